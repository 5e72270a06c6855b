import { BlockStack, Button, Card, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import { formatNumber, formatWait } from "../../figures/format.ts";
import type { ImportProgress } from "../../orders/import-progress.ts";

/** How far the reading of orders is. Who has watched it run sees its end too, so that nothing jumps away. */
export function ImportCard({ progress }: { progress: ImportProgress | null }) {
  const [watched] = useState(progress === null || progress.standing === "running");
  if (progress?.standing === "done" && !watched) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {progress?.sentence ?? "Setting up"}
          </Text>
          <ImportButton standing={progress?.standing ?? "running"} />
        </InlineStack>
        <ProgressBar
          progress={Math.round((progress?.share ?? 0) * 100)}
          size="small"
          tone="primary"
          animated={false}
          ariaLabelledBy="import-words"
        />
        <Text as="p" tone="subdued" id="import-words">
          <span className="numeric">{wordsOf(progress)}</span>
        </Text>
        {progress?.problem ? (
          <Text as="p" {...(progress.standing === "failed" ? { tone: "critical" } : {})}>
            {progress.problem}
          </Text>
        ) : null}
      </BlockStack>
    </Card>
  );
}

function wordsOf(progress: ImportProgress | null): string {
  if (!progress) return "The import starts in a moment.";
  const { read, expected, secondsLeft, standing } = progress;
  if (standing === "cancelled")
    return "What was read so far is kept. Your numbers cover only these orders.";
  if (standing === "done") return `${formatNumber(read)} orders. New ones arrive by themselves.`;
  const orders =
    expected === null
      ? `${formatNumber(read)} orders`
      : `${formatNumber(read)} of ${formatNumber(Math.max(read, expected))} orders`;
  if (standing === "failed") return `${orders} read before it stopped.`;
  return secondsLeft === null ? orders : `${orders}, ${formatWait(secondsLeft)} left`;
}

function ImportButton({ standing }: { standing: ImportProgress["standing"] }) {
  const fetcher = useFetcher({ key: "import" });
  if (standing === "done") return null;
  const isRunning = standing === "running";
  return (
    <Button
      loading={fetcher.state !== "idle"}
      onClick={() =>
        fetcher.submit(
          { intent: isRunning ? "cancel-import" : "start-import" },
          { method: "post", action: "/app?index" },
        )
      }
    >
      {isRunning ? "Cancel" : "Read orders again"}
    </Button>
  );
}

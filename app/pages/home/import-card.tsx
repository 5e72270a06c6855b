import {
  BlockStack,
  Button,
  Card,
  InlineError,
  InlineStack,
  ProgressBar,
  Text,
} from "@shopify/polaris";
import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import type { ImportProgress } from "../../orders/import-progress.ts";
import { importPhases } from "../../orders/words.ts";
import { importCard } from "./words.ts";

/** How far the reading of orders is. Who has watched it run sees its end too, so that nothing jumps away. */
export function ImportCard({ progress }: { progress: ImportProgress | null }) {
  const [watched] = useState(progress === null || progress.standing === "running");
  if (progress?.standing === "done" && !watched) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {progress ? importPhases[progress.phase] : importCard.settingUp}
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
  if (!progress) return importCard.theImportStarts;
  const { read, expected, secondsLeft, standing } = progress;
  if (standing === "cancelled") return importCard.whatWasRead;
  if (standing === "done") return importCard.allRead(read);
  const orders =
    expected === null
      ? importCard.ordersRead(read)
      : importCard.ofOrders(read, Math.max(read, expected));
  if (standing === "failed") return importCard.readBeforeItStopped(orders);
  return secondsLeft === null ? orders : importCard.left(orders, secondsLeft);
}

function ImportButton({ standing }: { standing: ImportProgress["standing"] }) {
  const fetcher = useFetcher<{ problem: string | null }>({ key: "import" });
  if (standing === "done") return null;
  const isRunning = standing === "running";
  return (
    <BlockStack gap="100" inlineAlign="end">
      <Button
        loading={fetcher.state !== "idle"}
        onClick={() =>
          fetcher.submit(
            { intent: isRunning ? "cancel-import" : "start-import" },
            { method: "post", action: "/app?index" },
          )
        }
      >
        {isRunning ? importCard.cancel : importCard.readOrdersAgain}
      </Button>
      {fetcher.data?.problem ? (
        <InlineError message={fetcher.data.problem} fieldID="import-words" />
      ) : null}
    </BlockStack>
  );
}

import { ToldBadge } from "../../components/told-badge.tsx";
import { aboutBadge } from "../../components/words.ts";
import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useFetcher } from "@remix-run/react";
import { Fact, Facts } from "../../components/facts.tsx";
import { formatInstant, formatNumber } from "../../figures/format.ts";
import { jobsCard } from "./words.ts";

interface Queue {
  waiting: number;
  running: number;
  scheduled: number;
  givenUp: number;
  failed: {
    name: string;
    words: string;
    givenUp: boolean;
    attempts: number;
    lastError: string;
    at: string;
  }[];
}

export function JobsCard({ queue, timeZone }: { queue: Queue; timeZone: string }) {
  const counts = [
    [jobsCard.waiting, queue.waiting],
    [jobsCard.running, queue.running],
    [jobsCard.dueLater, queue.scheduled],
    [jobsCard.givenUp, queue.givenUp],
  ] as const;
  return (
    <Card>
      <BlockStack gap="300">
        <Facts>
          {counts.map(([label, count]) => (
            <Fact key={label} label={label} value={formatNumber(count)} />
          ))}
        </Facts>
        {queue.failed.length === 0 ? (
          <Text as="p" tone="subdued">
            {jobsCard.nothingHasFailed}
          </Text>
        ) : null}
        {queue.failed.map((job) => (
          <BlockStack key={`${job.name}${job.at}`}>
            <InlineStack gap="200" blockAlign="center">
              <Text as="p" fontWeight="semibold">
                {job.words}
              </Text>
              {job.givenUp ? (
                <ToldBadge about={aboutBadge.work} tone="critical">
                  {jobsCard.givenUp}
                </ToldBadge>
              ) : (
                <ToldBadge about={aboutBadge.work}>{jobsCard.triedAgain}</ToldBadge>
              )}
            </InlineStack>
            <Text as="p" variant="bodySm" tone="subdued" breakWord>
              {formatInstant(job.at, timeZone)},{" "}
              {job.attempts === 0 ? jobsCard.beginsAnew : jobsCard.tried(job.attempts)}:{" "}
              {job.lastError}
            </Text>
          </BlockStack>
        ))}
        {queue.givenUp > 0 ? <RetryButton count={queue.givenUp} /> : null}
      </BlockStack>
    </Card>
  );
}

function RetryButton({ count }: { count: number }) {
  const fetcher = useFetcher({ key: "retry-jobs" });
  return (
    <InlineStack>
      <Button
        loading={fetcher.state !== "idle"}
        onClick={() =>
          fetcher.submit(
            { intent: "retry-jobs" },
            { method: "post", action: "/app/settings/health" },
          )
        }
      >
        {count === 1 ? jobsCard.tryItAgain : jobsCard.tryAllAgain(count)}
      </Button>
    </InlineStack>
  );
}

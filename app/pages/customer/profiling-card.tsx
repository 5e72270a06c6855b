import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useFetcher } from "@remix-run/react";
import type { actOnCustomer } from "./act.server.ts";
import { profilingCard } from "./words.ts";

/** Whether a customer is profiled, and the way to note that they objected, or take it back. */
export function ProfilingCard({ since, timeZone }: { since: string | null; timeZone: string }) {
  const fetcher = useFetcher<typeof actOnCustomer>({ key: "profiling" });
  const intent = since === null ? "stop-profiling" : "resume-profiling";
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {profilingCard.profiling}
        </Text>
        <Text as="p">
          {since === null ? profilingCard.profiled : profilingCard.not(since, timeZone)}
        </Text>
        {fetcher.data?.problem ? (
          <Text as="p" tone="critical">
            {fetcher.data.problem}
          </Text>
        ) : null}
        <InlineStack>
          <Button
            loading={fetcher.state !== "idle"}
            onClick={() => fetcher.submit({ intent }, { method: "post" })}
          >
            {since === null ? profilingCard.stop : profilingCard.resume}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

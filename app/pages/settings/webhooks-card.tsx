import { BlockStack, Card, Text } from "@shopify/polaris";
import { DataTable } from "../../components/charts/chart-frame.tsx";
import { Disclosure } from "../../components/disclosure.tsx";
import { countOf, formatInstant } from "../../figures/format.ts";

interface Webhook {
  topic: string;
  lastReceivedAt: string | null;
}

interface News {
  webhooks: Webhook[];
  /** changes of the last seven days that only a comparison found; null before the first comparison */
  missed: number | null;
  timeZone: string;
}

export function WebhooksCard({ webhooks, missed, timeZone }: News) {
  const seen = webhooks.flatMap((one) => one.lastReceivedAt ?? []).sort();
  const last = seen.at(-1);
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="p">
          {last
            ? `Last news: ${formatInstant(last, timeZone)}.`
            : "No news yet. The first comes with the next order."}
        </Text>
        {missed === null ? null : (
          <Text as="p" tone="subdued">
            {missed > 0
              ? `${countOf(missed, "change")} of the last 7 days did not arrive by themselves: comparing found them.`
              : "Nothing was missed in the last 7 days."}
          </Text>
        )}
        <Disclosure label="By kind">
          <DataTable
            caption="Last news by kind"
            columns={["Kind", "Last received"]}
            rows={webhooks.map(({ topic, lastReceivedAt }) => [
              topic,
              lastReceivedAt ? formatInstant(lastReceivedAt, timeZone) : "never",
            ])}
          />
        </Disclosure>
      </BlockStack>
    </Card>
  );
}

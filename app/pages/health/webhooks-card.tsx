import { BlockStack, Card, Text } from "@shopify/polaris";
import { DataTable } from "../../components/charts/twin-table.tsx";
import { Disclosure } from "../../components/disclosure.tsx";
import { formatInstant } from "../../figures/format.ts";
import { webhooksCard } from "./words.ts";

interface Webhook {
  topic: string;
  lastReceivedAt: string | null;
}

interface News {
  webhooks: Webhook[];
  /** changes of the last seven days that only a comparison found; null before the first comparison */
  missed: number | null;
  /** messages about numbers no shop has */
  notOurs: { messages: number; lastReceivedAt: string | null };
  timeZone: string;
}

export function WebhooksCard({ webhooks, missed, notOurs, timeZone }: News) {
  const seen = webhooks.flatMap((one) => one.lastReceivedAt ?? []).sort();
  const last = seen.at(-1);
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="p">{last ? webhooksCard.lastNews(last, timeZone) : webhooksCard.noNewsYet}</Text>
        {missed === null ? null : (
          <Text as="p" tone="subdued">
            {missed > 0 ? webhooksCard.ofTheLast7(missed) : webhooksCard.nothingWasMissed}
          </Text>
        )}
        {notOurs.lastReceivedAt === null ? null : (
          <Text as="p" tone="subdued">
            {webhooksCard.notOurs(notOurs.messages, notOurs.lastReceivedAt, timeZone)}
          </Text>
        )}
        <Disclosure label={webhooksCard.byKind}>
          <DataTable
            caption={webhooksCard.lastNewsByKind}
            columns={[webhooksCard.kind, webhooksCard.lastReceived]}
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

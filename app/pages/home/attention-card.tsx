import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { customerStates } from "../../clv/states/states.ts";
import { actionOf } from "../state-action.ts";
import type { AttentionItem } from "./attention.ts";
import { attentionCard } from "./words.ts";

interface AttentionCardProps {
  items: AttentionItem[];
  currency: string;
  /** false while the numbers are still coming in */
  isReady: boolean;
}

/** At most three things to do, one action each. */
export function AttentionCard({ items, currency, isReady }: AttentionCardProps) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {attentionCard.needsAttention}
        </Text>
        {items.length === 0 ? (
          <Text as="p" tone="subdued">
            {isReady ? attentionCard.nothingNow : attentionCard.whoNeedsAttention}
          </Text>
        ) : null}
        {items.map((item, index) => (
          <InlineStack
            key={item.state}
            align="space-between"
            blockAlign="center"
            gap="300"
            wrap={false}
          >
            <BlockStack>
              <Text as="p" fontWeight="semibold">
                {attentionCard.customers(item.customers)}: {customerStates[item.state].label}
              </Text>
              <Text as="p" tone="subdued">
                {reasonOf(item, currency)}
              </Text>
            </BlockStack>
            <div className="keep-whole">
              <Button
                url={actionOf(item.state).url}
                variant={item.kind === "offer" && index === 0 ? "primary" : "secondary"}
              >
                {actionOf(item.state).content}
              </Button>
            </div>
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  );
}

function reasonOf(item: AttentionItem, currency: string): string {
  const advice = customerStates[item.state].advice;
  if (item.valueMinor <= 0) return advice;
  return attentionCard.atRiskOver12(item.valueMinor, currency, advice);
}

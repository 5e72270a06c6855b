import { BlockStack, Button, Card, Text } from "@shopify/polaris";
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
          {attentionCard.title}
        </Text>
        {items.length === 0 ? (
          <Text as="p" tone="subdued">
            {isReady ? attentionCard.nothingNow : attentionCard.whoNeedsAttention}
          </Text>
        ) : null}
        <div className="actions">
          {items.map((item) => (
            <div className="actions-row" key={item.state}>
              <div>
                <Text as="p" fontWeight="semibold">
                  {attentionCard.whoAndWhat(item.customers, customerStates[item.state].label)}
                </Text>
                <Text as="p" tone="subdued">
                  {customerStates[item.state].advice}
                </Text>
              </div>
              <Money item={item} currency={currency} />
              <Button url={actionOf(item.state).url}>{actionOf(item.state).content}</Button>
            </div>
          ))}
        </div>
      </BlockStack>
    </Card>
  );
}

/** What goes with them over 12 months; nothing is predicted of newcomers. */
function Money({ item, currency }: { item: AttentionItem; currency: string }) {
  if (item.valueMinor <= 0) return <span />;
  return (
    <div className="actions-money">
      <Text as="p" fontWeight="semibold">
        <span className="numeric">{attentionCard.money(item.valueMinor, currency)}</span>
      </Text>
      <Text as="p" variant="bodySm" tone="subdued">
        {attentionCard.atRisk}
      </Text>
    </div>
  );
}

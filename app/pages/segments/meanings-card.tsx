import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { Lines } from "../../clv/states/lines.ts";
import { customerStates, type CustomerState } from "../../clv/states/states.ts";
import { formatNumber } from "../../figures/format.ts";
import { actionOf } from "../state-action.ts";
import { StateBadge } from "../state-badge.tsx";
import { meanings, ruleOf } from "./help-words.ts";

interface MeaningsCardProps {
  states: { state: CustomerState; customers: number; valueAtRiskMinor: number }[];
  lines: Lines;
  currency: string;
}

/** What the segments mean in this shop, each with the one thing to do. */
export function MeaningsCard({ states, lines, currency }: MeaningsCardProps) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {meanings.inYourShop}
        </Text>
        <Text as="p">{meanings.aCustomer}</Text>
        <ul className="meanings">
          {states.map(({ state, customers, valueAtRiskMinor }) => (
            <li key={state}>
              <BlockStack gap="100">
                <InlineStack gap="200" blockAlign="center">
                  <StateBadge state={state} />
                  <Text as="span" tone="subdued">
                    <span className="numeric">
                      {formatNumber(customers)}
                      {valueAtRiskMinor > 0 ? meanings.andAtRisk(valueAtRiskMinor, currency) : ""}
                    </span>
                  </Text>
                </InlineStack>
                <Text as="p">{ruleOf(state, lines, currency)}</Text>
                <Text as="p" tone="subdued">
                  {customerStates[state].advice}
                </Text>
              </BlockStack>
              <Button
                {...(customers === 0 ? { disabled: true } : { url: actionOf(state).url })}
                accessibilityLabel={`${actionOf(state).content}: ${customerStates[state].label}`}
              >
                {actionOf(state).content}
              </Button>
            </li>
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}

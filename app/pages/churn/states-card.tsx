import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { Lines } from "../../clv/states/lines.ts";
import { customerStates, type CustomerState } from "../../clv/states/states.ts";
import { BarChart } from "../../components/charts/bar-chart.tsx";
import {
  formatCompactMoney,
  formatDay,
  formatMoney,
  formatNumber,
  formatPercent,
} from "../../figures/format.ts";
import { StateBadge } from "../state-badge.tsx";
import { actionOf } from "../state-action.ts";
import { ruleOf, statesWords } from "./words.ts";

interface StateRow {
  state: CustomerState;
  customers: number;
  valueAtRiskMinor: number;
}

interface StatesProps {
  states: StateRow[];
  currency: string;
}

/** Who is in which state, and what may go with them. */
export function StatesCard({ states, asOf, currency }: StatesProps & { asOf: string }) {
  const all = states.reduce((sum, one) => sum + one.customers, 0);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Customers by state
        </Text>
        <Text as="p">{statesWords(states, currency)}</Text>
        <BarChart
          label="Customers by state, with their value at risk"
          columns={["State", "Customers", "Share", "Value at risk, 12 months"]}
          format={formatNumber}
          bars={states.map((row) => ({
            name: customerStates[row.state].label,
            value: row.customers,
            tone: customerStates[row.state].bar,
            aside:
              row.valueAtRiskMinor > 0
                ? `~${formatCompactMoney(row.valueAtRiskMinor, currency)} at risk`
                : "",
            more: [
              formatPercent(all > 0 ? row.customers / all : 0),
              `~${formatMoney(row.valueAtRiskMinor, currency)}`,
            ],
          }))}
        />
        <Text as="p" variant="bodySm" tone="subdued">
          Counted on {formatDay(asOf)}. A single customer is followed with each order.
        </Text>
      </BlockStack>
    </Card>
  );
}

/** What the states mean in this shop, each with the one thing to do. */
export function MeaningsCard({ states, lines, currency }: StatesProps & { lines: Lines }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          What the states mean in your shop
        </Text>
        <Text as="p">
          A customer is in the first state whose rule fits. The lines are drawn anew each night from
          your own orders.
        </Text>
        <ul className="meanings">
          {states.map(({ state, customers, valueAtRiskMinor }) => (
            <li key={state}>
              <BlockStack gap="100">
                <InlineStack gap="200" blockAlign="center">
                  <StateBadge state={state} />
                  <Text as="span" tone="subdued">
                    <span className="numeric">
                      {formatNumber(customers)}
                      {valueAtRiskMinor > 0
                        ? `, ~${formatCompactMoney(valueAtRiskMinor, currency)} at risk`
                        : ""}
                    </span>
                  </Text>
                </InlineStack>
                <Text as="p">{ruleOf(state, lines, currency)}</Text>
                <Text as="p" tone="subdued">
                  {customerStates[state].advice}
                </Text>
              </BlockStack>
              <Button
                url={actionOf(state).url}
                disabled={customers === 0}
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

import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { Lines } from "../../clv/states/lines.ts";
import { customerStates, type CustomerState } from "../../clv/states/states.ts";
import { BarChart } from "../../components/charts/bar-chart.tsx";
import { formatMoney, formatNumber, formatPercent } from "../../figures/format.ts";
import { noFigure } from "../../figures/words.ts";
import { StateBadge } from "../state-badge.tsx";
import { actionOf } from "../state-action.ts";
import { ruleOf, statesWords, statesCard } from "./words.ts";

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
          {statesCard.customersByState}
        </Text>
        <Text as="p">{statesWords(states, currency)}</Text>
        <BarChart
          label={statesCard.chart}
          columns={[
            statesCard.state,
            statesCard.customers,
            statesCard.share,
            statesCard.valueAtRisk12,
          ]}
          format={formatNumber}
          bars={states.map((row) => ({
            name: customerStates[row.state].label,
            value: row.customers,
            tone: customerStates[row.state].bar,
            aside:
              row.valueAtRiskMinor > 0 ? statesCard.atRisk(row.valueAtRiskMinor, currency) : "",
            more: [
              formatPercent(all > 0 ? row.customers / all : 0),
              row.valueAtRiskMinor > 0
                ? `~${formatMoney(row.valueAtRiskMinor, currency)}`
                : noFigure,
            ],
          }))}
        />
        <Text as="p" variant="bodySm" tone="subdued">
          {statesCard.countedOn(asOf)}
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
          {statesCard.whatTheStatesMean}
        </Text>
        <Text as="p">{statesCard.aCustomer}</Text>
        <ul className="meanings">
          {states.map(({ state, customers, valueAtRiskMinor }) => (
            <li key={state}>
              <BlockStack gap="100">
                <InlineStack gap="200" blockAlign="center">
                  <StateBadge state={state} />
                  <Text as="span" tone="subdued">
                    <span className="numeric">
                      {formatNumber(customers)}
                      {valueAtRiskMinor > 0 ? statesCard.andAtRisk(valueAtRiskMinor, currency) : ""}
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

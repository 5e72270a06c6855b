import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { customerStates, type CustomerState } from "../../clv/states/states.ts";
import { BarChart } from "../../components/charts/bar-chart.tsx";
import { SkeletonLines } from "../../components/empty.tsx";
import {
  countOf,
  formatCompactMoney,
  formatMoney,
  formatNumber,
  formatPercent,
} from "../../figures/format.ts";

interface StateRow {
  state: CustomerState;
  customers: number;
  valueAtRiskMinor: number;
  revenueMinor: number;
}

/** Who the customers are, by what one would do with them. */
export function StatesCard({ states, currency }: { states: StateRow[]; currency: string }) {
  const customers = states.reduce((sum, row) => sum + row.customers, 0);
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            Customers by state
          </Text>
          <Button variant="plain" url="/app/segments">
            See segments
          </Button>
        </InlineStack>
        {states.length === 0 ? (
          <>
            <Text as="p" tone="subdued">
              Shown when all orders are read: each customer by their own rhythm.
            </Text>
            <SkeletonLines lines={10} />
          </>
        ) : (
          <>
            <Text as="p">{sentenceOf(states, customers)}</Text>
            <BarChart
              label="Customers by state"
              columns={[
                "State",
                "Customers",
                "Share",
                "Value at risk, 12 months",
                "Revenue so far",
              ]}
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
                  formatPercent(row.customers / customers),
                  `~${formatMoney(row.valueAtRiskMinor, currency)}`,
                  formatMoney(row.revenueMinor, currency),
                ],
              }))}
            />
          </>
        )}
      </BlockStack>
    </Card>
  );
}

function sentenceOf(states: StateRow[], customers: number): string {
  const toWinBack = states
    .filter((row) => customerStates[row.state].purpose === "win_back")
    .reduce((sum, row) => sum + row.customers, 0);
  const kept = states
    .filter((row) => customerStates[row.state].purpose === "keep")
    .reduce((sum, row) => sum + row.customers, 0);
  return `Of ${countOf(customers, "customer")}, ${formatPercent(kept / customers, 0)} keep coming and ${formatPercent(toWinBack / customers, 0)} can be won back.`;
}

import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { customerStates, type CustomerState } from "../../clv/states/states.ts";
import { BarChart } from "../../components/charts/bar-chart.tsx";
import { SkeletonLines } from "../../components/empty.tsx";
import { formatMoney, formatNumber, formatPercent } from "../../figures/format.ts";
import { noFigure } from "../../figures/words.ts";
import { statesCard } from "./words.ts";

interface StateRow {
  state: CustomerState;
  customers: number;
  valueAtRiskMinor: number;
  revenueMinor: number;
}

/** Who the customers are, by what one would do with them. */
export function StatesCard({
  states,
  isNobody,
  currency,
}: {
  states: StateRow[];
  /** all orders are read, and none is a customer's */
  isNobody: boolean;
  currency: string;
}) {
  const customers = states.reduce((sum, row) => sum + row.customers, 0);
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {statesCard.customersByState}
          </Text>
          <Button variant="plain" url="/app/segments">
            {statesCard.seeSegments}
          </Button>
        </InlineStack>
        {states.length === 0 ? (
          <>
            <Text as="p" tone="subdued">
              {isNobody ? statesCard.nobodyYet : statesCard.shownWhenAllOrders}
            </Text>
            {isNobody ? null : <SkeletonLines lines={10} />}
          </>
        ) : (
          <>
            <Text as="p">{sentenceOf(states, customers)}</Text>
            <BarChart
              label={statesCard.customersByState}
              columns={[
                statesCard.state,
                statesCard.customers,
                statesCard.share,
                statesCard.valueAtRisk12,
                statesCard.revenueSoFar,
              ]}
              format={formatNumber}
              bars={states.map((row) => ({
                name: customerStates[row.state].label,
                value: row.customers,
                tone: customerStates[row.state].bar,
                aside:
                  row.valueAtRiskMinor > 0 ? statesCard.atRisk(row.valueAtRiskMinor, currency) : "",
                more: [
                  formatPercent(row.customers / customers),
                  row.valueAtRiskMinor > 0
                    ? `~${formatMoney(row.valueAtRiskMinor, currency)}`
                    : noFigure,
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
  return statesCard.ofKeepComing(customers, kept, toWinBack);
}

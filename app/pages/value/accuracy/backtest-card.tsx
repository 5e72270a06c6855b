import { BlockStack, Text } from "@shopify/polaris";
import { ChartCard } from "../../../components/chart-card.tsx";
import { LineChart } from "../../../components/charts/line-chart.tsx";
import { PairedBars, type Pair } from "../../../components/charts/paired-bars.tsx";
import { formatDay, formatNumber, formatPercent } from "../../../figures/format.ts";
import type { Figure } from "../../../figures/figure.ts";
import { backtestWords, driftWords, monthsTested, backtestCard } from "./words.ts";

export interface Compared {
  label: string;
  customers: number;
  predicted: number;
  actual: number;
}

interface BacktestCardProps {
  test: {
    cut: number;
    days: number;
    predictedOrders: number;
    actualOrders: number;
    bias: number | null;
    byMonth: readonly Compared[];
    deciles: readonly Compared[];
    calibration: readonly Compared[];
    figure: Figure;
  } | null;
  history: { asOf: string; predicted: number; actual: number; bias: number | null }[];
  currency: string;
}

/** A line through fewer days is no line. */
const LEAST_DAYS = 3;
const whole = (value: number) => formatNumber(Math.round(value));

/** The prediction put to the test in front of the merchant. */
export function BacktestCard({ test, history, currency }: BacktestCardProps) {
  if (!test)
    return (
      <ChartCard
        title={backtestCard.wouldItHaveBeen}
        sentence={backtestCard.notTestedYet}
        currency={currency}
      />
    );
  const { months, daysLeft } = monthsTested(test.byMonth, test.cut);
  const drift = driftWords(history);
  const biases = history.filter(({ bias }) => bias !== null);
  return (
    <ChartCard
      title={backtestCard.wouldItHaveBeen}
      sentence={backtestWords(test)}
      figure={test.figure}
      currency={currency}
    >
      <BlockStack gap="400">
        <Chart title={backtestCard.ordersByMonth}>
          <PairedBars
            label={backtestCard.predictedAndActualOrders}
            columns={[backtestCard.monthUpTo, backtestCard.predicted, backtestCard.actual]}
            pairs={months.map((month) => ({
              name: formatDay(month.label),
              short: backtestCard.until(formatDay(month.label).replace(/, \d{4}$/, "")),
              first: month.predicted,
              second: month.actual,
            }))}
            format={whole}
            counts
          />
          {daysLeft > 0 ? (
            <Text as="p" variant="bodySm" tone="subdued">
              {backtestCard.theLast(daysLeft)}
            </Text>
          ) : null}
        </Chart>
        <Chart title={backtestCard.areTheChancesRight}>
          <Text as="p" variant="bodySm" tone="subdued">
            {backtestCard.customersByTheChance}
          </Text>
          <PairedBars
            label={backtestCard.predictedAndActualShare}
            columns={[
              backtestCard.predictedChance,
              backtestCard.predicted,
              backtestCard.actual,
              backtestCard.customers,
            ]}
            pairs={sharesOf(test.calibration)}
            format={(share) => formatPercent(share)}
          />
        </Chart>
        <Chart title={backtestCard.doesItKnow}>
          <Text as="p" variant="bodySm" tone="subdued">
            {backtestCard.tenEqualGroups}
          </Text>
          <PairedBars
            label={backtestCard.ordersByTenth}
            columns={[
              backtestCard.tenth,
              backtestCard.predicted,
              backtestCard.actual,
              backtestCard.customers,
            ]}
            pairs={test.deciles.map((decile) => ({
              name: decile.label,
              first: decile.predicted,
              second: decile.actual,
              more: [formatNumber(decile.customers)],
            }))}
            format={whole}
            counts
          />
        </Chart>
        {drift ? (
          <Chart title={backtestCard.earlierTests}>
            <Text as="p">{drift}</Text>
            {biases.length >= LEAST_DAYS ? (
              <LineChart
                label={backtestCard.errorOfTheTest}
                xName={backtestCard.testedOn}
                x={biases.map(({ asOf }) => formatDay(asOf))}
                series={[{ name: backtestCard.error, values: biases.map((one) => one.bias) }]}
                format={(share) => formatPercent(share)}
              />
            ) : null}
          </Chart>
        ) : null}
      </BlockStack>
    </ChartCard>
  );
}

function Chart({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm">
        {title}
      </Text>
      {children}
    </BlockStack>
  );
}

/** Buyers of each bin as a share of its customers. */
export function sharesOf(bins: readonly Compared[]): Pair[] {
  return bins.map(({ label, customers, predicted, actual }) => ({
    name: label,
    first: predicted / customers,
    second: actual / customers,
    more: [formatNumber(customers)],
  }));
}

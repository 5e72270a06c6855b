import { BlockStack, Text } from "@shopify/polaris";
import { ChartCard } from "../../components/chart-card.tsx";
import { LineChart } from "../../components/charts/line-chart.tsx";
import { PairedBars, type Pair } from "../../components/charts/paired-bars.tsx";
import { formatDay, formatDays, formatNumber, formatPercent } from "../../figures/format.ts";
import type { Figure } from "../../figures/figure.ts";
import { backtestWords, driftWords, monthsTested } from "./words.ts";

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
        title="Would it have been right?"
        sentence="Not tested yet: the test hides the last quarter of the history from the model, and needs at least 50 customers before it."
        currency={currency}
      />
    );
  const { months, daysLeft } = monthsTested(test.byMonth, test.cut);
  const drift = driftWords(history);
  const biases = history.filter(({ bias }) => bias !== null);
  return (
    <ChartCard
      title="Would it have been right?"
      sentence={backtestWords(test)}
      figure={test.figure}
      currency={currency}
    >
      <BlockStack gap="400">
        <Chart title="Orders by month">
          <PairedBars
            label="Predicted and actual orders by month since the cut"
            columns={["Month up to", "Predicted", "Actual"]}
            pairs={months.map((month) => ({
              name: formatDay(month.label),
              short: formatDay(month.label).replace(/, \d{4}$/, ""),
              first: month.predicted,
              second: month.actual,
            }))}
            format={whole}
          />
          {daysLeft > 0 ? (
            <Text as="p" variant="bodySm" tone="subdued">
              The last {formatDays(daysLeft)} are in the total only.
            </Text>
          ) : null}
        </Chart>
        <Chart title="Are the chances right?">
          <Text as="p" variant="bodySm" tone="subdued">
            Customers by the chance they were given of ordering at all, and how many of them did.
          </Text>
          <PairedBars
            label="Predicted and actual share of customers who ordered, by predicted chance"
            columns={["Predicted chance", "Predicted", "Actual", "Customers"]}
            pairs={sharesOf(test.calibration)}
            format={(share) => formatPercent(share)}
          />
        </Chart>
        <Chart title="Does it know the best customers?">
          <Text as="p" variant="bodySm" tone="subdued">
            Ten equal groups of customers by predicted orders, least first.
          </Text>
          <PairedBars
            label="Predicted and actual orders by tenth of customers"
            columns={["Tenth", "Predicted", "Actual", "Customers"]}
            pairs={test.deciles.map((decile) => ({
              name: decile.label,
              first: decile.predicted,
              second: decile.actual,
              more: [formatNumber(decile.customers)],
            }))}
            format={whole}
          />
        </Chart>
        {drift ? (
          <Chart title="Earlier tests">
            <Text as="p">{drift}</Text>
            {biases.length >= LEAST_DAYS ? (
              <LineChart
                label="Error of the test, by the day it was made"
                xName="Tested on"
                x={biases.map(({ asOf }) => formatDay(asOf))}
                series={[{ name: "Predicted ÷ actual − 1", values: biases.map((one) => one.bias) }]}
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

import { BlockStack, Text } from "@shopify/polaris";
import { ChartCard } from "../../../components/chart-card.tsx";
import { PairedBars, type Pair } from "../../../components/charts/paired-bars.tsx";
import { formatNumber, formatPercent } from "../../../figures/format.ts";
import { customersWith } from "../customers-with.ts";
import { backtestCard } from "./words.ts";

export interface Compared {
  label: string;
  customers: number;
  predicted: number;
  actual: number;
  group?: number;
  carried?: number;
}

interface CalibrationCardProps {
  test: { calibration: readonly Compared[]; deciles: readonly Compared[] };
  currency: string;
}

/** Whether a chance of a third came true for every third, and whether the best were known. */
export function CalibrationCard({ test, currency }: CalibrationCardProps) {
  return (
    <ChartCard
      title={backtestCard.areTheChancesRight}
      sentence={backtestCard.customersByTheChance}
      currency={currency}
    >
      <BlockStack gap="400">
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
        <BlockStack gap="100">
          <Text as="h3" variant="headingSm">
            {backtestCard.doesItKnow}
          </Text>
          <Text as="p" variant="bodySm" tone="subdued">
            {backtestCard.tenEqualGroups}
          </Text>
          <PairedBars
            label={backtestCard.ordersByTenth}
            columns={[
              backtestCard.tenth,
              backtestCard.predicted,
              backtestCard.actual,
              ...carriedColumn(test.deciles),
              backtestCard.customers,
            ]}
            pairs={test.deciles.map((decile) => ({
              name: decile.label,
              ...behind("tenth", decile),
              first: decile.predicted,
              second: decile.actual,
              ...carriedOf(decile),
              more: [formatNumber(decile.customers)],
            }))}
            format={(value) => formatNumber(Math.round(value))}
            counts
          />
        </BlockStack>
      </BlockStack>
    </ChartCard>
  );
}

/** Whose orders a bar is made of; nobody knows it of a test of an earlier release. */
const behind = (by: "chance" | "tenth", { group }: Pick<Compared, "group">) =>
  group === undefined ? {} : { href: customersWith({ tested: `${by}.${group}` }) };

/** The rule without a model, beside both; a test of an earlier release has none. */
export const carriedOf = ({ carried }: Compared) =>
  carried === undefined ? {} : { third: carried };
export const carriedColumn = (compared: readonly Compared[]) =>
  compared.some(({ carried }) => carried !== undefined) ? [backtestCard.carried] : [];

/** Buyers of each bin as a share of its customers. */
export function sharesOf(bins: readonly Compared[]): Pair[] {
  return bins.map(({ label, customers, predicted, actual, group }) => ({
    name: label,
    ...behind("chance", { group }),
    first: predicted / customers,
    second: actual / customers,
    more: [formatNumber(customers)],
  }));
}

import { Text } from "@shopify/polaris";
import { TwoIntervals, type Interval } from "../../components/charts/two-intervals.tsx";
import type { Results } from "../../experiments/results.ts";
import { formatMoney, formatPercent } from "../../figures/format.ts";
import { sideOf } from "../offer-side.ts";
import { verdict } from "./words.ts";

/** How many of each side ordered, as intervals: what they share is what chance may explain. */
export function RatesPicture({ results, offerId }: { results: Results; offerId: string }) {
  const { treatedRate, holdoutRate } = results;
  const intervals: Interval[] = [
    ...(holdoutRate
      ? [{ name: verdict.heldOut, ...holdoutRate, href: sideOf(offerId, "holdout") }]
      : []),
    ...(treatedRate
      ? [{ name: verdict.withACode, ...treatedRate, href: sideOf(offerId, "treated") }]
      : []),
  ];
  return (
    <TwoIntervals
      label={verdict.customersWithACode}
      columns={[verdict.customers, verdict.orderRate]}
      intervals={intervals}
      format={(share) => formatPercent(share)}
      formatAxis={(share) => formatPercent(share, 0)}
    />
  );
}

/** The profit of a customer with a code beyond that of one held out, against nothing gained. */
export function ProfitPicture({ results, currency }: { results: Results; currency: string }) {
  const profit = results.profitDifference;
  if (!profit) return null;
  const money = (minor: number) => formatMoney(Math.round(minor), currency);
  return (
    <>
      <Text as="h3" variant="headingSm">
        {verdict.profitOfEach}
      </Text>
      <TwoIntervals
        label={verdict.profitOfEach}
        columns={[verdict.comparison, verdict.profit]}
        intervals={[{ name: verdict.codeLessHeldOut, ...profit }]}
        line={{ value: 0, name: verdict.nothingGained }}
        format={money}
      />
    </>
  );
}

import { ChartCard } from "../../../components/chart-card.tsx";
import { BarChart } from "../../../components/charts/bar-chart.tsx";
import { formatMoney, formatNumber, formatPercent } from "../../../figures/format.ts";
import { AT_RISK } from "../../../clv/states/states.ts";
import type { DiscountPicture } from "../../../clv/pictures/discount-picture.ts";
import { customersWith } from "../customers-with.ts";
import { discountsCard } from "./words.ts";

/** What it means that some of those at risk are led by discounts. */
export function discountWords(discounts: DiscountPicture, currency: string): string {
  const { atRisk } = discounts;
  const { customers, led } = atRisk;
  const others = customers - led;
  if (discounts.discounted === 0) return discountsCard.noOrderHasBeen;
  if (customers === 0) return discountsCard.nobodyIsAtRisk;
  if (led === 0) return discountsCard.noneIsLed(customers);
  const are = discountsCard.someAreLed(
    led,
    customers,
    atRisk.ledValueAtRiskMinor,
    currency,
    atRisk.valueAtRiskMinor,
  );
  return others === 0 ? are : discountsCard.restIsNot(are, others);
}

interface DiscountsCardProps {
  discounts: DiscountPicture | null;
  currency: string;
}

/** Who of those at risk comes for the discount. How it is computed stands with the figure above. */
export function DiscountsCard({ discounts, currency }: DiscountsCardProps) {
  if (!discounts) return null;
  const { atRisk } = discounts;
  const others = atRisk.customers - atRisk.led;
  const bar = (name: string, customers: number, minor: number, tone: number, href?: string) => ({
    name,
    ...(href ? { href } : {}),
    value: customers,
    tone,
    aside: discountsCard.atRisk(minor, currency),
    more: [
      formatPercent(atRisk.customers > 0 ? customers / atRisk.customers : 0),
      `~${formatMoney(minor, currency)}`,
    ],
  });
  return (
    <ChartCard
      title={discountsCard.whoComes}
      sentence={discountWords(discounts, currency)}
      currency={currency}
    >
      {atRisk.customers > 0 && discounts.discounted > 0 ? (
        <BarChart
          label={discountsCard.customersAtRisk}
          columns={[
            discountsCard.atRiskColumn,
            discountsCard.customers,
            discountsCard.share,
            discountsCard.valueAtRisk12,
          ]}
          format={formatNumber}
          bars={[
            bar(
              discountsCard.discountLed,
              atRisk.led,
              atRisk.ledValueAtRiskMinor,
              4,
              customersWith({ state: AT_RISK.join(","), discounts: "led" }),
            ),
            bar(
              discountsCard.notDiscountLed,
              others,
              atRisk.valueAtRiskMinor - atRisk.ledValueAtRiskMinor,
              3,
            ),
          ]}
        />
      ) : null}
    </ChartCard>
  );
}

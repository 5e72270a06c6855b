import { ChartCard } from "../../components/chart-card.tsx";
import { BarChart } from "../../components/charts/bar-chart.tsx";
import {
  countOf,
  formatCompactMoney,
  formatMoney,
  formatNumber,
  formatPercent,
} from "../../figures/format.ts";
import type { DiscountPicture } from "../../clv/pictures/discount-picture.ts";

/** What it means that some of those at risk are led by discounts. */
export function discountWords(discounts: DiscountPicture, currency: string): string {
  const { atRisk } = discounts;
  const { customers, led } = atRisk;
  const others = customers - led;
  if (discounts.discounted === 0) return "No order has been discounted yet.";
  if (customers === 0) return "Nobody is at risk.";
  if (led === 0)
    return `None of the ${countOf(customers, "customer")} at risk is discount-led: remind them before you offer anything.`;
  const are = `${formatNumber(led)} of the ${countOf(customers, "customer")} at risk ${led === 1 ? "is" : "are"} discount-led, with ~${formatCompactMoney(atRisk.ledValueAtRiskMinor, currency)} of ~${formatCompactMoney(atRisk.valueAtRiskMinor, currency)}: they may only come back at a discount.`;
  return others === 0
    ? are
    : `${are} That cannot be said of the other ${formatNumber(others)}: remind them first, and do not pay for orders that would come anyway.`;
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
  const bar = (name: string, customers: number, minor: number, tone: number) => ({
    name,
    value: customers,
    tone,
    aside: `~${formatCompactMoney(minor, currency)} at risk`,
    more: [
      formatPercent(atRisk.customers > 0 ? customers / atRisk.customers : 0),
      `~${formatMoney(minor, currency)}`,
    ],
  });
  return (
    <ChartCard
      title="Who comes for the discount"
      sentence={discountWords(discounts, currency)}
      currency={currency}
    >
      {atRisk.customers > 0 && discounts.discounted > 0 ? (
        <BarChart
          label="Customers at risk by whether discounts lead them"
          columns={["Customers at risk", "Customers", "Share", "Value at risk, 12 months"]}
          format={formatNumber}
          bars={[
            bar("Discount-led", atRisk.led, atRisk.ledValueAtRiskMinor, 4),
            bar(
              "Not discount-led",
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

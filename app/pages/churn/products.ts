import { FEWEST_GAPS, type ProductGap } from "../../clv/pictures/product-gaps.ts";
import { count, days, unknown, type Figure } from "../../figures/figure.ts";

/** How days until a product is bought again are counted, with the numbers of the first one. */
export function replenishmentFigure(gaps: readonly ProductGap[]): Figure | null {
  const first = gaps[0];
  if (!first) return null;
  return {
    key: "replenishment",
    label: `Median days until “${first.name}” is bought again`,
    value: days(first.medianGap),
    estimate: { low: days(first.low), high: days(first.high), confidence: 0.95 },
    how: {
      formula:
        "the middle one of all gaps between two purchases of the product by the same customer",
      inputs: [
        { label: "Customers who bought it", value: count(first.buyers) },
        { label: "of these more than once", value: count(first.repeatBuyers) },
        { label: "Gaps", value: count(first.gaps) },
        { label: "A quarter of the gaps is shorter than", value: days(first.dueFrom) },
        { label: "a quarter longer than", value: days(first.dueTo) },
        {
          label: "Half of all purchases are repeated within",
          value:
            first.medianWait === null
              ? unknown("fewer than half are repeated")
              : days(first.medianWait),
        },
      ],
      counted: [
        "Orders of one day are one purchase; what was sent back is none.",
        "Due now: last bought as long ago as the middle half of the gaps lasts.",
        `Products bought again fewer than ${FEWEST_GAPS} times are left out.`,
      ],
      missing: [
        "Only gaps that have ended are seen, so in a short history long ones are missing.",
        "Somebody may have bought something else instead.",
      ],
    },
  };
}

/** The list of those who are due for a product. */
export function dueAddress(gap: Pick<ProductGap, "productId" | "dueFrom" | "dueTo">): string {
  return `/app/customers?product=${gap.productId}&product_min=${gap.dueFrom}&product_max=${gap.dueTo}`;
}

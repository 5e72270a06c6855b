import { eitherWords } from "../../figures/words.ts";
import { discountAffinity, type DiscountPrior } from "../../clv/pictures/discount-affinity.ts";
import { choices } from "./choices.ts";
import type { Bind } from "./fact.ts";

/** With more orders than this, chance no longer moves the line. */
const MOST_ORDERS = 200;

/**
 * From how many discounted orders on a customer of 1, 2, 3 … orders is led by discounts, by the same rule as their own
 * page. More than they have orders = none is.
 */
export function ledFrom(prior: DiscountPrior): number[] {
  return Array.from({ length: MOST_ORDERS }, (_, n) => {
    const orders = n + 1;
    let [low, high] = [0, orders + 1];
    while (low < high) {
      const discounted = Math.floor((low + high) / 2);
      if (discountAffinity({ orders, discounted }, prior).discountLed) high = discounted;
      else low = discounted + 1;
    }
    return low;
  });
}

function ledSql(prior: DiscountPrior | null, bind: Bind): string {
  if (!prior) return "false";
  const lines = ledFrom(prior);
  const share = lines.at(-1)! / MOST_ORDERS;
  return `c.discounted_orders >= CASE WHEN c.orders <= ${MOST_ORDERS}
    THEN (${bind(lines, "int[]")})[c.orders] ELSE c.orders * ${bind(share, "float8")} END`;
}

const conditions: Record<string, (prior: DiscountPrior | null, bind: Bind) => string> = {
  led: ledSql,
  never: () => "c.discounted_orders = 0",
  always: () => "c.discounted_orders = c.orders",
};

export const discounts = choices({
  param: "discounts",
  label: "Discounts",
  choices: [
    { value: "led", label: "discount-led" },
    { value: "never", label: "never with a discount" },
    { value: "always", label: "always with a discount" },
  ],
  sql: (values, bind, { discountPrior }) =>
    `(${values.map((value) => conditions[value]!(discountPrior, bind)).join(" OR ")})`,
  chip: (labels) => `Discounts: ${labels.join(", ")}`,
  clause: (labels) => `buy ${eitherWords(labels)}`,
});

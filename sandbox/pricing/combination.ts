import type { DiscountRecord } from "../store/types.ts";
import { classOf } from "./eligibility.ts";

const switchOf = {
  product: "productDiscounts",
  order: "orderDiscounts",
  shipping: "shippingDiscounts",
} as const;

/** Two discounts share an order when each says so about the other's class. Shipping never meets shipping. */
export function canCombine(a: DiscountRecord, b: DiscountRecord): boolean {
  const classA = classOf(a);
  const classB = classOf(b);
  if (classA === "shipping" && classB === "shipping") return false;
  return a.combinesWith[switchOf[classB]] && b.combinesWith[switchOf[classA]];
}

/**
 * Every largest set of discounts that may stand together (Bron & Kerbosch 1973, with a pivot).
 * One of them saves most: adding a compatible discount never makes an order dearer.
 * At most 31 discounts (Shopify: 25 automatic, 5 codes and a shipping code). Throws RangeError above.
 */
export function largestCombinations(discounts: readonly DiscountRecord[]): DiscountRecord[][] {
  if (discounts.length > 31) {
    throw new RangeError(`expected at most 31 discounts on one cart, found ${discounts.length}`);
  }
  const friends = discounts.map((a, i) =>
    discounts.reduce((mask, b, j) => (i !== j && canCombine(a, b) ? mask | (1 << j) : mask), 0),
  );
  const found: number[] = [];

  function grow(chosen: number, open: number, done: number): void {
    if (open === 0 && done === 0) {
      found.push(chosen);
      return;
    }
    const pivot = lowest(open | done);
    let tries = open & ~friends[pivot]!;
    while (tries !== 0) {
      const next = lowest(tries);
      const bit = 1 << next;
      grow(chosen | bit, open & friends[next]!, done & friends[next]!);
      open &= ~bit;
      done |= bit;
      tries &= ~bit;
    }
  }

  grow(0, discounts.length === 0 ? 0 : 2 ** discounts.length - 1, 0);
  return found.map((mask) => discounts.filter((_, index) => (mask & (1 << index)) !== 0));
}

function lowest(mask: number): number {
  return 31 - Math.clz32(mask & -mask);
}

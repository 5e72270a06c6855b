import type { DiscountRecord } from "../store/types.ts";
import { allocate, share } from "./allocation.ts";
import { parseBuyXGetY, priceBuyXGetY } from "./buy-x-get-y.ts";
import type { CartLine, PricingInput } from "./cart.ts";
import { largestCombinations } from "./combination.ts";
import { classOf, isEntitled } from "./eligibility.ts";

export interface Outcome {
  set: readonly DiscountRecord[];
  /** what each discount of the set takes off */
  saved: Map<DiscountRecord, number>;
  /** per cart line */
  lineDiscounts: number[];
  /** the part of it that lies on the line alone; null = none */
  ownDiscounts: ({ discount: DiscountRecord; amount: number } | null)[];
  shippingDiscount: number;
}

export function bestCombination(
  candidates: readonly DiscountRecord[],
  automatic: ReadonlySet<DiscountRecord>,
  input: PricingInput,
): Outcome {
  const codesIn = (outcome: Outcome) => outcome.set.filter((d) => !automatic.has(d)).length;
  let best: Outcome | null = null;
  for (const set of largestCombinations(candidates)) {
    const outcome = applyTogether(set, input);
    const gain = best === null ? 1 : savingOf(outcome) - savingOf(best);
    // At equal price the shopper's own codes win, so that a typed code is not refused for nothing.
    if (best === null || gain > 0 || (gain === 0 && codesIn(outcome) > codesIn(best))) {
      best = outcome;
    }
  }
  return best ?? applyTogether([], input);
}

function savingOf(outcome: Outcome): number {
  return outcome.lineDiscounts.reduce((sum, amount) => sum + amount, outcome.shippingDiscount);
}

function applyTogether(set: readonly DiscountRecord[], input: PricingInput): Outcome {
  const saved = new Map<DiscountRecord, number>(set.map((discount) => [discount, 0]));
  const credit = (discount: DiscountRecord, amount: number) =>
    saved.set(discount, saved.get(discount)! + amount);
  const lineDiscounts = input.lines.map(() => 0);
  const ownDiscounts: Outcome["ownDiscounts"] = input.lines.map(() => null);

  const offers = set
    .filter((discount) => classOf(discount) === "product")
    .map((discount) => ({ discount, amounts: productDiscount(discount, input) }));
  input.lines.forEach((_, index) => {
    let best = { discount: null as DiscountRecord | null, amount: 0 };
    for (const { discount, amounts } of offers) {
      if (amounts[index]! > best.amount) best = { discount, amount: amounts[index]! };
    }
    if (!best.discount) return;
    lineDiscounts[index] = best.amount;
    ownDiscounts[index] = { discount: best.discount, amount: best.amount };
    credit(best.discount, best.amount);
  });

  const left = input.lines.map((line, index) =>
    line.isGiftCard ? 0 : worthOf(line) - lineDiscounts[index]!,
  );
  const base = left.reduce((sum, amount) => sum + amount, 0);
  let remaining = base;
  for (const discount of set.filter((each) => classOf(each) === "order")) {
    const amount = Math.min(remaining, valueOn(discount, base));
    remaining -= amount;
    credit(discount, amount);
  }
  allocate(base - remaining, left).forEach((amount, index) => {
    lineDiscounts[index] = lineDiscounts[index]! + amount;
  });

  const shipping = set.find((discount) => classOf(discount) === "shipping");
  if (shipping) credit(shipping, input.shippingRate);
  const shippingDiscount = shipping ? input.shippingRate : 0;
  return { set, saved, lineDiscounts, ownDiscounts, shippingDiscount };
}

/** What a product-class discount would take off each line, were it alone. */
function productDiscount(discount: DiscountRecord, input: PricingInput): number[] {
  if (discount.type === "bxgy") {
    const offer = parseBuyXGetY(discount.bxgy);
    return priceBuyXGetY(offer, input.lines, input.isInCollection, input.currency);
  }
  const worth = input.lines.map((line) =>
    isEntitled(discount, line, input.isInCollection) ? worthOf(line) : 0,
  );
  const value = discount.value;
  if (value?.amount != null && !value.onEachItem) {
    const total = worth.reduce((sum, amount) => sum + amount, 0);
    return allocate(Math.min(value.amount, total), worth);
  }
  if (value?.amount != null) {
    const amount = value.amount;
    return input.lines.map((line, index) =>
      worth[index]! > 0 ? Math.min(amount, line.unitPrice) * line.quantity : 0,
    );
  }
  return worth.map((amount) => share(amount, value?.percentage ?? 0));
}

function valueOn(discount: DiscountRecord, base: number): number {
  const value = discount.value;
  return value?.amount ?? share(base, value?.percentage ?? 0);
}

export function worthOf(line: CartLine): number {
  return line.unitPrice * line.quantity;
}

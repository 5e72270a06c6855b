import type { DiscountRecord, DiscountUse } from "../store/types.ts";
import { allocate, share } from "./allocation.ts";
import { parseBuyXGetY, priceBuyXGetY } from "./buy-x-get-y.ts";
import type {
  CartLine,
  PricedCart,
  PricedLine,
  PricingInput,
  TypedCode,
  TypedCodeResult,
} from "./cart.ts";
import { canCombine, largestCombinations } from "./combination.ts";
import { classOf, codeRefusalOf, isEntitled, refusalOf } from "./eligibility.ts";
import { refusals, type Refusal } from "./refusal.ts";

const AUTOMATIC_LIMIT = 25;
const CODE_LIMIT = 5;

/**
 * Prices a cart as Shopify does with basic, buy-x-get-y and free-shipping discounts: of the discounts that may stand
 * together the set that saves the shopper most; product discounts first (the best one on each line), then order
 * discounts, each on the subtotal the product discounts left, then shipping.
 * Source: Shopify Help Center, "Combining discounts" and its worked examples.
 */
export function priceCart(input: PricingInput): PricedCart {
  const accepted: { typed: TypedCode; discount: DiscountRecord }[] = [];
  const refusedCodes = new Map<TypedCode, Refusal>();
  for (const typed of uniqueCodes(input.codes)) {
    const refusal = codeRefusalOf(typed, input) ?? overLimit(accepted, typed.discount!);
    if (refusal) refusedCodes.set(typed, refusal);
    else accepted.push({ typed, discount: typed.discount! });
  }
  const automatic = input.automatic
    .filter((discount) => refusalOf(discount, input) === null)
    .slice(0, AUTOMATIC_LIMIT);
  const candidates = [...accepted.map(({ discount }) => discount), ...automatic];
  const best = bestCombination(candidates, new Set(automatic), input);

  const codeTextOf = new Map(accepted.map(({ discount, typed }) => [discount, typed.code!.code]));
  const discounts: DiscountUse[] = [];
  for (const [discount, amount] of best.saved) {
    if (amount <= 0) continue;
    discounts.push({
      discountId: discount.id,
      kind: discount.kind,
      code: codeTextOf.get(discount) ?? null,
      title: discount.title,
      amount,
    });
  }
  const codes = uniqueCodes(input.codes).map((typed): TypedCodeResult => {
    const discount = typed.discount;
    const refusal =
      refusedCodes.get(typed) ?? (discount ? unusedReason(discount, best) : refusals.notFound());
    return { text: typed.text, applied: refusal === null, refusal };
  });
  return { ...totals(input, best), discounts, codes };
}

interface Outcome {
  set: readonly DiscountRecord[];
  /** what each discount of the set takes off */
  saved: Map<DiscountRecord, number>;
  /** per cart line */
  lineDiscounts: number[];
  shippingDiscount: number;
}

function bestCombination(
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
  return { set, saved, lineDiscounts, shippingDiscount: shipping ? input.shippingRate : 0 };
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

function worthOf(line: CartLine): number {
  return line.unitPrice * line.quantity;
}

function totals(input: PricingInput, best: Outcome) {
  const lines = input.lines.map((line, index): PricedLine => {
    const discount = best.lineDiscounts[index]!;
    return {
      ...line,
      undiscounted: worthOf(line),
      discount,
      total: worthOf(line) - discount,
    };
  });
  const undiscountedSubtotal = lines.reduce((sum, line) => sum + line.undiscounted, 0);
  const totalDiscounts = lines.reduce((sum, line) => sum + line.discount, 0);
  return {
    lines,
    undiscountedSubtotal,
    totalDiscounts,
    subtotal: undiscountedSubtotal - totalDiscounts,
    shippingRate: input.shippingRate,
    shippingDiscount: best.shippingDiscount,
    shipping: input.shippingRate - best.shippingDiscount,
  };
}

/** An accepted code that took nothing off: something else was in its way. */
function unusedReason(discount: DiscountRecord, best: Outcome): Refusal | null {
  if ((best.saved.get(discount) ?? 0) > 0) return null;
  const inTheWay = best.set.some((other) => other !== discount && !canCombine(other, discount));
  return inTheWay ? refusals.notCombinable() : refusals.betterApplied();
}

function overLimit(
  accepted: readonly { discount: DiscountRecord }[],
  next: DiscountRecord,
): Refusal | null {
  const shipping = classOf(next) === "shipping";
  const alike = accepted.filter(({ discount }) => (classOf(discount) === "shipping") === shipping);
  return alike.length >= (shipping ? 1 : CODE_LIMIT) ? refusals.tooMany() : null;
}

/** Codes compare case-insensitively; typing one twice, or two codes of one discount, counts once. */
function uniqueCodes(codes: readonly TypedCode[]): TypedCode[] {
  const seen = new Set<string | number>();
  return codes.filter(({ text, discount }) => {
    const key = discount?.id ?? text.trim().toLowerCase();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

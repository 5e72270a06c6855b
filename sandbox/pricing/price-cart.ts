import type { DiscountRecord, DiscountUse } from "../store/types.ts";
import type { PricedCart, PricedLine, PricingInput, TypedCode, TypedCodeResult } from "./cart.ts";
import { canCombine } from "./combination.ts";
import { classOf, codeRefusalOf, refusalOf } from "./eligibility.ts";
import { type Refusal, refusals } from "./refusal.ts";
import { bestCombination, type Outcome, worthOf } from "./best-combination.ts";

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

function totals(input: PricingInput, best: Outcome) {
  const lines = input.lines.map((line, index): PricedLine => {
    const discount = best.lineDiscounts[index]!;
    const own = best.ownDiscounts[index]!;
    return {
      ...line,
      undiscounted: worthOf(line),
      discount,
      ownDiscount: own && { amount: own.amount, byCode: own.discount.kind === "code" },
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

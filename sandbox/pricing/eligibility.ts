import type { DiscountRecord } from "../store/types.ts";
import { parseBuyXGetY, priceBuyXGetY } from "./buy-x-get-y.ts";
import type { CartLine, PricingInput, TypedCode } from "./cart.ts";
import { formatMoney } from "./money.ts";
import { refusals, type Refusal } from "./refusal.ts";

/** What a discount works on; Shopify combines discounts by this class. */
export type DiscountClass = "product" | "order" | "shipping";

export function classOf(discount: DiscountRecord): DiscountClass {
  if (discount.type === "freeShipping") return "shipping";
  if (discount.type === "bxgy") return "product";
  const someItems = discount.productIds.length > 0 || discount.collectionIds.length > 0;
  return someItems || discount.value?.onEachItem ? "product" : "order";
}

/** Runs at that moment: the start counts, the end does not. */
export function isRunning(discount: DiscountRecord, now: Date): boolean {
  return (
    Date.parse(discount.startsAt) <= now.getTime() &&
    (discount.endsAt === null || now.getTime() < Date.parse(discount.endsAt))
  );
}

/** Gift cards are money, not goods: no discount touches them. */
export function isEntitled(
  discount: DiscountRecord,
  line: Pick<CartLine, "productId" | "isGiftCard">,
  isInCollection: PricingInput["isInCollection"],
): boolean {
  if (line.isGiftCard) return false;
  if (discount.productIds.length === 0 && discount.collectionIds.length === 0) return true;
  return (
    discount.productIds.includes(line.productId) ||
    discount.collectionIds.some((collection) => isInCollection(line.productId, collection))
  );
}

/** Null when the discount may be used on this cart by this shopper now, whatever else is on it. */
export function refusalOf(discount: DiscountRecord, input: PricingInput): Refusal | null {
  if (Date.parse(discount.startsAt) > input.now.getTime()) return refusals.notStarted();
  if (!isRunning(discount, input.now)) return refusals.expired();
  return shopperRefusal(discount, input) ?? cartRefusal(discount, input);
}

/** A code may also be unknown or spent. The usage limit counts each code of a discount by itself. */
export function codeRefusalOf(typed: TypedCode, input: PricingInput): Refusal | null {
  const { code, discount } = typed;
  if (!code || !discount) return refusals.notFound();
  if (Date.parse(discount.startsAt) > input.now.getTime()) return refusals.notStarted();
  if (!isRunning(discount, input.now)) return refusals.expired();
  if (discount.usageLimit !== null && code.usageCount >= discount.usageLimit) {
    return refusals.usedUp();
  }
  if (discount.appliesOncePerCustomer && input.timesUsed(discount.id) > 0) {
    return refusals.alreadyUsed();
  }
  return refusalOf(discount, input);
}

function shopperRefusal(discount: DiscountRecord, input: PricingInput): Refusal | null {
  const markets = discount.marketIds ?? [];
  if (markets.length > 0 && input.marketId !== undefined && !markets.includes(input.marketId)) {
    return refusals.notForYou();
  }
  if (discount.customerIds.length === 0 && discount.segmentIds.length === 0) return null;
  const customerId = input.customer?.id ?? null;
  if (customerId === null) {
    return input.customer === null ? refusals.whoAreYou() : refusals.notForYou();
  }
  const meant =
    discount.customerIds.includes(customerId) ||
    discount.segmentIds.some((segment) => input.isInSegment(segment, customerId));
  return meant ? null : refusals.notForYou();
}

/** Minimums look at the items the discount is for, at their prices before discounts. */
function cartRefusal(discount: DiscountRecord, input: PricingInput): Refusal | null {
  if (discount.type === "bxgy") {
    const offer = parseBuyXGetY(discount.bxgy);
    const saved = priceBuyXGetY(offer, input.lines, input.isInCollection, input.currency);
    return saved.some((amount) => amount > 0) ? null : refusals.otherItems();
  }
  const entitled = input.lines.filter((line) => isEntitled(discount, line, input.isInCollection));
  if (entitled.length === 0) return refusals.otherItems();
  const worth = entitled.reduce((sum, line) => sum + line.unitPrice * line.quantity, 0);
  if (discount.minimumSubtotal !== null && worth < discount.minimumSubtotal) {
    return refusals.spendMore(formatMoney(discount.minimumSubtotal - worth, input.currency));
  }
  const pieces = entitled.reduce((sum, line) => sum + line.quantity, 0);
  if (discount.minimumQuantity !== null && pieces < discount.minimumQuantity) {
    return refusals.addItems(discount.minimumQuantity - pieces);
  }
  return discount.type === "freeShipping" ? shippingRefusal(discount, input) : null;
}

function shippingRefusal(discount: DiscountRecord, input: PricingInput): Refusal | null {
  if (input.shippingRate === 0) return refusals.nothingToShip();
  const { destination, maximumShippingPrice } = discount;
  const isThere =
    !destination ||
    input.country === undefined ||
    destination.countries.includes(input.country) ||
    destination.restOfWorld;
  if (!isThere) return refusals.elsewhere();
  const isDear = maximumShippingPrice != null && input.shippingRate > maximumShippingPrice;
  return isDear ? refusals.dearShipping() : null;
}

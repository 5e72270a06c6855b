import { abandonedSince, recoveryUrl } from "../../abandoned/checkouts.ts";
import type { CheckoutLineRecord, CheckoutRecord } from "../../store/checkouts.ts";
import type { Call, Fields } from "../call.ts";
import { abandonedRows } from "../checkout-search.ts";
import type { Domain } from "../domain.ts";
import { gid } from "../gid.ts";
import { Items } from "../listing.ts";
import { money } from "../money.ts";
import { defaultAddress } from "./mailing-address.ts";

/** Checkouts here are in the shop's currency. */
function bag(minor: number, call: Call) {
  const shopMoney = money(minor, call.currency);
  return { shopMoney, presentmentMoney: shopMoney };
}

/** The checkout while it counts as abandoned; null before that. */
export function abandonedCheckout(checkout: CheckoutRecord | null, call: Call) {
  return checkout && abandonedSince(checkout, call.now) !== null ? checkout : null;
}

const buyerOf = ({ customerId }: CheckoutRecord, call: Call) =>
  customerId === null ? null : call.store.customer(customerId);

const AbandonedCheckout: Fields<CheckoutRecord> = {
  id: (checkout) => gid("AbandonedCheckout", checkout.id),
  name: (checkout) => `#${checkout.id}`,
  note: () => "",
  customAttributes: () => [],
  abandonedCheckoutUrl: (checkout, _args, call) =>
    recoveryUrl(call.platform, call.tenant.domain, checkout),
  createdAt: (checkout) => checkout.createdAt,
  updatedAt: (checkout) => checkout.updatedAt,
  completedAt: (checkout) => checkout.completedAt,
  customer: (checkout, _args, call) => buyerOf(checkout, call),
  discountCodes: (checkout) => checkout.codes,
  billingAddress: () => null,
  shippingAddress: (checkout, _args, call) => {
    const customer = buyerOf(checkout, call);
    return customer && defaultAddress(customer);
  },
  lineItems: (checkout, args) => new Items(() => checkout.lines, args["reverse"] === true),
  lineItemsQuantity: (checkout) => checkout.lines.reduce((sum, { quantity }) => sum + quantity, 0),
  subtotalPriceSet: (checkout, _args, call) => bag(checkout.subtotal, call),
  taxesIncluded: (checkout) => checkout.taxesIncluded,
  totalDiscountSet: (checkout, _args, call) => bag(checkout.totalDiscounts, call),
  totalDutiesSet: () => null,
  totalLineItemsPriceSet: (checkout, _args, call) =>
    bag(
      checkout.lines.reduce((sum, { undiscounted }) => sum + undiscounted, 0),
      call,
    ),
  totalPriceSet: (checkout, _args, call) => bag(checkout.total, call),
  totalTaxSet: (checkout, _args, call) => bag(checkout.tax, call),
};

const found = (line: CheckoutLineRecord, call: Call) => call.store.variant(line.variantId);
const AbandonedCheckoutLineItem: Fields<CheckoutLineRecord> = {
  id: (line) => gid("AbandonedCheckoutLineItem", line.id),
  title: (line) => line.title,
  quantity: (line) => line.quantity,
  sku: (line, _args, call) => found(line, call)?.variant.sku || null,
  variantTitle: (line, _args, call) => found(line, call)?.variant.title ?? null,
  variant: (line, _args, call) => found(line, call),
  product: (line, _args, call) => call.store.sharedProduct(line.productId),
  image: () => null,
  customAttributes: () => [],
  originalUnitPriceSet: (line, _args, call) => bag(line.unitPrice, call),
  originalTotalPriceSet: (line, _args, call) => bag(line.undiscounted, call),
  discountedTotalPriceSet: (line, _args, call) => bag(line.total, call),
  discountedTotalPriceWithCodeDiscount: (line, _args, call) => bag(line.total, call),
  discountedUnitPriceSet: (line, _args, call) => bag(Math.round(line.total / line.quantity), call),
  discountedUnitPriceWithCodeDiscount: (line, _args, call) =>
    bag(Math.round(line.total / line.quantity), call),
};

export const abandonedCheckouts: Domain = {
  types: {
    QueryRoot: {
      abandonedCheckouts: (_source: unknown, args, call) => abandonedRows(args, call),
      abandonedCheckoutsCount: (_source: unknown, args, call) =>
        abandonedRows(args, call).count((args["limit"] as number | null) ?? 10_000),
    } satisfies Fields<unknown>,
    AbandonedCheckout,
    AbandonedCheckoutLineItem,
  },
};

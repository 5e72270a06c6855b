import type { OrderLineRecord, OrderRecord } from "../../store/types.ts";
import { addressIn } from "./address.ts";
import { seedFulfilment } from "./fulfilment.ts";
import { paymentIn, refundsIn, shippingIn } from "./order-money.ts";
import type { Seen } from "../sightings.ts";
import {
  amountOf,
  numberIn,
  numberOf,
  objectOf,
  objectsOf,
  textOf,
  textOrNull,
  textsOf,
  type Seed,
  type SeedShop,
} from "./read.ts";

export const seedOrder: Seed = (id, seen, shop) => {
  const { store } = shop.tenant;
  const { currency } = store.shop;
  const before = store.order(id);
  const customer = objectOf(seen, "customer");
  const lines = linesSeen(seen).map((line) => lineOf(line, shop));
  const amount = (field: string): number | null => amountOf(seen, field, currency);
  const worth = lines.reduce(
    (sum, line) => sum + line.unitPrice * line.quantity - line.discount,
    0,
  );
  const total = amount("totalPriceSet") ?? before?.total ?? amount("currentTotalPriceSet") ?? worth;
  const shipping =
    amount("totalShippingPriceSet") ?? shippingIn(seen, currency) ?? before?.shipping ?? 0;
  const tax = amount("totalTaxSet") ?? before?.tax ?? 0;
  const number = store.nextId("orderNumber");
  const refunds = refundsIn(seen, shop);
  const address = addressIn(seen, "shippingAddress", store.shop.country) ?? before?.shippingAddress;
  store.putOrder({
    id,
    name: textOf(seen, "name", before?.name ?? `#${number}`),
    number: before?.number ?? number,
    customerId: customer ? numberIn(customer["id"]) : (before?.customerId ?? null),
    email: textOrNull(seen, "email") ?? before?.email ?? null,
    createdAt: textOf(seen, "createdAt", before?.createdAt ?? shop.now),
    processedAt: textOf(seen, "processedAt", before?.processedAt ?? shop.now),
    updatedAt: textOf(seen, "updatedAt", shop.now),
    cancelledAt: textOrNull(seen, "cancelledAt"),
    cancelReason: textOrNull(seen, "cancelReason") as OrderRecord["cancelReason"],
    closedAt: textOrNull(seen, "closedAt"),
    test: seen["test"] === true,
    sourceName: textOf(seen, "sourceName", "web"),
    confirmationNumber: `C${id}`,
    checkoutToken: `token-${id}`,
    note: textOrNull(seen, "note") ?? textOrNull(seen, "note2"),
    tags: textsOf(seen, "tags"),
    presentmentCurrency: textOf(seen, "presentmentCurrencyCode", currency),
    presentmentRate: 1,
    subtotal: amount("subtotalPriceSet") ?? before?.subtotal ?? total - shipping - tax,
    totalDiscounts: amount("totalDiscountsSet") ?? 0,
    shipping,
    tax,
    tip: 0,
    total,
    totalRefunded: amount("totalRefundedSet") ?? 0,
    currentTotal: amount("currentTotalPriceSet") ?? total,
    financialStatus: paymentIn(seen, before),
    fulfillmentStatus: textOf(
      seen,
      "displayFulfillmentStatus",
      "UNFULFILLED",
    ) as OrderRecord["fulfillmentStatus"],
    // one that was sent somewhere has a line for it, whether or not an answer says where
    ...(address === undefined && objectsOf(seen, "shippingLines").length > 0
      ? {}
      : { shippingAddress: address ?? null }),
    discounts: [],
    lines: [
      ...(before?.lines ?? []).filter(({ id }) => !lines.some((one) => one.id === id)),
      ...lines,
    ],
    refunds: refunds.length > 0 ? refunds : (before?.refunds ?? []),
  });
  seedFulfilment(store.order(id)!, seen, shop);
};

/** an order's lines; where only its work was asked for, those of the work */
function linesSeen(seen: Seen): Seen[] {
  const own = objectsOf(seen, "lineItems");
  if (own.length > 0) return own;
  const worked = objectsOf(seen, "fulfillmentOrders")
    .flatMap((work) => objectsOf(work, "lineItems"))
    .flatMap((line) => {
      const item = objectOf(line, "lineItem");
      return item ? [{ quantity: line["totalQuantity"], ...item }] : [];
    });
  return [...new Map(worked.map((item: Seen) => [item["id"], item])).values()];
}

function lineOf(seen: Seen, { tenant: { store } }: SeedShop): OrderLineRecord {
  const quantity = numberOf(seen, "quantity", 1);
  return {
    id: numberIn(seen["id"]) ?? store.nextId("lineItem"),
    productId: numberIn(objectOf(seen, "product")?.["id"]),
    variantId: numberIn(objectOf(seen, "variant")?.["id"]),
    title: textOf(seen, "title", "A thing"),
    quantity,
    currentQuantity: numberOf(seen, "currentQuantity", quantity),
    unitPrice: amountOf(seen, "originalUnitPriceSet", store.shop.currency) ?? 0,
    discount: 0,
    isGiftCard: false,
    ...(typeof seen["sku"] === "string" ? { sku: seen["sku"] } : {}),
  };
}

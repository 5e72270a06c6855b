import { ofOrder } from "../../fulfillment/derived-ids.ts";
import { serviceFor } from "../../fulfillment/of-order.ts";
import type { CarrierService } from "../../fulfillment/carrier-services.ts";
import type { OrderRecord } from "../../store/types.ts";
import type { Call, Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { gid } from "../gid.ts";
import { Items } from "../listing.ts";
import { money, moneyBag, moneyText } from "../money.ts";

interface Line {
  order: OrderRecord;
  service: CarrierService;
}

/** What the shopper chose and paid to have it sent: one line, none where nothing travels. */
function linesOf(order: OrderRecord, call: Call): Line[] {
  const service = serviceFor(call.store, order);
  return service ? [{ order, service }] : [];
}

export const shippingLineOf = (order: OrderRecord, call: Call): Line | null =>
  linesOf(order, call)[0] ?? null;

const refunded = (order: OrderRecord): number =>
  order.refunds.reduce((sum, { shipping }) => sum + (shipping ?? 0), 0);

const ShippingLine: Fields<Line> = {
  id: ({ order }) => gid("ShippingLine", order.id + ofOrder.shippingLine),
  title: ({ service }) => service.title,
  code: ({ service }) => service.code,
  carrierIdentifier: ({ service }) => service.carrierIdentifier,
  source: ({ service }) => (service.carrierIdentifier === null ? "shopify" : service.carrier),
  custom: () => false,
  deliveryCategory: () => null,
  isRemoved: () => false,
  phone: () => null,
  shippingRateHandle: () => null,
  requestedFulfillmentService: () => null,
  originalPriceSet: ({ order }, _args, call) => moneyBag(order.shipping, order, call),
  discountedPriceSet: ({ order }, _args, call) => moneyBag(order.shipping, order, call),
  currentDiscountedPriceSet: ({ order }, _args, call) =>
    moneyBag(order.shipping - refunded(order), order, call),
  originalPrice: ({ order }, _args, call) => money(order.shipping, call.currency),
  discountedPrice: ({ order }, _args, call) => money(order.shipping, call.currency),
  price: ({ order }, _args, call) => moneyText(order.shipping, call),
  discountAllocations: () => [],
  taxLines: ({ order }, _args, call) =>
    order.shippingTax
      ? [
          {
            title: "Tax",
            rate: order.shippingTax / Math.max(1, order.shipping - order.shippingTax),
            priceSet: moneyBag(order.shippingTax, order, call),
          },
        ]
      : [],
};

export const shippingLines: Domain = {
  types: {
    Order: {
      shippingLines: (order, args, call) =>
        new Items(() => linesOf(order, call), args["reverse"] === true),
      shippingLine: (order, _args, call) => shippingLineOf(order, call),
      currentShippingPriceSet: (order, _args, call) =>
        moneyBag(order.shipping - refunded(order), order, call),
      requiresShipping: (order, _args, call) => linesOf(order, call).length > 0,
    } satisfies Fields<OrderRecord>,
    ShippingLine,
  },
  plain: { TaxLine: "title rate priceSet" },
};

import { momentsOf, parcelStatus } from "../../fulfillment/events.ts";
import { findFulfillment, type Found } from "../../fulfillment/find.ts";
import { fulfilmentOf } from "../../fulfillment/of-order.ts";
import type {
  FulfillmentEventRecord,
  FulfillmentLine,
  FulfillmentRecord,
} from "../../store/fulfillment-records.ts";
import type { LocationRecord } from "../../store/locations.ts";
import type { OrderRecord } from "../../store/types.ts";
import type { Call, Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { gid, idOf } from "../gid.ts";
import { Items } from "../listing.ts";
import { moneyBag } from "../money.ts";

type Parcel = Found<FulfillmentRecord>;
type ParcelLine = Found<FulfillmentLine>;

/** An order's parcels, those called back too. */
const parcelsOf = (order: OrderRecord, call: Call): Parcel[] =>
  fulfilmentOf(call.store, order).fulfillments.map((record) => ({ order, record }));

const Fulfillment: Fields<Parcel> = {
  id: ({ record }) => gid("Fulfillment", record.id),
  legacyResourceId: ({ record }) => record.id,
  name: ({ order, record }) => `${order.name}-F${record.number}`,
  order: ({ order }) => order,
  status: ({ record }) => record.status,
  displayStatus: ({ record }) => parcelStatus(record),
  createdAt: ({ record }) => record.createdAt,
  updatedAt: ({ record }) => record.updatedAt,
  inTransitAt: ({ record }) => momentsOf(record).inTransitAt,
  deliveredAt: ({ record }) => momentsOf(record).deliveredAt,
  estimatedDeliveryAt: ({ record }) => momentsOf(record).estimatedDeliveryAt,
  originAddress: ({ record }) => record.originAddress,
  location: ({ record }, _args, call) => call.store.location(record.locationId),
  service: ({ record }, _args, call) => call.store.location(record.locationId),
  requiresShipping: ({ order, record }) =>
    record.lines.some((line) => !lineOf({ order, record: line })?.isGiftCard),
  totalQuantity: ({ record }) => record.lines.reduce((sum, line) => sum + line.quantity, 0),
  trackingInfo: ({ record }, args) =>
    trackings(record).slice(0, (args["first"] as number | null | undefined) ?? undefined),
  events: ({ record }, args) =>
    new Items(
      () =>
        args["sortKey"] === "ID" ? [...record.events].sort((a, b) => a.id - b.id) : record.events,
      args["reverse"] === true,
    ),
  fulfillmentLineItems: ({ order, record }, args) =>
    new Items<ParcelLine>(
      () => record.lines.map((line) => ({ order, record: line })),
      args["reverse"] === true,
    ),
  fulfillmentOrders: ({ order, record }, args, call) => {
    const ids = new Set(record.lines.map((line) => line.fulfillmentOrderId));
    return new Items(
      () =>
        fulfilmentOf(call.store, order)
          .orders.filter((one) => ids.has(one.id))
          .map((one) => ({ order, record: one })),
      args["reverse"] === true,
    );
  },
};

/** one for each number; a parcel may have none and a carrier all the same */
function trackings({ tracking }: FulfillmentRecord) {
  const { company, numbers, urls } = tracking;
  const count = Math.max(numbers.length, urls.length, company === null ? 0 : 1);
  return Array.from({ length: count }, (_none, index) => ({
    company,
    number: numbers[index] ?? null,
    url: urls[index] ?? null,
  }));
}

const lineOf = ({ order, record }: ParcelLine) =>
  order.lines.find((line) => line.id === record.lineId);

/** what `quantity` pieces of the line cost, before discounts or after those on the line */
function worth(part: ParcelLine, call: Call, discounted: boolean) {
  const line = lineOf(part)!;
  const { quantity } = part.record;
  const off = discounted ? (line.ownDiscount?.amount ?? 0) : 0;
  const amount = line.unitPrice * quantity - Math.round((off * quantity) / line.quantity);
  return moneyBag(amount, part.order, call);
}

const FulfillmentLineItem: Fields<ParcelLine> = {
  id: ({ record }) => gid("FulfillmentLineItem", record.id),
  quantity: ({ record }) => record.quantity,
  lineItem: (part) => ({ order: part.order, record: lineOf(part) }),
  originalTotalSet: (part, _args, call) => worth(part, call, false),
  discountedTotalSet: (part, _args, call) => worth(part, call, true),
};

const FulfillmentEvent: Fields<FulfillmentEventRecord> = {
  id: ({ id }) => gid("FulfillmentEvent", id),
  status: ({ status }) => status,
  message: ({ message }) => message,
  happenedAt: ({ happenedAt }) => happenedAt,
  createdAt: ({ createdAt }) => createdAt,
  estimatedDeliveryAt: ({ estimatedDeliveryAt }) => estimatedDeliveryAt,
  address1: ({ place }) => place?.address1 ?? null,
  city: ({ place }) => place?.city ?? null,
  province: ({ place }) => place?.province ?? null,
  country: ({ place }) => place?.country ?? null,
  zip: ({ place }) => place?.zip ?? null,
  latitude: ({ place }) => place?.latitude ?? null,
  longitude: ({ place }) => place?.longitude ?? null,
};

/** The merchant's own hands. */
const FulfillmentService: Fields<LocationRecord> = {
  id: () => gid("FulfillmentService", "manual"),
  handle: () => "manual",
  serviceName: () => "Manual",
  type: () => "MANUAL",
  trackingSupport: () => false,
  inventoryManagement: () => false,
  requiresShippingMethod: () => true,
  callbackUrl: () => null,
  location: (location) => location,
};

export const fulfillments: Domain = {
  types: {
    QueryRoot: {
      fulfillment: (_source: unknown, args, call) =>
        findFulfillment(call.store, idOf(args["id"] as string)),
    } satisfies Fields<unknown>,
    Order: {
      fulfillments: (order, args, call) =>
        parcelsOf(order, call).slice(0, (args["first"] as number | null | undefined) ?? undefined),
      fulfillmentsCount: (order, _args, call) => ({
        count: parcelsOf(order, call).length,
        precision: "EXACT",
      }),
    } satisfies Fields<OrderRecord>,
    Fulfillment,
    FulfillmentLineItem,
    FulfillmentEvent,
    FulfillmentService,
  },
  plain: {
    FulfillmentTrackingInfo: "company number url",
    FulfillmentOriginAddress: "address1 address2 city countryCode provinceCode zip",
  },
};

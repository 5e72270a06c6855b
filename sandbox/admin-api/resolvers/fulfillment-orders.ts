import type { Found } from "../../fulfillment/find.ts";
import { findFulfillmentOrder } from "../../fulfillment/find.ts";
import { fulfilmentOf } from "../../fulfillment/of-order.ts";
import { canMerge, isActive, supportedActions } from "../../fulfillment/status.ts";
import type {
  FulfillmentOrderLine,
  FulfillmentOrderRecord,
  HoldRecord,
} from "../../store/fulfillment-records.ts";
import type { LocationRecord } from "../../store/locations.ts";
import type { OrderRecord } from "../../store/types.ts";
import type { Call, Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import {
  fulfillmentOrderRows,
  heldRows,
  seesMerchantManaged,
} from "../fulfillment-order-search.ts";
import { gid, idOf } from "../gid.ts";
import { Items } from "../listing.ts";
import { moneyBag } from "../money.ts";
import { DeliveryMethod } from "./delivery-method.ts";
import { FulfillmentOrderDestination } from "./destination.ts";
import { shippingAddress } from "./mailing-address.ts";

type Work = Found<FulfillmentOrderRecord>;
type WorkLine = Found<FulfillmentOrderLine>;
type Held = { work: Work; hold: HoldRecord };

/** Work the token may see; null where there is none like it. */
export function readableWork(id: number, call: Call): Work | null {
  return seesMerchantManaged(call) ? findFulfillmentOrder(call.store, id) : null;
}

const lineOf = ({ order, record }: WorkLine) =>
  order.lines.find((line) => line.id === record.lineId)!;
const variantOf = (line: WorkLine, call: Call) => {
  const { variantId } = lineOf(line);
  return variantId === null ? null : call.store.variant(variantId);
};

const FulfillmentOrder: Fields<Work> = {
  id: ({ record }) => gid("FulfillmentOrder", record.id),
  order: ({ order }) => order,
  orderId: ({ order }) => gid("Order", order.id),
  orderName: ({ order }) => order.name,
  orderProcessedAt: ({ order }) => order.processedAt,
  status: ({ record }) => record.status,
  requestStatus: () => "UNSUBMITTED",
  createdAt: ({ record }) => record.createdAt,
  updatedAt: ({ record }) => record.updatedAt,
  fulfillAt: ({ record }) => record.fulfillAt,
  fulfillBy: ({ record }) => record.fulfillBy,
  channelId: () => null,
  internationalDuties: () => null,
  assignedLocation: ({ record }, _args, call) => call.store.location(record.locationId),
  deliveryMethod: ({ order }, _args, call) => ({ order, call }),
  destination: ({ order, record }, _args, call) => {
    const address = shippingAddress(order, call);
    return address ? { id: record.id, email: order.email, address } : null;
  },
  fulfillmentHolds: (work) => work.record.holds.map((hold): Held => ({ work, hold })),
  lineItems: ({ order, record }, args) =>
    new Items<WorkLine>(
      () => record.lines.map((line) => ({ order, record: line })),
      args["reverse"] === true,
    ),
  fulfillments: ({ order, record }, args, call) =>
    new Items(
      () =>
        fulfilmentOf(call.store, order)
          .fulfillments.filter(({ lines }) =>
            lines.some((line) => line.fulfillmentOrderId === record.id),
          )
          .map((parcel) => ({ order, record: parcel })),
      args["reverse"] === true,
    ),
  merchantRequests: () => new Items<never>(() => []),
  supportedActions: ({ order, record }, _args, call) =>
    supportedActions(record, fulfilmentOf(call.store, order).orders).map((action) => ({
      action,
      externalUrl: null,
    })),
  fulfillmentOrdersForMerge: ({ order, record }, args, call) =>
    new Items<Work>(
      () =>
        fulfilmentOf(call.store, order)
          .orders.filter((one) => one.id !== record.id && canMerge(one, record))
          .map((one) => ({ order, record: one })),
      args["reverse"] === true,
    ),
  locationsForMove: ({ order, record }, args, call) =>
    new Items(
      () =>
        [...call.store.locations()]
          .filter((one) => one.isActive && one.id !== record.locationId)
          .map((location) => ({ location, order, record })),
      args["reverse"] === true,
    ),
};

/** Every location of the sandbox stocks everything as far as moving work is concerned. */
const FulfillmentOrderLocationForMove: Fields<Work & { location: LocationRecord }> = {
  location: ({ location }) => location,
  movable: ({ record }) => isActive(record) && !record.hasProgress,
  message: () => null,
  availableLineItems: ({ order, record }) =>
    new Items<WorkLine>(() => record.lines.map((line) => ({ order, record: line }))),
  unavailableLineItems: () => new Items<never>(() => []),
};

const FulfillmentOrderLineItem: Fields<WorkLine> = {
  id: ({ record }) => gid("FulfillmentOrderLineItem", record.id),
  totalQuantity: ({ record }) => record.total,
  remainingQuantity: ({ record }) => record.remaining,
  lineItem: (line) => ({ order: line.order, record: lineOf(line) }),
  requiresShipping: (line) => !lineOf(line).isGiftCard,
  productTitle: (line) => lineOf(line).title,
  sku: (line, _args, call) => variantOf(line, call)?.variant.sku || null,
  variant: (line, _args, call) => variantOf(line, call),
  variantTitle: (line, _args, call) => variantOf(line, call)?.variant.title ?? null,
  vendor: (line, _args, call) => variantOf(line, call)?.product.vendor ?? null,
  inventoryItemId: (line, _args, call) => {
    const found = variantOf(line, call);
    return found ? gid("InventoryItem", found.variant.inventoryItemId) : null;
  },
  image: () => null,
  weight: () => null,
  warnings: () => [],
  originalUnitPriceSet: (line, _args, call) => moneyBag(lineOf(line).unitPrice, line.order, call),
};

const reasons: Record<string, string> = {
  AWAITING_PAYMENT: "Awaiting payment",
  AWAITING_RETURN_ITEMS: "Exchange items awaiting return delivery",
  HIGH_RISK_OF_FRAUD: "High risk of fraud",
  INCORRECT_ADDRESS: "Incorrect address",
  INVENTORY_OUT_OF_STOCK: "Inventory out of stock",
  ONLINE_STORE_POST_PURCHASE_CROSS_SELL: "Upsell offer",
  OTHER: "Other",
  UNKNOWN_DELIVERY_DATE: "Unknown delivery date",
};

const FulfillmentHold: Fields<Held> = {
  id: ({ hold }) => gid("FulfillmentHold", hold.id),
  reason: ({ hold }) => hold.reason,
  reasonNotes: ({ hold }) => hold.reasonNotes,
  displayReason: ({ hold }) => reasons[hold.reason] ?? hold.reason,
  handle: ({ hold }) => hold.handle,
  heldByRequestingApp: ({ hold }) => hold.byApp,
  heldByApp: ({ hold }, _args, call) => (hold.byApp ? { call } : null),
};

const AssignedLocation: Fields<LocationRecord> = {
  name: ({ name }) => name,
  location: (location) => location,
  address1: ({ address }) => address.address1,
  address2: ({ address }) => address.address2,
  city: ({ address }) => address.city,
  province: ({ address }) => address.provinceCode,
  countryCode: ({ address }) => address.countryCode,
  zip: ({ address }) => address.zip,
  phone: ({ address }) => address.phone,
};

/** an order's own list: closed ones too, but for those merchants do not see when `displayable` */
function ofOrder(order: OrderRecord, args: Record<string, unknown>, call: Call) {
  if (args["query"]) return fulfillmentOrderRows({ ...args, includeClosed: true }, call, order.id);
  return new Items<Work>(
    () =>
      seesMerchantManaged(call)
        ? fulfilmentOf(call.store, order)
            .orders.filter((one) => args["displayable"] !== true || !one.isHidden)
            .map((record) => ({ order, record }))
        : [],
    args["reverse"] === true,
  );
}

export const fulfillmentOrders: Domain = {
  types: {
    QueryRoot: {
      fulfillmentOrder: (_source: unknown, args, call) =>
        readableWork(idOf(args["id"] as string), call),
      fulfillmentOrders: (_source: unknown, args, call) => fulfillmentOrderRows(args, call),
      manualHoldsFulfillmentOrders: (_source: unknown, args, call) => heldRows(args, call),
      assignedFulfillmentOrders: () => new Items<never>(() => []),
    } satisfies Fields<unknown>,
    Order: { fulfillmentOrders: ofOrder } satisfies Fields<OrderRecord>,
    FulfillmentOrder,
    FulfillmentOrderLineItem,
    FulfillmentOrderLocationForMove,
    FulfillmentHold,
    FulfillmentOrderAssignedLocation: AssignedLocation,
    FulfillmentOrderDestination,
    DeliveryMethod,
  },
  plain: {
    FulfillmentOrderSupportedAction: "action externalUrl",
    DeliveryBrandedPromise: "handle name",
    DeliveryMethodAdditionalInformation: "instructions phone",
  },
};

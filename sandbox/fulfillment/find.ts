import type { ShopStore } from "../platform/world.ts";
import type { FulfillmentOrderRecord, FulfillmentRecord } from "../store/fulfillment-records.ts";
import type { OrderRecord } from "../store/types.ts";
import { ofOrder } from "./derived-ids.ts";
import { fulfilmentOf } from "./of-order.ts";

/** A record with the order it belongs to. */
export interface Found<T> {
  order: OrderRecord;
  record: T;
}

export const findFulfillmentOrder = (
  store: ShopStore,
  id: number,
): Found<FulfillmentOrderRecord> | null =>
  findIn(
    store,
    id,
    store.fulfillmentOrder(id)?.orderId ?? id - ofOrder.fulfillmentOrder,
    (order) => fulfilmentOf(store, order).orders,
  );

export const findFulfillment = (store: ShopStore, id: number): Found<FulfillmentRecord> | null =>
  findIn(
    store,
    id,
    store.fulfillment(id)?.orderId ?? id - ofOrder.fulfillment,
    (order) => fulfilmentOf(store, order).fulfillments,
  );

function findIn<T extends { id: number }>(
  store: ShopStore,
  id: number,
  orderId: number,
  records: (order: OrderRecord) => T[],
): Found<T> | null {
  const order = store.order(orderId);
  const record = order && records(order).find((one) => one.id === id);
  return order && record ? { order, record } : null;
}

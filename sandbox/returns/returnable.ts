import { fulfilmentOf } from "../fulfillment/of-order.ts";
import type { ShopStore } from "../platform/world.ts";
import type { FulfillmentLine, FulfillmentRecord } from "../store/fulfillment-records.ts";
import type { OrderRecord } from "../store/types.ts";
import type { ReturnRecord } from "../store/returns.ts";

/** Pieces of a parcel that may come back. */
export interface Returnable {
  parcel: FulfillmentRecord;
  line: FulfillmentLine;
  quantity: number;
}

/** A return that was declined or cancelled lets its pieces go. */
const holds = ({ status }: ReturnRecord): boolean => status !== "DECLINED" && status !== "CANCELED";

/** What of an order was sent, and neither refunded nor on its way back. */
export function returnablesOf(store: ShopStore, order: OrderRecord): Returnable[] {
  const coming = store
    .returnsOf(order.id)
    .filter(holds)
    .flatMap(({ lines }) => lines);
  return fulfilmentOf(store, order)
    .fulfillments.filter(({ status }) => status === "SUCCESS")
    .flatMap((parcel) =>
      parcel.lines.map((line) => {
        const own = coming.filter((one) => one.fulfillmentLineId === line.id);
        const taken = own.reduce((sum, { quantity }) => sum + quantity, 0);
        const kept = order.lines.find(({ id }) => id === line.lineId)?.currentQuantity ?? 0;
        // what was refunded for a return has left the order already
        const waiting = coming
          .filter(({ lineId }) => lineId === line.lineId)
          .reduce((sum, { quantity, refunded }) => sum + quantity - refunded, 0);
        const quantity = Math.max(0, Math.min(line.quantity - taken, kept - waiting));
        return { parcel, line, quantity };
      }),
    );
}

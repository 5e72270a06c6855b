import { rows, type Db } from "../db.server.ts";
import type { CustomerId, OrderId } from "../ids.ts";
import { announceAll } from "../jobs/announce.server.ts";

/** An order that was held, as far as other rooms ask. */
export interface GoneOrder {
  orderId: OrderId;
  customerId: CustomerId | null;
  hasCode: boolean;
  /** the shop's, YYYY-MM-DD */
  day: string;
}

/** Takes orders out of all figures. In the caller's transaction. @returns those of them that were held */
export async function deleteOrders(
  db: Db,
  shopId: number,
  orderIds: readonly OrderId[],
): Promise<GoneOrder[]> {
  // the order before its lines, as everybody writes them: lines that are being written wait behind it, and are seen
  // then
  const gone = await rows<GoneOrder>(
    db,
    `DELETE FROM orders WHERE shop_id = $1 AND order_id = ANY($2::bigint[])
     RETURNING order_id AS "orderId", customer_id AS "customerId", discount_codes <> '{}' AS "hasCode", day`,
    [shopId, orderIds],
  );
  await db.query("DELETE FROM order_lines WHERE shop_id = $1 AND order_id = ANY($2::bigint[])", [
    shopId,
    orderIds,
  ]);
  return gone;
}

/** For a few orders: who takes many away has everything counted anew instead. */
export async function announceGone(db: Db, shopId: number, gone: GoneOrder[]): Promise<void> {
  await announceAll(
    db,
    gone.map((order) => ({ name: "order.gone", payload: { shopId, ...order } })),
  );
}

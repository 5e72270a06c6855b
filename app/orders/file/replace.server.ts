import { rows, type Db } from "../../db.server.ts";
import type { OrderId } from "../../ids.ts";
import { UNNUMBERED } from "./file-order.ts";
import { hasFiledOrders } from "./files.server.ts";

/**
 * Shopify has given these orders: they are not from a file any more. One that the file did not number was held beside
 * Shopify's, under the same name, and goes.
 */
export async function giveWay(db: Db, shopId: number, orderIds: readonly OrderId[]): Promise<void> {
  if (!(await hasFiledOrders(db, shopId))) return;
  const names = await rows<{ name: string }>(
    db,
    "SELECT name FROM orders WHERE shop_id = $1 AND order_id = ANY($2::bigint[]) AND name <> ''",
    [shopId, orderIds],
  );
  const doubles = await rows<{ orderId: OrderId }>(
    db,
    `SELECT order_id AS "orderId" FROM filed_orders WHERE shop_id = $1 AND name = ANY($2::text[]) AND order_id >= $3`,
    [shopId, names.map(({ name }) => name), UNNUMBERED],
  );
  const gone = doubles.map(({ orderId }) => orderId);
  if (gone.length > 0)
    await db.query("DELETE FROM orders WHERE shop_id = $1 AND order_id = ANY($2::bigint[])", [
      shopId,
      gone,
    ]);
  await db.query("DELETE FROM filed_orders WHERE shop_id = $1 AND order_id = ANY($2::bigint[])", [
    shopId,
    [...orderIds, ...gone],
  ]);
}

import { rows, type Db } from "../../db.server.ts";
import type { OrderId } from "../../ids.ts";
import { deleteOrders, type GoneOrder } from "../gone.server.ts";
import { UNNUMBERED } from "./file-order.ts";
import { hasFiledOrders } from "./files.server.ts";

/**
 * Shopify has given these orders: they are not from a file any more. One that the file did not number was held beside
 * Shopify's, under the same name, and goes.
 * @returns those that went
 */
export async function giveWay(
  db: Db,
  shopId: number,
  orderIds: readonly OrderId[],
): Promise<GoneOrder[]> {
  if (!(await hasFiledOrders(db, shopId))) return [];
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
  const unnumbered = doubles.map(({ orderId }) => orderId);
  const gone = unnumbered.length > 0 ? await deleteOrders(db, shopId, unnumbered) : [];
  await db.query("DELETE FROM filed_orders WHERE shop_id = $1 AND order_id = ANY($2::bigint[])", [
    shopId,
    [...orderIds, ...unnumbered],
  ]);
  return gone;
}

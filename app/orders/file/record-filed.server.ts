import { hash } from "node:crypto";
import type pg from "pg";
import { rows } from "../../db.server.ts";
import type { CustomerId, OrderId } from "../../ids.ts";
import { encrypt } from "../../secrets.server.ts";
import { OrderBatch, orderColumns } from "../copy-rows.ts";
import type { OrderRecord } from "../order-record.ts";
import { factColumns, staged } from "../staged.server.ts";
import { UNNUMBERED } from "./file-order.ts";

export interface Filed {
  record: OrderRecord;
  /** e-mail address or phone number; null = a guest */
  buyer: string | null;
}

const FACTS = factColumns
  .filter((column) => column !== "customer_id")
  .map((column) => `${column} = excluded.${column}`)
  .join(", ");

/**
 * Records orders of a file, safe to repeat. What Shopify gave is never touched: an order that is held, by its number
 * or, where the file has none, by its name; one that is newer than what Shopify shows; one that was deleted. Who the
 * buyers are is noted for later.
 * @param shownSince Shopify gives what was placed then or later
 * @returns how many were left to Shopify
 */
export async function recordFiled(
  db: pg.PoolClient,
  shopId: number,
  fileId: string,
  filed: readonly Filed[],
  shownSince: Date,
): Promise<number> {
  const held = await heldOf(db, shopId, filed);
  const own = filed.filter(
    ({ record }) => !held.has(record.orderId) && Date.parse(record.processedAt) < +shownSince,
  );
  await noteBuyers(db, shopId, fileId, filed, own, held);
  const batch = new OrderBatch(shopId);
  for (const { record } of own) if (!batch.has(record.orderId)) batch.add(record);
  await staged(db, batch.end(), async (number) => {
    await db.query(
      `INSERT INTO orders (${orderColumns.join(", ")})
       SELECT ${orderColumns.join(", ")} FROM staged_orders WHERE shop_id = $1 AND batch = $2 ORDER BY order_id
       ON CONFLICT (shop_id, order_id) DO UPDATE SET ${FACTS} WHERE orders.name <> ''`,
      [shopId, number],
    );
    await db.query(
      `INSERT INTO filed_orders (shop_id, order_id, file_id, name)
       SELECT shop_id, order_id, $3::uuid, name FROM staged_orders WHERE shop_id = $1 AND batch = $2 ORDER BY order_id
       ON CONFLICT (shop_id, order_id) DO UPDATE SET file_id = excluded.file_id`,
      [shopId, number, fileId],
    );
  });
  return filed.length - own.length;
}

/** Orders of the file that Shopify has given, or has said are deleted, and whose they are. */
async function heldOf(
  db: pg.PoolClient,
  shopId: number,
  filed: readonly Filed[],
): Promise<Map<OrderId, CustomerId | null>> {
  const ids = filed.map(({ record }) => record.orderId);
  const byId = await rows<{ orderId: OrderId; customerId: CustomerId | null }>(
    db,
    `SELECT o.order_id AS "orderId", o.customer_id AS "customerId" FROM orders o
      WHERE o.shop_id = $1 AND o.order_id = ANY($2::bigint[])
        AND NOT EXISTS (SELECT 1 FROM filed_orders f WHERE f.shop_id = $1 AND f.order_id = o.order_id)`,
    [shopId, ids],
  );
  const deleted = await rows<{ orderId: OrderId }>(
    db,
    `SELECT order_id AS "orderId" FROM deleted_orders WHERE shop_id = $1 AND order_id = ANY($2::bigint[])`,
    [shopId, ids],
  );
  const held = new Map<OrderId, CustomerId | null>();
  for (const { orderId, customerId } of byId) held.set(orderId, customerId);
  for (const { orderId } of deleted) held.set(orderId, null);
  const unnumbered = filed.filter(({ record }) => record.orderId >= UNNUMBERED);
  if (unnumbered.length === 0) return held;
  const byName = await rows<{ name: string; customerId: CustomerId | null }>(
    db,
    `SELECT o.name, o.customer_id AS "customerId" FROM orders o
      WHERE o.shop_id = $1 AND o.name = ANY($2::text[])
        AND NOT EXISTS (SELECT 1 FROM filed_orders f WHERE f.shop_id = $1 AND f.order_id = o.order_id)`,
    [shopId, unnumbered.map(({ record }) => record.name)],
  );
  const names = new Map(byName.map(({ name, customerId }) => [name, customerId]));
  for (const { record } of unnumbered)
    if (names.has(record.name)) held.set(record.orderId, names.get(record.name)!);
  return held;
}

/** Buyers of our own orders, to be found; buyers of held ones tell who the same person is elsewhere in the file. */
async function noteBuyers(
  db: pg.PoolClient,
  shopId: number,
  fileId: string,
  filed: readonly Filed[],
  own: readonly Filed[],
  held: ReadonlyMap<OrderId, CustomerId | null>,
): Promise<void> {
  const known = filed.filter(({ record }) => held.get(record.orderId));
  const noted = [...own, ...known].filter(({ buyer }) => buyer !== null);
  await db.query(
    `INSERT INTO order_file_buyers (shop_id, file_id, order_id, buyer, sealed, customer_id)
     SELECT $1::int, $2::uuid, * FROM unnest($3::bigint[], $4::text[], $5::text[], $6::bigint[])
     ON CONFLICT (shop_id, file_id, order_id) DO NOTHING`,
    [
      shopId,
      fileId,
      noted.map(({ record }) => record.orderId),
      noted.map(({ buyer }) => hash("sha256", `${fileId}\n${buyer}`)),
      noted.map(({ buyer }) => encrypt(buyer!, fileId)),
      noted.map(({ record }) => held.get(record.orderId) ?? null),
    ],
  );
}

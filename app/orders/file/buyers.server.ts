import type pg from "pg";
import { adminFor, type AdminClient } from "../../admin-api/client.server.ts";
import { AccessDenied } from "../../admin-api/errors.ts";
import { pool, rows, transaction } from "../../db.server.ts";
import { announce } from "../../jobs/announce.server.ts";
import { log } from "../../log.server.ts";
import type { CustomerId } from "../../ids.ts";
import { decrypt } from "../../secrets.server.ts";
import { requireShop } from "../../shops/shop.server.ts";
import { customersWith, PEOPLE_AT_ONCE } from "./admin-api.server.ts";
import { fileProblems } from "./words.ts";

interface Buyer {
  buyer: string;
  sealed: string;
  customerId: CustomerId | null;
}

/**
 * Job orders.file-buyers: gives the orders of a file to their customers. Who is not known from an order Shopify gave is
 * looked up there by e-mail address or phone number; whoever is no customer stays a guest. Each few buyers are a
 * transaction that forgets how they can be reached.
 */
export async function findBuyers(shopId: number, fileId: string): Promise<void> {
  const shop = await requireShop(pool, shopId);
  let problem: string | null = null;
  try {
    const admin = adminFor(shop.domain);
    for (let more = true; more;) more = await findSome(admin, shopId, fileId);
  } catch (error) {
    if (!(error instanceof AccessDenied)) throw error;
    log.warn({ shopId, problem: error.message }, "the buyers of a file cannot be looked up");
    problem = fileProblems.people;
  }
  await transaction((db) => finish(db, shopId, fileId, problem));
}

/** @returns whether some may be left */
async function findSome(admin: AdminClient, shopId: number, fileId: string): Promise<boolean> {
  const buyers = await rows<Buyer>(
    pool,
    `SELECT buyer, min(sealed) AS sealed, max(customer_id) AS "customerId" FROM order_file_buyers
      WHERE shop_id = $1 AND file_id = $2 GROUP BY buyer
      ORDER BY max(customer_id) NULLS LAST, buyer LIMIT $3`,
    [shopId, fileId, PEOPLE_AT_ONCE],
  );
  if (buyers.length === 0) return false;
  const unknown = buyers.filter(({ customerId }) => customerId === null);
  const asked =
    unknown.length === 0
      ? []
      : await customersWith(
          admin,
          unknown.map(({ sealed }) => decrypt(sealed, fileId)),
        );
  for (const [i, buyer] of unknown.entries()) buyer.customerId = asked[i]!;
  await transaction((db) => give(db, shopId, fileId, buyers));
  return true;
}

async function give(
  db: pg.PoolClient,
  shopId: number,
  fileId: string,
  buyers: readonly Buyer[],
): Promise<void> {
  await db.query(
    `UPDATE orders o SET customer_id = p.customer_id
       FROM order_file_buyers b
       JOIN unnest($3::text[], $4::bigint[]) AS p(buyer, customer_id) ON p.buyer = b.buyer
      WHERE o.shop_id = $1 AND b.shop_id = $1 AND b.file_id = $2 AND o.order_id = b.order_id
        AND p.customer_id IS NOT NULL AND o.name <> ''
        AND EXISTS (SELECT 1 FROM filed_orders f WHERE f.shop_id = $1 AND f.order_id = o.order_id)`,
    [shopId, fileId, buyers.map(({ buyer }) => buyer), buyers.map(({ customerId }) => customerId)],
  );
  await db.query(
    "DELETE FROM order_file_buyers WHERE shop_id = $1 AND file_id = $2 AND buyer = ANY($3::text[])",
    [shopId, fileId, buyers.map(({ buyer }) => buyer)],
  );
}

async function finish(
  db: pg.PoolClient,
  shopId: number,
  fileId: string,
  problem: string | null,
): Promise<void> {
  await db.query("DELETE FROM order_file_buyers WHERE shop_id = $1 AND file_id = $2", [
    shopId,
    fileId,
  ]);
  const at = new Date();
  const done = await db.query(
    `UPDATE order_files SET phase = 'done', problem = $3, finished_at = $4
      WHERE shop_id = $1 AND file_id = $2 AND phase = 'people'`,
    [shopId, fileId, problem, at],
  );
  if (done.rowCount === 1)
    await announce(db, "order-file.finished", { shopId, fileId, at: at.toISOString() });
  await announce(db, "orders.imported", { shopId });
}

/** Last words: what could not be asked for stays without customers; the orders count. */
export async function buyersGivenUp({ shopId, fileId }: { shopId: number; fileId: string }) {
  await transaction((db) => finish(db, shopId, fileId, fileProblems.people));
}

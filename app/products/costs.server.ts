import type { AdminClient } from "../admin-api/client.server.ts";
import { allPages } from "../admin-api/paging.server.ts";
import { AccessDenied } from "../admin-api/errors.ts";
import { pool, rows, transaction, type Db } from "../db.server.ts";
import { log } from "../log.server.ts";
import { mayReadCosts } from "../shops/access.ts";
import type { ShopRow } from "../shops/shop.server.ts";
import type { ProductId } from "../ids.ts";
import { costsOfProduct, costsPage, type CostRecord } from "./admin-api.server.ts";

/** Whether anything is different now; first = there was nothing before, and now it is read. */
export type ReadCosts = "first" | "changed" | "same";

/**
 * What the variants of a shop cost, as Shopify has it now. Where the merchant does not allow it (any more), nothing is
 * asked and nothing kept.
 */
export async function importCosts(shop: ShopRow, admin: AdminClient): Promise<ReadCosts> {
  const { shopId } = shop;
  if (!mayReadCosts(shop.scopes)) return forgotten(shopId);
  const began = new Date();
  const before = await rows(pool, "SELECT 1 FROM variant_costs WHERE shop_id = $1 LIMIT 1", [
    shopId,
  ]);
  let changed = 0;
  try {
    for await (const { costs } of allPages((after) => costsPage(admin, after)))
      changed += await recordCosts(pool, shop, costs);
  } catch (error) {
    if (!(error instanceof AccessDenied)) throw error;
    log.warn({ shopId, problem: error.message }, "unit costs are not readable");
    return forgotten(shopId);
  }
  // all were listed: what was not met has no cost any more, or is no more
  const gone = await pool.query("DELETE FROM variant_costs WHERE shop_id = $1 AND read_at < $2", [
    shopId,
    began,
  ]);
  if (before.length === 0) return changed > 0 ? "first" : "changed";
  return changed + gone.rowCount! > 0 ? "changed" : "same";
}

/** The same for one product. */
export async function refreshCosts(
  shop: ShopRow,
  admin: AdminClient,
  productId: ProductId,
): Promise<void> {
  if (!mayReadCosts(shop.scopes)) return;
  const costs = await costsOfProduct(admin, productId);
  await transaction(async (db) => {
    await recordCosts(db, shop, costs);
    await db.query(
      "DELETE FROM variant_costs WHERE shop_id = $1 AND product_id = $2 AND variant_id <> ALL($3::bigint[])",
      [shop.shopId, productId, known(costs, shop.currency).map(({ variantId }) => variantId)],
    );
  });
}

/** A cost in another currency than the shop's sales is as good as none. */
const known = (costs: CostRecord[], currency: string) =>
  costs.flatMap(({ variantId, productId, unitCost }) =>
    unitCost?.currency === currency ? [{ variantId, productId, minor: unitCost.minor }] : [],
  );

/** @returns how many are new or different */
async function recordCosts(db: Db, shop: ShopRow, costs: CostRecord[]): Promise<number> {
  const given = JSON.stringify(known(costs, shop.currency));
  const [compared] = await rows<{ changed: number }>(
    db,
    `SELECT count(*) AS changed
       FROM jsonb_to_recordset($2::jsonb) AS g("variantId" bigint, minor bigint)
       LEFT JOIN variant_costs v ON v.shop_id = $1 AND v.variant_id = g."variantId"
      WHERE v.unit_cost_minor IS DISTINCT FROM g.minor`,
    [shop.shopId, given],
  );
  await db.query(
    `INSERT INTO variant_costs (shop_id, variant_id, product_id, unit_cost_minor, read_at)
     SELECT $1, "variantId", "productId", minor, $3::timestamptz
       FROM jsonb_to_recordset($2::jsonb) AS g("variantId" bigint, "productId" bigint, minor bigint)
     ON CONFLICT (shop_id, variant_id) DO UPDATE
       SET product_id = excluded.product_id, unit_cost_minor = excluded.unit_cost_minor,
           read_at = greatest(variant_costs.read_at, excluded.read_at)`,
    [shop.shopId, given, new Date()],
  );
  return compared!.changed;
}

async function forgotten(shopId: number): Promise<ReadCosts> {
  const removed = await pool.query("DELETE FROM variant_costs WHERE shop_id = $1", [shopId]);
  return removed.rowCount! > 0 ? "changed" : "same";
}

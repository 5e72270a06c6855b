import { adminFor, type AdminClient } from "../admin-api/client.server.ts";
import { allPages } from "../admin-api/paging.server.ts";
import { pool, rows, transaction, type Db } from "../db.server.ts";
import { announce } from "../jobs/announce.server.ts";
import { requireShop } from "../shops/shop.server.ts";
import type { ProductId } from "../ids.ts";
import {
  existingProducts,
  fetchProduct,
  productsPage,
  type ProductRecord,
} from "./admin-api.server.ts";
import { importCosts, refreshCosts } from "./costs.server.ts";

/** Safe to repeat: of two versions the one Shopify updated later wins. */
async function recordProducts(db: Db, shopId: number, products: ProductRecord[]): Promise<void> {
  await db.query(
    `INSERT INTO products (shop_id, product_id, title, handle, status, product_type, price_min_minor, price_max_minor, inventory, updated_at)
     SELECT $1, * FROM jsonb_to_recordset($2::jsonb) AS p("productId" bigint, title text, handle text, status text, "productType" text,
       "priceMinMinor" bigint, "priceMaxMinor" bigint, inventory int, "updatedAt" timestamptz)
     ON CONFLICT (shop_id, product_id) DO UPDATE SET title = excluded.title, handle = excluded.handle, status = excluded.status,
       product_type = excluded.product_type, price_min_minor = excluded.price_min_minor, price_max_minor = excluded.price_max_minor,
       inventory = excluded.inventory, updated_at = excluded.updated_at
     WHERE products.updated_at <= excluded.updated_at`,
    [shopId, JSON.stringify(products)],
  );
}

/**
 * Job products.import: every product as Shopify lists it, what each piece costs where the merchant allows it, and away
 * with those Shopify has no more, whose delete message was lost.
 */
export async function importProducts(shopId: number): Promise<void> {
  const shop = await requireShop(pool, shopId);
  const admin = adminFor(shop.domain);
  // held before the first page was asked for: what is created while we read cannot pass for deleted
  const unseen = await heldProducts(pool, shopId);
  for await (const { products } of allPages((after) => productsPage(admin, after))) {
    await recordProducts(pool, shopId, products);
    for (const { productId } of products) unseen.delete(productId);
  }
  await removeDeleted(admin, shopId, [...unseen]);
  const read = await importCosts(shop, admin);
  if (read === "same") return;
  await transaction(async (db) => {
    await announce(db, "costs.changed", { shopId });
    if (read === "first")
      await announce(db, "costs.first-read", { shopId, at: new Date().toISOString() });
  });
}

async function heldProducts(db: Db, shopId: number): Promise<Set<ProductId>> {
  const held = await rows<{ id: ProductId }>(
    db,
    "SELECT product_id AS id FROM products WHERE shop_id = $1",
    [shopId],
  );
  return new Set(held.map(({ id }) => id));
}

/** `nodes` takes so many ids. */
const IDS_AT_ONCE = 250;

/** Of products that were not listed, those Shopify does not have by their id either. */
async function removeDeleted(
  admin: AdminClient,
  shopId: number,
  unseen: ProductId[],
): Promise<void> {
  for (let from = 0; from < unseen.length; from += IDS_AT_ONCE) {
    const asked = unseen.slice(from, from + IDS_AT_ONCE);
    const existing = await existingProducts(admin, asked);
    await removeProducts(
      shopId,
      asked.filter((id) => !existing.has(id)),
    );
  }
}

async function removeProducts(shopId: number, productIds: ProductId[]): Promise<void> {
  if (productIds.length === 0) return;
  await transaction(async (db) => {
    for (const table of ["products", "variant_costs"])
      await db.query(`DELETE FROM ${table} WHERE shop_id = $1 AND product_id = ANY($2::bigint[])`, [
        shopId,
        productIds,
      ]);
  });
}

/** Job products.refresh. */
export async function refreshProduct(shopId: number, productId: ProductId): Promise<void> {
  const shop = await requireShop(pool, shopId);
  const admin = adminFor(shop.domain);
  const product = await fetchProduct(admin, productId);
  if (!product) return removeProducts(shopId, [productId]);
  await recordProducts(pool, shopId, [product]);
  await refreshCosts(shop, admin, productId);
}

/** Titles by product id, for lists that name products. */
export async function productTitles(
  db: Db,
  shopId: number,
  productIds: ProductId[],
): Promise<Map<ProductId, string>> {
  const found = await rows<{ productId: ProductId; title: string }>(
    db,
    `SELECT product_id AS "productId", title FROM products WHERE shop_id = $1 AND product_id = ANY($2::bigint[])`,
    [shopId, productIds],
  );
  return new Map(found.map((row) => [row.productId, row.title]));
}

/** More kinds are no choice any more. */
const MOST_KINDS = 100;

/** The kinds of product a shop has, in its own words for them. */
export async function productKinds(db: Db, shopId: number): Promise<string[]> {
  const found = await rows<{ kind: string }>(
    db,
    `SELECT DISTINCT product_type AS kind FROM products WHERE shop_id = $1 AND product_type <> ''
      ORDER BY product_type LIMIT ${MOST_KINDS}`,
    [shopId],
  );
  return found.map(({ kind }) => kind);
}

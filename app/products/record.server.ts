import { adminFor } from "../admin-api/client.server.ts";
import { pool, rows, type Db } from "../db.server.ts";
import { requireShop } from "../shops/shop.server.ts";
import { fetchProduct, productsPage, type ProductRecord } from "./admin-api.server.ts";

/** Safe to repeat: of two versions the one Shopify updated later wins. */
export async function recordProducts(
  db: Db,
  shopId: number,
  products: ProductRecord[],
): Promise<void> {
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

/** Job products.import. */
export async function importProducts(shopId: number): Promise<void> {
  const shop = await requireShop(pool, shopId);
  const admin = adminFor(shop.domain);
  let after: string | null = null;
  do {
    const page = await productsPage(admin, after);
    await recordProducts(pool, shopId, page.products);
    after = page.next;
  } while (after);
}

/** Job products.refresh. */
export async function refreshProduct(shopId: number, productId: string): Promise<void> {
  const shop = await requireShop(pool, shopId);
  const product = await fetchProduct(adminFor(shop.domain), productId);
  if (product) await recordProducts(pool, shopId, [product]);
  else
    await pool.query("DELETE FROM products WHERE shop_id = $1 AND product_id = $2", [
      shopId,
      productId,
    ]);
}

/** Titles by product id, for lists that name products. */
export async function productTitles(
  db: Db,
  shopId: number,
  productIds: (string | number)[],
): Promise<Map<string, string>> {
  const found = await rows<{ productId: string; title: string }>(
    db,
    `SELECT product_id::text AS "productId", title FROM products WHERE shop_id = $1 AND product_id = ANY($2::bigint[])`,
    [shopId, productIds],
  );
  return new Map(found.map((row) => [row.productId, row.title]));
}

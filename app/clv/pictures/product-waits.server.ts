import type pg from "pg";
import { dayNumber } from "../../calendar/days.ts";
import { copyNumbers, rows } from "../../db.server.ts";
import type { CustomerId, ProductId } from "../../ids.ts";
import type { ProductWaits } from "./product-gaps.ts";
import { productWithoutTitle } from "./product-words.ts";
import { PurchaseColumns, waitsOfProducts, type WaitsFound } from "./purchases-of-products.ts";

/** Products shown: those bought again most often. */
const PRODUCTS = 30;

export interface ProductWaitsFound extends Omit<WaitsFound, "products"> {
  products: ProductWaits[];
}

/**
 * Days between purchases of the same product by the same customer, counted, for the products bought again most often.
 * Lines sent back and orders that do not count are left out; two orders of one day are one purchase. The rows are read
 * as they lie and put in order here: the database needed three times as long to sort them.
 * @param today the shop's day, YYYY-MM-DD
 */
export async function productWaits(
  db: pg.PoolClient,
  shopId: number,
  today: string,
): Promise<ProductWaitsFound> {
  const purchases = new PurchaseColumns();
  await copyNumbers(
    db,
    `COPY (SELECT l.product_id, o.customer_id, o.day - DATE '1970-01-01'
             FROM order_lines l JOIN orders o USING (shop_id, order_id)
            WHERE l.shop_id = ${Number(shopId)} AND o.counts AND o.customer_id IS NOT NULL
              AND l.product_id IS NOT NULL AND l.quantity > 0) TO STDOUT`,
    3,
    (cells) => purchases.add(cells[0] as ProductId, cells[1] as CustomerId, cells[2]!),
  );
  const found = waitsOfProducts(purchases, dayNumber(today), PRODUCTS);
  const titles = await rows<{ productId: ProductId; title: string }>(
    db,
    `SELECT product_id AS "productId", title FROM products WHERE shop_id = $1 AND product_id = ANY($2::bigint[])`,
    [shopId, found.products.map(({ productId }) => productId)],
  );
  const names = new Map(titles.map(({ productId, title }) => [productId, title]));
  return {
    ...found,
    products: found.products.map((product) => ({
      ...product,
      name: names.get(product.productId) ?? productWithoutTitle(product.productId),
    })),
  };
}

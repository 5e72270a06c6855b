import { rows, type Db } from "../db.server.ts";
import { automaticDiscountOf, columnsOf, productsOf } from "../discounts/kinds.ts";
import type { DiscountId, ProductId } from "../ids.ts";
import { announce } from "../jobs/announce.server.ts";
import { runOf, type SaleState, type SaleTerms } from "./sale.ts";

export interface SaleRow extends SaleTerms {
  saleId: string;
  state: SaleState;
  discountId: DiscountId | null;
  problem: string | null;
  createdAt: string;
  cancelledAt: string | null;
}

interface StoredSale {
  saleId: string;
  title: string;
  kind: string;
  percent: number | null;
  productIds: ProductId[];
  startsAt: Date;
  endsAt: Date;
  state: string;
  discountId: DiscountId | null;
  problem: string | null;
  createdAt: Date;
  cancelledAt: Date | null;
}

const columns = `sale_id AS "saleId", title, kind, percent, product_ids AS "productIds", starts_at AS "startsAt",
  ends_at AS "endsAt", state, discount_id AS "discountId", problem, created_at AS "createdAt",
  cancelled_at AS "cancelledAt"`;

function saleOf({ kind, percent, productIds, ...stored }: StoredSale): SaleRow {
  return {
    ...stored,
    discount: automaticDiscountOf({ kind, percent, productIds }),
    state: stored.state as SaleState,
    startsAt: stored.startsAt.toISOString(),
    endsAt: stored.endsAt.toISOString(),
    createdAt: stored.createdAt.toISOString(),
    cancelledAt: stored.cancelledAt?.toISOString() ?? null,
  };
}

export async function getSale(db: Db, shopId: number, saleId: string): Promise<SaleRow | null> {
  const [found] = await rows<StoredSale>(
    db,
    `SELECT ${columns} FROM flash_sales WHERE shop_id = $1 AND sale_id = $2`,
    [shopId, saleId],
  );
  return found ? saleOf(found) : null;
}

export interface SalePage {
  sales: SaleRow[];
  /** where the next page begins; null on the last one */
  next: string | null;
}

/** Sales, the latest start first. @param before what an earlier page gave as `next` */
export async function listSales(
  db: Db,
  shopId: number,
  { before = null, limit = 50 }: { before?: string | null; limit?: number } = {},
): Promise<SalePage> {
  const [start, id] = before?.split("~") ?? [null, null];
  const found = await rows<StoredSale>(
    db,
    `SELECT ${columns} FROM flash_sales
      WHERE shop_id = $1 AND ($2::timestamptz IS NULL OR (starts_at, sale_id) < ($2, $3::uuid))
      ORDER BY starts_at DESC, sale_id DESC LIMIT $4`,
    [shopId, start, id, limit + 1],
  );
  const sales = found.slice(0, limit).map(saleOf);
  const last = sales.at(-1);
  return { sales, next: found.length > limit && last ? `${last.startsAt}~${last.saleId}` : null };
}

/** Sales that began from the one moment until before the other, the latest first. */
export async function begunBetween(
  db: Db,
  shopId: number,
  from: Date,
  until: Date,
  limit: number,
): Promise<{ saleId: string; title: string; startsAt: Date }[]> {
  return rows(
    db,
    `SELECT sale_id AS "saleId", title, starts_at AS "startsAt" FROM flash_sales
      WHERE shop_id = $1 AND state IN ('live', 'ended') AND starts_at >= $2 AND starts_at < $3
      ORDER BY starts_at DESC LIMIT $4`,
    [shopId, from, until, limit],
  );
}

/** Sales that run or will run, and those Shopify has not been told of yet. */
export async function openSales(db: Db, shopId: number): Promise<SaleRow[]> {
  const found = await rows<StoredSale>(
    db,
    `SELECT ${columns} FROM flash_sales WHERE shop_id = $1 AND state IN ('creating', 'scheduled', 'live')
      ORDER BY starts_at`,
    [shopId],
  );
  return found.map(saleOf);
}

/** @returns false when this sale was written before: the same form, sent twice */
export async function writeSale(
  db: Db,
  shopId: number,
  saleId: string,
  terms: SaleTerms,
): Promise<boolean> {
  const { kind, percent, productIds } = columnsOf(terms.discount);
  const written = await db.query(
    `INSERT INTO flash_sales (shop_id, sale_id, title, kind, percent, product_ids, starts_at, ends_at, state)
     VALUES ($1, $2, $3, $4, $5, $6::bigint[], $7, $8, 'creating') ON CONFLICT DO NOTHING`,
    [shopId, saleId, terms.title, kind, percent, productIds, terms.startsAt, terms.endsAt],
  );
  return written.rowCount === 1;
}

type Change = Partial<{
  state: SaleState;
  discountId: DiscountId;
  problem: string | null;
  cancelledAt: string;
}>;

const changeable: Record<keyof Change, string> = {
  state: "state",
  discountId: "discount_id",
  problem: "problem",
  cancelledAt: "cancelled_at",
};

export async function changeSale(
  db: Db,
  shopId: number,
  saleId: string,
  change: Change,
): Promise<void> {
  const names = Object.keys(change) as (keyof Change)[];
  const sets = names.map((name, index) => `${changeable[name]} = $${index + 3}`);
  await db.query(`UPDATE flash_sales SET ${sets.join(", ")} WHERE shop_id = $1 AND sale_id = $2`, [
    shopId,
    saleId,
    ...names.map((name) => change[name]),
  ]);
}

/**
 * The same, and whoever counts with the days of sales hears when this one runs. In the caller's transaction.
 * @param sale as it was before
 */
export async function changeRun(
  db: Db,
  shopId: number,
  sale: SaleRow,
  change: Change & { state: SaleState },
): Promise<void> {
  await changeSale(db, shopId, sale.saleId, change);
  const at = new Date();
  const run = runOf({ ...sale, ...change }, at.getTime());
  await announce(db, "sale.dated", {
    shopId,
    saleId: sale.saleId,
    at: at.toISOString(),
    startsAt: run?.startsAt ?? null,
    endsAt: run?.endsAt ?? null,
  });
}

/** Discounts that belong to sales other than this one. */
export async function discountsOfOtherSales(
  db: Db,
  shopId: number,
  saleId: string,
): Promise<DiscountId[]> {
  const found = await rows<{ discountId: DiscountId }>(
    db,
    `SELECT discount_id AS "discountId" FROM flash_sales
      WHERE shop_id = $1 AND sale_id <> $2 AND discount_id IS NOT NULL`,
    [shopId, saleId],
  );
  return found.map((sale) => sale.discountId);
}

export interface SoldInWindow {
  orders: number;
  pieces: number;
  revenueMinor: number;
}

/** What was sold of the sale's products while it ran, at whatever price. */
export async function soldDuring(db: Db, shopId: number, sale: SaleTerms): Promise<SoldInWindow> {
  const [sold] = await rows<SoldInWindow>(
    db,
    `SELECT count(DISTINCT o.order_id) AS orders, coalesce(sum(l.quantity), 0) AS pieces,
            coalesce(sum(l.revenue_minor), 0) AS "revenueMinor"
       FROM orders o JOIN order_lines l USING (shop_id, order_id)
      WHERE o.shop_id = $1 AND o.counts AND o.processed_at >= $2 AND o.processed_at < $3
        AND l.product_id = ANY($4::bigint[])`,
    [shopId, sale.startsAt, sale.endsAt, productsOf(sale.discount)],
  );
  return sold!;
}

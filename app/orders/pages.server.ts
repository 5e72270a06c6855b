import { adminFor } from "../admin-api/client.server.ts";
import { lastId } from "../admin-api/paging.server.ts";
import { pool, transaction, type Db } from "../db.server.ts";
import { announce } from "../jobs/announce.server.ts";
import { enqueue } from "../jobs/enqueue.server.ts";
import { log } from "../log.server.ts";
import { requireShop } from "../shops/shop.server.ts";
import { ordersPage } from "./admin-api.server.ts";
import { dayFinder } from "../calendar/day-finder.ts";
import { getImport, ordersAreRead } from "./import-state.server.ts";
import { orderRecord } from "./order-record.ts";
import { recordOrders } from "./record.server.ts";

const PREVIEW_PAGES = 5;

/** Bulk access is missing or broke: the import goes on page by page, and says why. */
export async function readByPages(
  db: Db,
  shopId: number,
  importId: string,
  why: string,
  expected: number | null,
): Promise<void> {
  await db.query(
    `UPDATE order_imports SET way = 'pages', phase = 'loading', cursor = NULL, orders_read = 0, problem = $3,
            orders_expected = coalesce($4, orders_expected)
      WHERE shop_id = $1 AND import_id = $2 AND phase IN ('starting', 'querying')`,
    [shopId, importId, why, expected],
  );
  await enqueue(db, "orders.page", { shopId, importId });
}

/** Job orders.preview: the newest orders, so that home has numbers within seconds, marked as partial. */
export async function previewOrders(shopId: number, importId: string): Promise<void> {
  const shop = await requireShop(pool, shopId);
  const admin = adminFor(shop.domain);
  const dayOf = dayFinder(shop.timezone);
  let after: string | null = null;
  for (let page = 0; page < PREVIEW_PAGES; page++) {
    const { orders, next } = await ordersPage(admin, {
      after,
      search: null,
      sort: "PROCESSED_AT",
      reverse: true,
    });
    const wanted = await transaction(async (db) => {
      // the page may have waited for the rate limit while the whole import overtook it
      if ((await getImport(db, shopId, importId))?.phase !== "querying") return false;
      await recordOrders(
        db,
        shopId,
        orders.map(({ order, lines }) => orderRecord(order, lines, dayOf)),
      );
      await announce(db, "orders.previewed", { shopId });
      return true;
    });
    if (!wanted || !next) return;
    after = next;
  }
}

/**
 * Job orders.page: one page when bulk access is missing; remembers the last order, so a kill costs one page. Shopify
 * lets a cursor go through a limited number of orders only: each page begins after the last order's id instead.
 */
export async function importPage(shopId: number, importId: string): Promise<void> {
  const row = await getImport(pool, shopId, importId);
  if (!row || row.phase !== "loading" || row.way !== "pages") return;
  const shop = await requireShop(pool, shopId);
  const { orders, next } = await ordersPage(adminFor(shop.domain), {
    after: null,
    search: row.cursor === null ? null : `id:>${row.cursor}`,
    sort: "ID",
    reverse: false,
  });
  const dayOf = dayFinder(shop.timezone);
  const records = orders.map(({ order, lines }) => orderRecord(order, lines, dayOf));
  const ids = records.map(({ orderId }) => orderId);
  const cursor = lastId(Number(row.cursor ?? 0), ids, next !== null);
  await transaction(async (db) => {
    await recordOrders(db, shopId, records);
    const updated = await db.query(
      `UPDATE order_imports SET cursor = $3, orders_read = orders_read + $4
        WHERE shop_id = $1 AND import_id = $2 AND phase = 'loading'`,
      [shopId, importId, cursor || null, records.length],
    );
    if (updated.rowCount === 0) return;
    log.info(
      { shopId, importId, read: row.ordersRead + records.length, of: row.ordersExpected },
      "orders are read page by page",
    );
    if (!next) return ordersAreRead(db, shopId, importId);
    await enqueue(db, "orders.page", { shopId, importId });
  });
}

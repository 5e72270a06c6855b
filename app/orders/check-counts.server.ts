import { adminFor, type AdminClient } from "../admin-api/client.server.ts";
import { lastId } from "../admin-api/paging.server.ts";
import {
  dayNumber,
  firstDayOfMonth,
  formatMonth,
  monthOf,
  startOfUtcDay,
  utcDayOf,
} from "../calendar/days.ts";
import { pool, rows, transaction } from "../db.server.ts";
import { readsWholeHistory } from "../shops/access.ts";
import { requireShop, type ShopRow } from "../shops/shop.server.ts";
import type { OrderId } from "../ids.ts";
import { countOrders, orderIdsPage } from "./admin-api.server.ts";
import { askAgainAll } from "./changes.server.ts";
import { compareRecent } from "./compare-recent.server.ts";
import { noteCheck, type MonthDrift } from "./checks.server.ts";
import { isRunning, latestImport } from "./import-state.server.ts";

/** Of the sixty days Shopify shows every app, those it shows from beginning to end. */
const SURELY_SHOWN_DAYS = 59;

interface Month {
  /** YYYY-MM, "earlier" or "later" */
  name: string;
  /** null = without end */
  from: Date | null;
  to: Date | null;
  held: number;
}

/**
 * Job orders.check-counts: compares the number of orders of every month with Shopify's, and the amounts of the newest
 * ones. An order that was deleted leaves no update behind: when its webhook is lost, only counting tells. Where a month
 * differs, its ids are compared one by one, and each order in question is asked for again.
 */
export async function checkCounts(shopId: number): Promise<void> {
  const shop = await requireShop(pool, shopId);
  const latest = await latestImport(pool, shopId);
  if (shop.uninstalledAt || !latest || isRunning(latest.phase)) return;
  // of a shop whose first import never ended every order would be in question
  const [known] = await rows(pool, "SELECT 1 FROM order_sync WHERE shop_id = $1", [shopId]);
  if (!known) return;
  const beganAt = new Date();
  const admin = adminFor(shop.domain);
  const drift = new Map<string, MonthDrift>();
  const inQuestion = new Set<OrderId>();
  let compared = 0;
  for (const month of await months(shop)) {
    const count = await countOrders(admin, within(month));
    compared += month.held;
    if (count === null || count === month.held) continue;
    drift.set(month.name, { month: month.name, shopify: count, held: month.held });
    for (const orderId of await compareIds(admin, shopId, month)) inQuestion.add(orderId);
  }
  const recent = await compareRecent(pool, admin, shopId, beganAt);
  for (const orderId of recent.inQuestion) inQuestion.add(orderId);
  // sums cover the newest days of a month, counts the whole of it: where both differ the counts are the month's
  for (const month of recent.drift) drift.set(month.month, { ...month, ...drift.get(month.month) });
  await transaction(async (db) => {
    await askAgainAll(db, shopId, [...inQuestion]);
    await noteCheck(db, shopId, {
      kind: "counts",
      beganAt,
      compared,
      repaired: inQuestion.size,
      removed: 0,
      drift: [...drift.values()],
    });
  });
}

function within({ from, to }: Month): string {
  return [
    from && `processed_at:>='${from.toISOString()}'`,
    to && `processed_at:<'${to.toISOString()}'`,
  ]
    .filter(Boolean)
    .join(" ");
}

/**
 * UTC months from our first order to now, and the time before and after. Without read_all_orders: the days Shopify
 * shows.
 */
async function months(shop: ShopRow): Promise<Month[]> {
  const today = utcDayOf(new Date());
  const visibleFrom = readsWholeHistory(shop.scopes) ? null : today - SURELY_SHOWN_DAYS;
  const counts = await rows<{ name: string; held: number }>(
    pool,
    `SELECT to_char(date_trunc('month', processed_at AT TIME ZONE 'UTC'), 'YYYY-MM') AS name, count(*)::int AS held
       FROM orders WHERE shop_id = $1 AND processed_at >= coalesce($2::timestamptz, '-infinity') GROUP BY 1 ORDER BY 1`,
    [shop.shopId, visibleFrom === null ? null : startOfUtcDay(visibleFrom)],
  );
  const held = new Map(counts.map((month) => [month.name, month.held]));
  const first = visibleFrom ?? (counts[0] ? dayNumber(`${counts[0].name}-01`) : today);
  const found: Month[] = [];
  if (visibleFrom === null) {
    const to = startOfUtcDay(firstDayOfMonth(monthOf(first)));
    found.push({ name: "earlier", from: null, to, held: 0 });
  }
  for (let month = monthOf(first); month <= monthOf(today); month++) {
    const name = formatMonth(month);
    const from = startOfUtcDay(Math.max(firstDayOfMonth(month), visibleFrom ?? -Infinity));
    const to = startOfUtcDay(firstDayOfMonth(month + 1));
    found.push({ name, from, to, held: held.get(name) ?? 0 });
    held.delete(name);
  }
  const later = [...held.values()].reduce((sum, count) => sum + count, 0);
  found.push({ name: "later", from: found.at(-1)!.to, to: null, held: later });
  return found;
}

/** @returns the orders to ask for again */
async function compareIds(admin: AdminClient, shopId: number, month: Month): Promise<OrderId[]> {
  const held = new Map(
    (
      await rows<{ orderId: OrderId; updatedAt: Date }>(
        pool,
        `SELECT order_id AS "orderId", updated_at AS "updatedAt" FROM orders
          WHERE shop_id = $1 AND processed_at >= coalesce($2::timestamptz, '-infinity')
            AND processed_at < coalesce($3::timestamptz, 'infinity')`,
        [shopId, month.from, month.to],
      )
    ).map((order) => [order.orderId, order.updatedAt.getTime()]),
  );
  const inQuestion: OrderId[] = [];
  let last = 0;
  for (let hasMore = true; hasMore;) {
    const page = await orderIdsPage(admin, `${within(month)} id:>${last}`);
    for (const { orderId, updatedAt } of page.orders) {
      if (held.get(orderId) !== Date.parse(updatedAt)) inQuestion.push(orderId);
      held.delete(orderId);
    }
    hasMore = page.hasMore;
    last = lastId(
      last,
      page.orders.map(({ orderId }) => orderId),
      hasMore,
    );
  }
  // what is left is unknown to Shopify
  return [...inQuestion, ...held.keys()];
}

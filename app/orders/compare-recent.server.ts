import { DAY_MS } from "../calendar/days.ts";
import type { AdminClient } from "../admin-api/client.server.ts";
import { allPages } from "../admin-api/paging.server.ts";
import { rows, type Db } from "../db.server.ts";
import type { OrderId } from "../ids.ts";
import { orderAmountsPage, type OrderAmounts } from "./admin-api.server.ts";
import type { MonthDrift } from "./checks.server.ts";

const DAYS = 30;
/** Orders that are listed at most, about ten minutes of a small plan's limits: a busy shop has fewer days compared. */
const MOST = 10_000;

export interface RecentComparison {
  compared: number;
  /** orders to ask for again */
  inQuestion: OrderId[];
  drift: Required<MonthDrift>[];
}

interface HeldAmounts {
  orderId: OrderId;
  processedAt: Date;
  updatedAt: Date;
  paidMinor: number;
}

/**
 * Compares amounts of the newest orders, one by one and in sum. Shopify gives sums of months through ShopifyQL only,
 * which asks for access to names and addresses (docs/decisions/0010); older months are summed up once a week.
 */
export async function compareRecent(
  db: Db,
  admin: AdminClient,
  shopId: number,
  now: Date,
  most = MOST,
): Promise<RecentComparison> {
  const since = new Date(now.getTime() - DAYS * DAY_MS);
  const listed = await newestOrders(admin, since, most);
  const [newest, oldest] = [listed.orders[0], listed.orders.at(-1)];
  if (!newest || !oldest) return { compared: 0, inQuestion: [], drift: [] };
  // the last second may be listed in part; what was sold since the listing began is not in it
  const from = new Date(Date.parse(oldest.processedAt) + (listed.isCut ? 1000 : 0));
  const found = await rows<HeldAmounts>(
    db,
    `SELECT order_id AS "orderId", processed_at AS "processedAt", updated_at AS "updatedAt", total_minor - refunded_minor AS "paidMinor"
       FROM orders WHERE shop_id = $1 AND processed_at BETWEEN $2 AND $3`,
    [shopId, from, newest.processedAt],
  );
  const held = new Map(found.map((order) => [order.orderId, order]));
  const months = new Months();
  const inQuestion: OrderId[] = [];
  for (const order of listed.orders) {
    if (Date.parse(order.processedAt) < from.getTime()) continue;
    const ours = held.get(order.orderId);
    held.delete(order.orderId);
    // a webhook came while the pages were read: ours is the newer one
    const isNewer = ours && ours.updatedAt.getTime() > Date.parse(order.updatedAt);
    months.shopify(order.processedAt, isNewer ? ours.paidMinor : order.paidMinor);
    if (ours) months.held(order.processedAt, ours.paidMinor);
    if (!ours || (!isNewer && isDifferent(ours, order))) inQuestion.push(order.orderId);
  }
  for (const ours of held.values()) {
    months.held(ours.processedAt.toISOString(), ours.paidMinor);
    inQuestion.push(ours.orderId);
  }
  return { compared: found.length, inQuestion, drift: months.drift() };
}

function isDifferent(ours: HeldAmounts, order: OrderAmounts): boolean {
  return (
    ours.updatedAt.getTime() !== Date.parse(order.updatedAt) || ours.paidMinor !== order.paidMinor
  );
}

async function newestOrders(
  admin: AdminClient,
  since: Date,
  most: number,
): Promise<{ orders: OrderAmounts[]; isCut: boolean }> {
  const orders: OrderAmounts[] = [];
  for await (const page of allPages((after) => orderAmountsPage(admin, since, after))) {
    orders.push(...page.orders);
    if (page.next && orders.length >= most) return { orders, isCut: true };
  }
  return { orders, isCut: false };
}

class Months {
  readonly #months = new Map<string, Required<MonthDrift>>();

  #of(processedAt: string): Required<MonthDrift> {
    const month = new Date(processedAt).toISOString().slice(0, 7);
    const known = this.#months.get(month);
    if (known) return known;
    const fresh = { month, shopify: 0, held: 0, shopifyMinor: 0, heldMinor: 0 };
    this.#months.set(month, fresh);
    return fresh;
  }

  shopify(processedAt: string, minor: number): void {
    const month = this.#of(processedAt);
    month.shopify++;
    month.shopifyMinor += minor;
  }

  held(processedAt: string, minor: number): void {
    const month = this.#of(processedAt);
    month.held++;
    month.heldMinor += minor;
  }

  drift(): Required<MonthDrift>[] {
    return [...this.#months.values()].filter(
      (month) => month.shopify !== month.held || month.shopifyMinor !== month.heldMinor,
    );
  }
}

import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, it } from "vitest";
import type { AdminClient } from "../../app/admin-api/client.server.ts";
import { closeDatabase, pool } from "../../app/db.server.ts";
import { compareRecent } from "../../app/orders/compare-recent.server.ts";

const now = new Date("2026-11-21T12:00:00Z");
let shopId: number;
beforeEach(async () => {
  const { rows } = await pool.query<{ shop_id: number }>(
    "INSERT INTO shops (domain) VALUES ($1) RETURNING shop_id",
    [`${randomUUID()}.myshopify.com`],
  );
  shopId = rows[0]!.shop_id;
});
afterAll(closeDatabase);

interface Sold {
  id: number;
  at: string;
  updated?: string;
  paid: number;
}

async function hold(...orders: Sold[]): Promise<void> {
  for (const { id, at, updated, paid } of orders)
    await pool.query(
      `INSERT INTO orders (shop_id, order_id, name, processed_at, updated_at, day, test, counts, revenue_minor, total_minor, refunded_minor,
         discount_minor, discount_codes)
       VALUES ($1, $2, '#1', $3, $4, $3::timestamptz::date, false, true, 0, $5::int + 100, 100, 0, '{}')`,
      [shopId, id, at, updated ?? at, paid],
    );
}

/** Shopify with these orders, newest first, so many a page. */
function shopify(orders: Sold[], pageSize: number): AdminClient {
  const money = (minor: number) => ({
    shopMoney: { amount: (minor / 100).toFixed(2), currencyCode: "USD" },
  });
  const request = (_document: string, variables: unknown) => {
    const { search, after } = variables as { search: string; after: string | null };
    const since = /processed_at:>='([^']+)'/.exec(search)![1]!;
    const shown = orders.filter(({ at }) => Date.parse(at) >= Date.parse(since));
    const from = Number(after ?? 0);
    return Promise.resolve({
      orders: {
        pageInfo: {
          hasNextPage: from + pageSize < shown.length,
          endCursor: String(from + pageSize),
        },
        nodes: shown.slice(from, from + pageSize).map(({ id, at, updated, paid }) => ({
          id: `gid://shopify/Order/${id}`,
          processedAt: at,
          updatedAt: updated ?? at,
          totalPriceSet: money(paid + 100),
          totalRefundedSet: money(100),
        })),
      },
    });
  };
  return {
    domain: "demo.myshopify.com",
    request,
    mutate: request,
    charged: () => null,
  } as AdminClient;
}

const sold: Sold[] = [
  { id: 5, at: "2026-11-20T10:00:00Z", paid: 500 },
  { id: 4, at: "2026-11-10T10:00:00Z", paid: 400 },
  { id: 3, at: "2026-11-10T10:00:00Z", paid: 300 },
  { id: 2, at: "2026-10-28T10:00:00Z", paid: 200 },
];

it("equal orders are equal; those older than 30 days are not looked at", async () => {
  await hold(...sold, { id: 1, at: "2026-10-01T10:00:00Z", paid: 1 });
  expect(await compareRecent(pool, shopify(sold, 2), shopId, now)).toEqual({
    compared: 4,
    inQuestion: [],
    drift: [],
  });
});

it("what is missing here, missing there, or of another amount is in question; its months have both sums", async () => {
  await hold(sold[0]!, { ...sold[1]!, paid: 450 }, sold[3]!, {
    id: 9,
    at: "2026-10-30T10:00:00Z",
    paid: 900,
  });
  const found = await compareRecent(pool, shopify(sold, 100), shopId, now);
  expect(found.inQuestion.sort()).toEqual([3, 4, 9]);
  expect(found.drift).toEqual([
    { month: "2026-11", shopify: 3, held: 2, shopifyMinor: 1200, heldMinor: 950 },
    { month: "2026-10", shopify: 1, held: 2, shopifyMinor: 200, heldMinor: 1100 },
  ]);
});

it("where the list is cut within a second, that second is left out on both sides", async () => {
  await hold(...sold);
  // 5 and 4 are listed; 3 was sold in the same second as 4
  expect(await compareRecent(pool, shopify(sold, 1), shopId, now, 2)).toEqual({
    compared: 1,
    inQuestion: [],
    drift: [],
  });
});

it("what was sold or changed while the list was read is no drift", async () => {
  await hold({ ...sold[0]!, updated: "2026-11-21T11:59:00Z", paid: 0 }, ...sold.slice(1), {
    id: 6,
    at: "2026-11-21T11:59:30Z",
    paid: 600,
  });
  expect(await compareRecent(pool, shopify(sold, 100), shopId, now)).toMatchObject({
    inQuestion: [],
    drift: [],
  });
});

import { afterAll, beforeAll, expect, it } from "vitest";
import { refreshStateTotals, stateTotals } from "../../app/clv/states/state-totals.server.ts";
import { closeDatabase, pool } from "../../app/db.server.ts";
import { fillCustomers } from "../support/customers.ts";

const SHOP = 1;
const TODAY = "2026-11-21";

beforeAll(async () => {
  await fillCustomers(pool, SHOP, 200);
  await fillCustomers(pool, SHOP + 1, 50);
  await pool.query("DELETE FROM state_changes WHERE shop_id = $1", [SHOP]);
});
afterAll(closeDatabase);

const moved = (customerId: number, day: string, from: string | null, to: string) =>
  pool.query("INSERT INTO state_changes VALUES ($1, $2, $3, $4, $5)", [
    SHOP,
    customerId,
    day,
    from,
    to,
  ]);

it("the states of a shop hold every customer once, with all they spent", async () => {
  await refreshStateTotals(pool, SHOP, TODAY);
  const totals = await stateTotals(pool, SHOP);
  const { rows } = await pool.query<{ revenue: string; orders: string }>(
    "SELECT sum(revenue_minor) AS revenue, sum(orders) AS orders FROM customers WHERE shop_id = $1",
    [SHOP],
  );
  const sum = (of: (total: (typeof totals)[number]) => number) =>
    totals.reduce((all, total) => all + of(total), 0);
  expect(sum((total) => total.customers)).toBe(200);
  expect(sum((total) => total.revenueMinor)).toBe(Number(rows[0]!.revenue));
  expect(sum((total) => total.orders)).toBe(Number(rows[0]!.orders));
});

it("a move counts in both states and a first order in its own, for a week and for a month; what is older does not", async () => {
  await moved(1004, "2026-10-01", "active", "slipping");
  await moved(1001, "2026-11-20", "active", "slipping");
  await moved(1002, "2026-11-01", "active", "slipping");
  await moved(1003, "2026-11-20", null, "new");
  await moved(1005, "2026-11-02", null, "new");
  await refreshStateTotals(pool, SHOP, TODAY);
  const totals = await stateTotals(pool, SHOP);
  const of = (state: string) => totals.find((total) => total.state === state)!;
  expect(of("slipping")).toMatchObject({ week: { in: 1, out: 0 }, month: { in: 2, out: 0 } });
  expect(of("active")).toMatchObject({ week: { in: 0, out: 1 }, month: { in: 0, out: 2 } });
  expect(of("new")).toMatchObject({ week: { in: 1, out: 0 }, month: { in: 2, out: 0 } });
});

it("nobody came on the day all were looked at for the first time", async () => {
  await pool.query("DELETE FROM state_changes WHERE shop_id = $1", [SHOP]);
  await moved(1001, "2026-11-19", null, "new");
  await moved(1002, "2026-11-20", null, "new");
  await refreshStateTotals(pool, SHOP, TODAY);
  const totals = await stateTotals(pool, SHOP);
  expect(totals.find(({ state }) => state === "new")!.month).toEqual({ in: 1, out: 0 });
});

it("a state that emptied is not remembered", async () => {
  await pool.query("UPDATE customer_values SET state = 'vip' WHERE shop_id = $1", [SHOP]);
  await pool.query("DELETE FROM state_changes WHERE shop_id = $1", [SHOP]);
  await refreshStateTotals(pool, SHOP, TODAY);
  expect((await stateTotals(pool, SHOP)).map(({ state }) => state)).toEqual(["vip"]);
});

import { afterAll, beforeAll, expect, it } from "vitest";
import { computeCustomer, computeShop, refreshTotals } from "../../app/clv/compute.server.ts";
import { latestFit } from "../../app/clv/predict/values.server.ts";
import { stateTotals } from "../../app/clv/states/state-totals.server.ts";
import { rebuildFacts } from "../../app/customers/facts.server.ts";
import { closeDatabase, pool } from "../../app/db.server.ts";
import type { CustomerId } from "../../app/ids.ts";
import { fillOrders } from "../support/orders.ts";

let shopId: number;

beforeAll(async () => {
  const { rows } = await pool.query<{ id: number }>(
    "INSERT INTO shops (domain) VALUES ('at-risk.myshopify.com') RETURNING shop_id AS id",
  );
  shopId = rows[0]!.id;
  await fillOrders(pool, shopId, 600);
  await rebuildFacts(pool, shopId);
  await computeShop(shopId);
});
afterAll(closeDatabase);

const atRisk = (states: readonly { customers: number; valueAtRiskMinor: number }[]) =>
  states
    .filter(({ valueAtRiskMinor }) => valueAtRiskMinor > 0)
    .map(({ customers, valueAtRiskMinor }) => [customers, valueAtRiskMinor])
    .sort();

it("Churn counts those at risk as Home and Segments do, also after an order of the day", async () => {
  const { rows } = await pool.query<{ id: CustomerId }>(
    "SELECT customer_id AS id FROM customer_values WHERE shop_id = $1 AND value_at_risk_minor > 0 LIMIT 5",
    [shopId],
  );
  expect(rows).toHaveLength(5);
  const before = (await latestFit(pool, shopId))!.picture;
  await pool.query(
    `UPDATE customers SET last_day = (SELECT max(last_day) FROM customers WHERE shop_id = $1), orders = orders + 3
      WHERE shop_id = $1 AND customer_id = ANY($2)`,
    [shopId, rows.map(({ id }) => id)],
  );
  for (const { id } of rows) await computeCustomer(shopId, id);
  await refreshTotals(shopId);
  const { picture } = (await latestFit(pool, shopId))!;
  expect(atRisk(picture.states)).not.toEqual(atRisk(before.states));
  expect(atRisk(picture.states)).toEqual(atRisk(await stateTotals(pool, shopId)));
  const led = picture.discounts!.atRisk;
  const { rows: people } = await pool.query<{ customers: number; minor: number }>(
    `SELECT count(*)::int AS customers, sum(value_at_risk_minor)::int AS minor FROM customer_values
      WHERE shop_id = $1 AND state IN ('due_now', 'slipping', 'high_value_at_risk', 'cooling')`,
    [shopId],
  );
  expect({ customers: led.customers, minor: led.valueAtRiskMinor }).toEqual(people[0]);
  // what only a night can count stays
  expect(picture.chanceMap).toEqual(before.chanceMap);
});

import { beforeEach, expect, it } from "vitest";
import { emptyColumns, emptyScores } from "../../app/clv/fit/columns.ts";
import { formatDay } from "../../app/calendar/days.ts";
import { writeScores } from "../../app/clv/store.server.ts";
import type { CustomerState } from "../../app/clv/states/states.ts";
import { transaction } from "../../app/db.server.ts";
import { useDatabase } from "../support/db.ts";

const DAY = 20_000;
const customerId = 7;

beforeEach(async () => {
  const db = await useDatabase();
  await db.query("DELETE FROM customer_values");
  await db.query("DELETE FROM state_changes");
  await db.query("DELETE FROM customers");
  await db.query(
    `INSERT INTO customers (shop_id, customer_id, orders, revenue_minor, first_order_at, last_order_at, first_day, last_day, order_days,
       first_day_minor, discounted_orders, discount_minor)
     VALUES (1, $1, 3, 9000, '2024-01-01', '2024-06-01', '2024-01-01', '2024-06-01', 3, 3000, 0, 0)`,
    [customerId],
  );
});

/** The night's computation on a day finds the customer in a state. */
async function night(day: number, state: CustomerState, all = true) {
  const columns = emptyColumns(1);
  columns.n = 1;
  columns.customerId[0] = customerId;
  const scores = emptyScores(1);
  scores.state[0] = state;
  scores.valueAtRiskMinor[0] = 500;
  await transaction((db) => writeScores(db, 1, columns, scores, day, all));
}

async function held() {
  const db = await useDatabase();
  const [row] = await db.query<{ state: string; since: string }>(
    "SELECT state, state_since::text AS since FROM customer_values WHERE customer_id = $1",
    [customerId],
  );
  return row!;
}

async function moves() {
  const db = await useDatabase();
  return db.query(
    `SELECT day::text AS day, from_state AS "from", to_state AS "to" FROM state_changes ORDER BY day`,
  );
}

it("a customer moves when the new state has held for two days, and the move is noted with its day", async () => {
  await night(DAY, "active");
  await night(DAY + 1, "due_now");
  expect(await held()).toEqual({ state: "active", since: formatDay(DAY) });
  await night(DAY + 2, "due_now");
  expect(await held()).toEqual({ state: "due_now", since: formatDay(DAY + 2) });
  expect(await moves()).toEqual([
    { day: formatDay(DAY), from: null, to: "active" },
    { day: formatDay(DAY + 2), from: "active", to: "due_now" },
  ]);
});

it("one day over the line and back is no move", async () => {
  await night(DAY, "active");
  await night(DAY + 1, "due_now");
  await night(DAY + 2, "active");
  await night(DAY + 3, "due_now");
  expect((await held()).state).toBe("active");
  expect(await moves()).toHaveLength(1);
});

it("computing twice on one day does not count as two days", async () => {
  await night(DAY, "active");
  await night(DAY + 1, "due_now");
  await night(DAY + 1, "due_now");
  expect((await held()).state).toBe("active");
});

it("an order moves a customer at once", async () => {
  await night(DAY, "slipping");
  await night(DAY + 1, "active", false);
  expect(await held()).toEqual({ state: "active", since: formatDay(DAY + 1) });
  const db = await useDatabase();
  await db.query("UPDATE customers SET last_order_at = now() + interval '1 minute'");
  await night(DAY + 2, "vip");
  expect((await held()).state).toBe("vip");
});

it("a night leaves nothing staged, and what another shop's night staged is not taken for ours", async () => {
  const db = await useDatabase();
  await db.query(
    "INSERT INTO staged_values (shop_id, batch, customer_id, state) VALUES (1, 1, $1, 'lost'), (2, 1, $1, 'lost'), (1, 1, 8, 'lost')",
    [customerId],
  );
  await night(DAY, "active");
  expect((await held()).state).toBe("active");
  expect(await db.query("SELECT customer_id FROM customer_values")).toHaveLength(1);
  expect(await db.query("SELECT 1 FROM staged_values WHERE batch <> 1")).toEqual([]);
  await db.query("DELETE FROM staged_values");
});

it("a customer who was erased while the night worked does not come back as a number", async () => {
  const db = await useDatabase();
  await db.query("DELETE FROM customers");
  await night(DAY, "active");
  await night(DAY, "active", false);
  expect(await held()).toBeUndefined();
  expect(await moves()).toEqual([]);
});

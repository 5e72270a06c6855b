import { formatDay } from "../calendar/days.ts";
import type pg from "pg";
import { copyIn, copyOut, rows } from "../db.server.ts";
import type { CustomerId } from "../ids.ts";
import { forgetUnprofiled } from "./objections.server.ts";
import { AT_RISK } from "./states/states.ts";
import { emptyColumns, type CustomerColumns, type Scores } from "./fit/columns.ts";

const CHUNK = 64 * 1024;

/**
 * Facts of the customers of a shop, or of a few of them, as columns; of those who objected to being profiled nothing.
 * Streamed: a million customers take 50 MB.
 */
export async function readColumns(
  db: pg.PoolClient,
  shopId: number,
  customerIds?: CustomerId[],
): Promise<CustomerColumns> {
  const who = customerIds
    ? `AND customer_id IN (${customerIds.map(Number).join(",") || "NULL"})`
    : "";
  const profiled = `FROM customers c WHERE shop_id = ${Number(shopId)} ${who} AND NOT EXISTS (
    SELECT 1 FROM unprofiled_customers u WHERE u.shop_id = ${Number(shopId)} AND u.customer_id = c.customer_id)`;
  const { rows } = await db.query<{ n: number }>(`SELECT count(*) AS n ${profiled}`);
  const columns = emptyColumns(rows[0]!.n);
  await copyOut(
    db,
    `COPY (SELECT customer_id, order_days, first_day - DATE '1970-01-01', last_day - DATE '1970-01-01',
                  coalesce(second_day - DATE '1970-01-01', 0), revenue_minor, first_day_minor, orders
             ${profiled} ORDER BY customer_id) TO STDOUT`,
    (cells) => {
      const i = columns.n++;
      columns.customerId[i] = Number(cells[0]);
      columns.orderDays[i] = Number(cells[1]);
      columns.firstDay[i] = Number(cells[2]);
      columns.lastDay[i] = Number(cells[3]);
      columns.secondDay[i] = Number(cells[4]);
      columns.revenueMinor[i] = Number(cells[5]);
      columns.firstDayMinor[i] = Number(cells[6]);
      columns.orders[i] = Number(cells[7]);
    },
  );
  return columns;
}

const VALUE_COLUMNS = `customer_id, state, expected_gap_days, overdue_ratio, p_alive, p_order_90, p_order_365, expected_orders_12, clv12_minor,
  clv12_low_minor, clv12_high_minor, value_at_risk_minor, next_order_day, cycle_days`;
/** Only the test of a night knows them. */
const TESTED_COLUMNS = "tested_chance, tested_tenth";

const real = (value: number) => (Number.isFinite(value) ? String(value) : "\\N");
const whole = (value: number) => (Number.isFinite(value) ? String(Math.round(value)) : "\\N");

/**
 * Replaces what is known of these customers (`all` = of the whole shop: others vanish), and notes every change of state
 * with its day. In the caller's transaction.
 */
export async function writeScores(
  db: pg.PoolClient,
  shopId: number,
  columns: CustomerColumns,
  scores: Scores,
  today: number,
  all: boolean,
): Promise<void> {
  const computedAt = new Date();
  // rows are the transaction's, and gone when it ends: the column's default says the same number
  const [{ batch }] = (await rows(db, "SELECT txid_current() AS batch")) as [{ batch: number }];
  await copyIn(
    db,
    `COPY staged_values (shop_id, ${VALUE_COLUMNS}, ${TESTED_COLUMNS}) FROM STDIN`,
    valueRows(shopId, columns, scores),
  );
  const day = formatDay(today);
  // who was erased, or merged into another, while the scores were worked out: their number must not come back
  await db.query(
    `DELETE FROM staged_values s WHERE s.shop_id = $1 AND s.batch = $2 AND NOT EXISTS (
       SELECT 1 FROM customers c WHERE c.shop_id = $1 AND c.customer_id = s.customer_id)`,
    [shopId, batch],
  );
  if (all) await settleStates(db, shopId, batch, day);
  await db.query(
    `INSERT INTO state_changes (shop_id, customer_id, day, from_state, to_state)
     SELECT s.shop_id, s.customer_id, $3::date, v.state, s.state
       FROM staged_values s LEFT JOIN customer_values v ON v.shop_id = $1 AND v.customer_id = s.customer_id
      WHERE s.shop_id = $1 AND s.batch = $2 AND v.state IS DISTINCT FROM s.state
     ON CONFLICT (shop_id, customer_id, day) DO UPDATE SET to_state = excluded.to_state`,
    [shopId, batch, day],
  );
  if (all)
    await db.query(
      `DELETE FROM customer_values v WHERE v.shop_id = $1 AND NOT EXISTS (
         SELECT 1 FROM staged_values s WHERE s.shop_id = $1 AND s.batch = $2 AND s.customer_id = v.customer_id)`,
      [shopId, batch],
    );
  const written = all ? `${VALUE_COLUMNS}, ${TESTED_COLUMNS}` : VALUE_COLUMNS;
  const names = written.split(",").map((name) => name.trim());
  await db.query(
    `INSERT INTO customer_values (shop_id, state_since, computed_at, candidate_state, candidate_day, ${written})
     SELECT shop_id, $3::date, $4, candidate_state, candidate_day, ${written} FROM staged_values
      WHERE shop_id = $1 AND batch = $2
     ON CONFLICT (shop_id, customer_id) DO UPDATE SET
       state_since = CASE WHEN customer_values.state = excluded.state THEN customer_values.state_since ELSE excluded.state_since END,
       computed_at = excluded.computed_at, candidate_state = excluded.candidate_state, candidate_day = excluded.candidate_day,
       ${names
         .slice(1)
         .map((name) => `${name} = excluded.${name}`)
         .join(", ")}`,
    [shopId, batch, day, computedAt],
  );
  await db.query("DELETE FROM staged_values WHERE shop_id = $1 AND batch = $2", [shopId, batch]);
  // who objected while the scores were worked out
  await forgetUnprofiled(db, shopId);
}

/**
 * Time alone moves a customer only when the new state has held for two days, so that nobody flickers between two states
 * at a line. An order since the last computation, or a state given today, moves at once.
 */
async function settleStates(
  db: pg.PoolClient,
  shopId: number,
  batch: number,
  day: string,
): Promise<void> {
  await db.query(
    `UPDATE staged_values s
        SET state = v.state, candidate_state = s.state,
            candidate_day = CASE WHEN v.candidate_state = s.state THEN v.candidate_day ELSE $3::date END,
            value_at_risk_minor = CASE WHEN v.state = ANY($4) THEN s.value_at_risk_minor ELSE 0 END
       FROM customer_values v JOIN customers c USING (shop_id, customer_id)
      WHERE s.shop_id = $1 AND s.batch = $2 AND v.shop_id = $1 AND v.customer_id = s.customer_id AND v.state <> s.state
        AND v.state_since < $3::date
        AND c.last_order_at <= v.computed_at
        AND (v.candidate_state = s.state AND v.candidate_day < $3::date) IS NOT TRUE`,
    [shopId, batch, day, AT_RISK],
  );
}

function* valueRows(shopId: number, columns: CustomerColumns, scores: Scores): Generator<string> {
  let text = "";
  for (let i = 0; i < columns.n; i++) {
    text +=
      [
        shopId,
        columns.customerId[i]!,
        scores.state[i]!,
        real(scores.expectedGapDays[i]!),
        real(scores.overdueRatio[i]!),
        real(scores.pAlive[i]!),
        real(scores.pOrder90[i]!),
        real(scores.pOrder365[i]!),
        real(scores.expectedOrders12[i]!),
        whole(scores.clv12Minor[i]!),
        whole(scores.clv12LowMinor[i]!),
        whole(scores.clv12HighMinor[i]!),
        whole(scores.valueAtRiskMinor[i]!),
        Number.isFinite(scores.nextOrderDay[i]!)
          ? formatDay(Math.round(scores.nextOrderDay[i]!))
          : "\\N",
        real(scores.cycleDays[i]!),
        whole(scores.testedChance[i]!),
        whole(scores.testedTenth[i]!),
      ].join("\t") + "\n";
    if (text.length < CHUNK) continue;
    yield text;
    text = "";
  }
  if (text) yield text;
}

import type { Days } from "../calendar/period.ts";
import { rows, type Db } from "../db.server.ts";
import type { ClvDay, ClvSeries } from "./day.ts";
import type { StateCount } from "./states/state-flow.ts";
import type { TotalValue } from "./predict/value-total.ts";

/**
 * Keeps what the night has found; of several times a day the last one stays. In the caller's transaction.
 * @param day the shop's, YYYY-MM-DD
 */
export async function keepDay(
  db: Db,
  shopId: number,
  day: string,
  { states, expected }: { states: readonly StateCount[]; expected: TotalValue | null },
): Promise<void> {
  const atRisk = states.filter(({ valueAtRiskMinor }) => valueAtRiskMinor > 0);
  const sum = (some: readonly StateCount[], of: "customers" | "valueAtRiskMinor") =>
    some.reduce((total, state) => total + state[of], 0);
  const whole = (minor: number | undefined) =>
    minor !== undefined && Number.isFinite(minor) ? Math.round(minor) : null;
  await db.query(
    `INSERT INTO clv_days (shop_id, day, customers, expected_minor, expected_low_minor, expected_high_minor,
        at_risk_customers, at_risk_minor, states, computed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     ON CONFLICT (shop_id, day) DO UPDATE SET (customers, expected_minor, expected_low_minor, expected_high_minor,
        at_risk_customers, at_risk_minor, states, computed_at)
      = (excluded.customers, excluded.expected_minor, excluded.expected_low_minor, excluded.expected_high_minor,
         excluded.at_risk_customers, excluded.at_risk_minor, excluded.states, excluded.computed_at)`,
    [
      shopId,
      day,
      sum(states, "customers"),
      whole(expected?.value),
      whole(expected?.low),
      whole(expected?.high),
      sum(atRisk, "customers"),
      expected ? sum(atRisk, "valueAtRiskMinor") : null,
      JSON.stringify(states),
      new Date(),
    ],
  );
}

/** The days kept of a period (YYYY-MM-DD, both included), in order. */
export async function clvSeries(db: Db, shopId: number, period: Days): Promise<ClvSeries> {
  const [days, [first]] = await Promise.all([
    rows<ClvDay>(
      db,
      `SELECT ${COLUMNS} FROM clv_days WHERE shop_id = $1 AND day BETWEEN $2::date AND $3::date ORDER BY day`,
      [shopId, period.from, period.to],
    ),
    rows<{ since: string | null }>(
      db,
      "SELECT min(day) AS since FROM clv_days WHERE shop_id = $1",
      [shopId],
    ),
  ]);
  return { since: first!.since, days };
}

/** How it stood at the end of a day: the last that was kept up to it, at most a week before; null = nobody knows. */
export async function clvOn(db: Db, shopId: number, day: string): Promise<ClvDay | null> {
  const [found] = await rows<ClvDay>(
    db,
    `SELECT ${COLUMNS} FROM clv_days WHERE shop_id = $1 AND day BETWEEN $2::date - 7 AND $2::date
      ORDER BY day DESC LIMIT 1`,
    [shopId, day],
  );
  return found ?? null;
}

const COLUMNS = `day, customers, expected_minor AS "expectedMinor", expected_low_minor AS "expectedLowMinor",
  expected_high_minor AS "expectedHighMinor", at_risk_customers AS "atRiskCustomers",
  at_risk_minor AS "atRiskMinor", states`;

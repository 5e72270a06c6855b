import { randomUUID } from "node:crypto";
import { formatDay } from "../calendar/days.ts";
import { dayOf } from "../calendar/shop-day.ts";
import { currencyExponent } from "../money.ts";
import { type Db, pool, rows, transaction } from "../db.server.ts";
import { isFirstReading } from "../orders/import-state.server.ts";
import { requireShop } from "../shops/shop.server.ts";
import type { CustomerId } from "../ids.ts";
import {
  asksForOrderDays,
  type EngineInput,
  type KeptPicture,
  type Scorer,
  scoreWith,
} from "./fit/engine.ts";
import { firstOrderFacts } from "./cohort-fits/first-order-facts.server.ts";
import { eventsOfShop } from "./events/sale-runs.server.ts";
import { keepDay } from "./days.server.ts";
import { afterFirstOrders } from "./pictures/after-first-orders.server.ts";
import { atRiskPicture, keepAtRisk } from "./pictures/at-risk.server.ts";
import { productWaits } from "./pictures/product-waits.server.ts";
import { profitPicture } from "./predict/profit.server.ts";
import { stateFlow } from "./states/state-flow.server.ts";
import { refreshStateTotals } from "./states/state-totals.server.ts";
import { forgetUnprofiled } from "./objections.server.ts";
import { readColumns, writeScores } from "./store.server.ts";
import { orderDaysOf, ordersByDay, readOrders } from "./fit/counted-orders.server.ts";
import { leftOutOf, withoutLeftOut, type LeftOut } from "./fit/left-out.ts";
import { loneAmong, loneDates } from "./fit/lone-dates.ts";
import { daysOfOne } from "./predict/summary.ts";
import { inThread } from "./fit/in-thread.server.ts";

/** Fits kept, newest first: enough to see drift over a season. */
export const KEPT_FITS = 120;

/**
 * Right after an import the planner still takes the shop for empty and would look each row up in turn, a million times
 * a million. All rows are wanted here, so tables are joined as wholes, and sorted in memory instead of on disk.
 */
const WHOLE_SHOP = "SET LOCAL enable_nestloop = off; SET LOCAL work_mem = '128MB'";

/**
 * Today in the shop's zone, counted from 1970-01-01; never before the last order we hold, but for one dated years after
 * all others: a year typed wrong must not make everybody look long gone.
 */
async function todayOf(db: Db, shop: { shopId: number; timezone: string }): Promise<number> {
  const today = dayOf(new Date(), shop.timezone);
  const [last] = await rows<{ day: number | null }>(
    db,
    "SELECT max(last_day) - DATE '1970-01-01' AS day FROM customers WHERE shop_id = $1",
    [shop.shopId],
  );
  if (last?.day == null || last.day <= today) return today;
  const lone = loneAmong(await ordersByDay(db, shop.shopId));
  return Math.max(today, lone?.last ?? today);
}

/** Job clv.compute: fits the shop, scores every customer, tests itself on the last quarter of the history. */
export async function computeShop(shopId: number): Promise<void> {
  const shop = await requireShop(pool, shopId);
  const input = await transaction(async (db) => {
    await db.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    await db.query(WHOLE_SHOP);
    const facts = await readColumns(db, shopId);
    const last = (await lastScorer(db, shopId))?.scorer;
    const today = await todayOf(db, shop);
    const { products, ...productsSold } = await productWaits(db, shopId, formatDay(today));
    const read = await readOrders(db, shopId, facts);
    const leftOut = leftOutOf(loneDates(read.day), today);
    return {
      ...withoutLeftOut(facts, read, leftOut, today),
      leftOut,
      products,
      productsSold,
      events: await eventsOfShop(db, shopId),
      firstOrders: await firstOrderFacts(db, shopId, facts.n),
      today,
      unit: 10 ** currencyExponent(shop.currency),
      start:
        last?.kind === "model" && last.fit.counts.model === "pnbd"
          ? last.fit.counts.parameters
          : undefined,
    } satisfies EngineInput & Pick<KeptPicture, "productsSold" | "leftOut">;
  });
  const { scorer, scores, picture, backtest } = await inThread(input);
  await transaction(async (db) => {
    await db.query(WHOLE_SHOP);
    await writeScores(db, shopId, input.columns, scores, input.today, true);
    await refreshStateTotals(db, shopId, formatDay(input.today));
    const known = {
      ...(await atRiskPicture(db, shopId)),
      flow: await stateFlow(db, shopId, formatDay(input.today)),
      ...(await afterFirstOrders(db, shopId, formatDay(input.today))),
      productsSold: input.productsSold,
      leftOut: input.leftOut,
      profit: await profitPicture(db, shopId, formatDay(input.today)),
    };
    await db.query(
      `INSERT INTO model_fits (shop_id, fit_id, as_of, model, params, diagnostics, backtest, summary)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        shopId,
        randomUUID(),
        formatDay(input.today),
        scorer.kind === "model" ? scorer.fit.counts.model : "rhythm",
        JSON.stringify(scorer),
        JSON.stringify(
          scorer.kind === "model"
            ? { flags: scorer.fit.counts.flags, ...scorer.fit.counts.diagnostics }
            : {},
        ),
        backtest ? JSON.stringify(backtest) : null,
        JSON.stringify({ ...picture, ...known } satisfies KeptPicture),
      ],
    );
    // of a part of its orders it would be said for ever
    if (!(await isFirstReading(db, shopId)))
      await keepDay(db, shopId, formatDay(input.today), {
        states: known.states,
        expected: picture.value365,
      });
    await db.query(
      `DELETE FROM model_fits WHERE shop_id = $1 AND fit_id NOT IN
         (SELECT fit_id FROM model_fits WHERE shop_id = $1 ORDER BY computed_at DESC LIMIT $2)`,
      [shopId, KEPT_FITS],
    );
  });
  // who objected while the scores were written: their own job finds what is written after this
  await forgetUnprofiled(pool, shopId);
  // the planner must know what was just written to every row, or it looks customers up one at a time
  await pool.query("ANALYZE customer_values, state_changes");
}

/** Job clv.refresh-totals: the states added up, after customers moved between them. */
export async function refreshTotals(shopId: number): Promise<void> {
  const shop = await requireShop(pool, shopId);
  await transaction(async (db) => {
    await refreshStateTotals(db, shopId, formatDay(await todayOf(db, shop)));
    await keepAtRisk(db, shopId);
  });
}

/** Job clv.compute-profit: costs became known, or unknown, since the last night. */
export async function computeProfit(shopId: number): Promise<void> {
  const shop = await requireShop(pool, shopId);
  await transaction(async (db) => {
    await db.query(WHOLE_SHOP);
    const profit = await profitPicture(db, shopId, formatDay(await todayOf(db, shop)));
    await db.query(
      `UPDATE model_fits SET summary = jsonb_set(summary, '{profit}', $2::jsonb)
        WHERE shop_id = $1 AND fit_id =
          (SELECT fit_id FROM model_fits WHERE shop_id = $1 ORDER BY computed_at DESC LIMIT 1)`,
      [shopId, JSON.stringify(profit)],
    );
  });
}

/** Job clv.compute-customer: one customer by the shop's last fit. */
export async function computeCustomer(shopId: number, customerId: CustomerId): Promise<void> {
  const shop = await requireShop(pool, shopId);
  await transaction(async (db) => {
    const last = await lastScorer(db, shopId);
    if (!last) return;
    const { scorer, leftOut } = last;
    const today = await todayOf(db, shop);
    const facts = await readColumns(db, shopId, [customerId]);
    const { columns } = withoutLeftOut(
      facts,
      leftOut ? await readOrders(db, shopId, facts, [customerId]) : { customer: [], day: [] },
      leftOut,
      today,
    );
    if (columns.n === 0) {
      await forgetUnprofiled(db, shopId);
      await db.query("DELETE FROM customer_values WHERE shop_id = $1 AND customer_id = $2", [
        shopId,
        customerId,
      ]);
      return;
    }
    if (asksForOrderDays(scorer)) {
      const days = await orderDaysOf(db, shopId, customerId);
      const kept = leftOut ? days.filter((day) => day >= leftOut.first && day <= today) : days;
      columns.days = daysOfOne(kept.length > 0 ? kept : [columns.firstDay[0]!]);
    }
    await writeScores(db, shopId, columns, scoreWith(scorer, columns, today), today, false);
  });
}

async function lastScorer(
  db: Db,
  shopId: number,
): Promise<{ scorer: Scorer; leftOut: LeftOut | null } | null> {
  const [fit] = await rows<{ scorer: Scorer; leftOut: LeftOut | null }>(
    db,
    `SELECT params AS scorer, summary->'leftOut' AS "leftOut" FROM model_fits
      WHERE shop_id = $1 ORDER BY computed_at DESC LIMIT 1`,
    [shopId],
  );
  return fit ?? null;
}

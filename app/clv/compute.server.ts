import { DateTime } from "luxon";
import { pool, rows, transaction, type Db } from "../db.server.ts";
import { requireShop } from "../shops/shop.server.ts";
import { rhythmOf, scoreByRhythm, type Rhythm } from "./rhythm.ts";
import { readColumns, writeScores } from "./store.server.ts";
import { randomUUID } from "node:crypto";
import { dayText } from "./store.server.ts";

/** Today in the shop's zone, counted from 1970-01-01; never before the last order we hold. */
export async function todayOf(db: Db, shop: { shopId: number; timezone: string }): Promise<number> {
  const now = DateTime.now().setZone(shop.timezone);
  const today = Math.floor(Date.UTC(now.year, now.month - 1, now.day) / 86_400_000);
  const [last] = await rows<{ day: number | null }>(
    db,
    "SELECT max(last_day) - DATE '1970-01-01' AS day FROM customers WHERE shop_id = $1",
    [shop.shopId],
  );
  return Math.max(today, last?.day ?? today);
}

/** Job clv.compute: the shop's rhythm from all customers, and each customer's state by it. */
export async function computeShop(shopId: number): Promise<void> {
  const shop = await requireShop(pool, shopId);
  await transaction(async (db) => {
    const today = await todayOf(db, shop);
    const columns = await readColumns(db, shopId);
    const rhythm = rhythmOf(columns, today);
    await writeScores(db, shopId, columns, scoreByRhythm(columns, rhythm, today), today, true);
    await db.query(
      `INSERT INTO model_fits (shop_id, fit_id, as_of, model, params, diagnostics) VALUES ($1, $2, $3, 'rhythm', $4, '{}')`,
      [shopId, randomUUID(), dayText(today), JSON.stringify(rhythm)],
    );
  });
}

/** Job clv.compute-customer: one customer by the shop's last fit. */
export async function computeCustomer(shopId: number, customerId: string): Promise<void> {
  const shop = await requireShop(pool, shopId);
  await transaction(async (db) => {
    const [fit] = await rows<{ params: Rhythm }>(
      db,
      "SELECT params FROM model_fits WHERE shop_id = $1 ORDER BY computed_at DESC LIMIT 1",
      [shopId],
    );
    if (!fit) return;
    const today = await todayOf(db, shop);
    const columns = await readColumns(db, shopId, [customerId]);
    await writeScores(db, shopId, columns, scoreByRhythm(columns, fit.params, today), today, false);
  });
}

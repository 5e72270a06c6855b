import { shopDay } from "../../calendar/shop-day.ts";
import { pool, rows, type Db } from "../../db.server.ts";
import { readSettings } from "../../shops/room-settings.server.ts";
import { requireShop } from "../../shops/shop.server.ts";
import type { EventCandidate } from "../season/design.ts";
import { candidatesOf } from "./candidates.ts";
import { eventDatesSettings } from "./event-dates.ts";

export interface SaleTold {
  shopId: number;
  saleId: string;
  /** when it was so, and when the sale runs then; null = it does not */
  at: string;
  startsAt: string | null;
  endsAt: string | null;
}

/** Job clv.note-sale. Told twice it is the same, and what is told late does not undo what is newer. */
export async function noteSale({ shopId, saleId, at, startsAt, endsAt }: SaleTold): Promise<void> {
  const { timezone } = await requireShop(pool, shopId);
  const [first, last] =
    startsAt === null || endsAt === null
      ? [null, null]
      : [shopDay(new Date(startsAt), timezone), lastDayOf(startsAt, endsAt, timezone)];
  await pool.query(
    `INSERT INTO sale_runs (shop_id, sale_id, first_day, last_day, told_at)
     VALUES ($1, $2, $3::date, $4::date, $5)
     ON CONFLICT (shop_id, sale_id) DO UPDATE
       SET first_day = excluded.first_day, last_day = excluded.last_day, told_at = excluded.told_at
     WHERE sale_runs.told_at <= excluded.told_at`,
    [shopId, saleId, first, last, at],
  );
}

/** A sale that ends at midnight has no part of the day that begins. */
function lastDayOf(startsAt: string, endsAt: string, zone: string): string {
  return shopDay(new Date(Math.max(Date.parse(startsAt), Date.parse(endsAt) - 1)), zone);
}

/** All that may make a shop's customers order on known days, besides Black Friday. */
export async function eventsOfShop(db: Db, shopId: number): Promise<EventCandidate[]> {
  const runs = await rows<{ first: number; last: number }>(
    db,
    `SELECT first_day - DATE '1970-01-01' AS first, last_day - DATE '1970-01-01' AS last FROM sale_runs
      WHERE shop_id = $1 AND first_day IS NOT NULL AND last_day IS NOT NULL ORDER BY first_day`,
    [shopId],
  );
  const { dates } = await readSettings(db, shopId, eventDatesSettings);
  return candidatesOf(
    dates,
    runs.map(({ first, last }) => [first, last] as const),
  );
}

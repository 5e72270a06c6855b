import { wallMinute } from "../calendar/wall-time.ts";
import { rows, type Db } from "../db.server.ts";
import {
  FEW,
  minuteInSql,
  MOST_HOURS,
  MOST_NIGHTS,
  NIGHT_BEGINS,
  NIGHT_MINUTES,
} from "./nights.ts";

/** So many at once: after an outage of all workers the rest follows in the next minutes. */
const most = (share: number) =>
  `(SELECT greatest(${FEW}, floor(count(*) * ${share})) FROM shops WHERE uninstalled_at IS NULL)`;

/**
 * Shops whose night has come since they were last asked about, each once: a night nobody was there for is made up. A
 * day of the calendar is one night, so that clocks that are set neither skip nor double one. In the caller's
 * transaction.
 */
export async function beginNights(db: Db, now: Date): Promise<number[]> {
  const zones = await rows<{ zone: string }>(
    db,
    "SELECT DISTINCT timezone AS zone FROM shops WHERE uninstalled_at IS NULL",
  );
  const walls = zones.map(({ zone }) => ({ zone, ...wallMinute(now.getTime(), zone) }));
  const begun = await rows<{ shopId: number }>(
    db,
    `WITH wall AS (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS w(zone text, day date, minute int)
     ), due AS (
       SELECT s.shop_id, n.night
         FROM shops s JOIN wall w ON w.zone = s.timezone
        CROSS JOIN LATERAL (SELECT w.day - (${NIGHT_BEGINS} + ${minuteInSql(NIGHT_MINUTES)} > w.minute)::int AS night) n
        WHERE s.uninstalled_at IS NULL AND s.night_of < n.night
        ORDER BY s.night_of LIMIT ${most(MOST_NIGHTS)} FOR UPDATE OF s SKIP LOCKED
     )
     UPDATE shops s SET night_of = due.night FROM due WHERE s.shop_id = due.shop_id RETURNING s.shop_id AS "shopId"`,
    [JSON.stringify(walls)],
  );
  return begun.map(({ shopId }) => shopId);
}

/** Shops whose hour has come, each at its own minute. In the caller's transaction. */
export async function beginHours(db: Db, now: Date): Promise<number[]> {
  const begun = await rows<{ shopId: number }>(
    db,
    `WITH due AS (
       SELECT s.shop_id, h.hour
         FROM shops s
        CROSS JOIN LATERAL (SELECT date_bin('1 hour', $1::timestamptz,
                                            to_timestamp(60 * ${minuteInSql(60)})) AS hour) h
        WHERE s.uninstalled_at IS NULL AND s.hour_of < h.hour
        ORDER BY s.hour_of LIMIT ${most(MOST_HOURS)} FOR UPDATE OF s SKIP LOCKED
     )
     UPDATE shops s SET hour_of = due.hour FROM due WHERE s.shop_id = due.shop_id RETURNING s.shop_id AS "shopId"`,
    [now],
  );
  return begun.map(({ shopId }) => shopId);
}

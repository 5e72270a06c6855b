import { randomUUID } from "node:crypto";
import { rows, type Db } from "../db.server.ts";
import type { CustomerId, StaffId } from "../ids.ts";

/** What of customers was looked at or taken along, and what was changed of one. */
export type Opened =
  | { what: "customer"; customerId: CustomerId | null }
  | { what: "profiling_stopped" | "profiling_resumed"; customerId: CustomerId }
  | { what: "customers" | "customers_data" | "everything_file" | "access_file" | "answers_file" }
  /** files of numbers alone, and those that say who customers are */
  | { what: `${"customers" | "codes"}_${"" | "contacts_"}file` };

/** Months an entry is kept. */
export const LOG_MONTHS = 12;

/** Writes down who opened or exported what. Of a customer we do not hold, who may just have been erased, nothing. */
export async function noteOpened(
  db: Db,
  shopId: number,
  staffId: StaffId | null,
  opened: Opened,
): Promise<void> {
  const customerId = "customerId" in opened ? opened.customerId : null;
  if ("customerId" in opened) {
    const held = await rows(
      db,
      "SELECT 1 FROM orders WHERE shop_id = $1 AND customer_id = $2 LIMIT 1",
      [shopId, customerId],
    );
    if (held.length === 0) return;
  }
  await db.query(
    `INSERT INTO access_log (shop_id, entry_id, at, staff_id, what, customer_id) VALUES ($1, $2, $3, $4, $5, $6)`,
    [shopId, randomUUID(), new Date(), staffId, opened.what, customerId],
  );
}

export interface LogEntry {
  entryId: string;
  at: Date;
  staffId: StaffId | null;
  what: string;
  customerId: CustomerId | null;
}

export interface LogPage {
  entries: LogEntry[];
  /** where the next, older page begins; null on the last one */
  next: string | null;
}

/** Entries, the newest first. @param before `next` of an earlier page */
export async function latestOpened(
  db: Db,
  shopId: number,
  before: string | null,
  limit: number,
): Promise<LogPage> {
  const [at, id] = before?.split("~") ?? [null, null];
  const found = await rows<LogEntry>(
    db,
    `SELECT entry_id AS "entryId", at, staff_id AS "staffId", what, customer_id AS "customerId"
       FROM access_log
      WHERE shop_id = $1 AND ($2::timestamptz IS NULL OR (at, entry_id) < ($2, $3::uuid))
      ORDER BY at DESC, entry_id DESC LIMIT $4`,
    [shopId, at, id, limit + 1],
  );
  const entries = found.slice(0, limit);
  const last = entries.at(-1);
  return {
    entries,
    next: found.length > limit && last ? `${last.at.toISOString()}~${last.entryId}` : null,
  };
}

const ENTRIES_AT_ONCE = 1000;

/** All entries, the newest first, some at a time. */
export async function* allOpened(db: Db, shopId: number): AsyncGenerator<LogEntry[]> {
  for (let next: string | null = null; ;) {
    const page: LogPage = await latestOpened(db, shopId, next, ENTRIES_AT_ONCE);
    yield page.entries;
    if (page.next === null) return;
    next = page.next;
  }
}

/** Entries older than a year go. */
export async function dropOldEntries(db: Db, shopId: number, now: Date): Promise<void> {
  const since = new Date(now);
  since.setUTCMonth(since.getUTCMonth() - LOG_MONTHS);
  await db.query("DELETE FROM access_log WHERE shop_id = $1 AND at < $2", [shopId, since]);
}

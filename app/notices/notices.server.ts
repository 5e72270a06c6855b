import { DAY_MS } from "../calendar/days.ts";
import { pool, rows, type Db } from "../db.server.ts";
import { factsOf } from "./facts.server.ts";
import { isNoticeKind, NOTICE_DAYS, noticeFacts, type Notice } from "./notice.ts";

/**
 * Job notices.note: writes down what is over. Of one subject there is one line of a kind; what happens to it again is
 * new, what is told again is not.
 */
export async function noteNotice(
  shopId: number,
  kind: string,
  subject: string,
  at: Date,
): Promise<void> {
  if (!isNoticeKind(kind)) return;
  const facts = await factsOf(shopId, kind, subject, at);
  if (!facts) return;
  await pool.query(
    `INSERT INTO notices (shop_id, kind, subject, facts, at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (shop_id, kind, subject) DO UPDATE
       SET facts = excluded.facts, at = excluded.at, dismissed_at = NULL WHERE notices.at < excluded.at`,
    [shopId, kind, subject, JSON.stringify(facts), at],
  );
}

interface Stored {
  kind: string;
  subject: string;
  facts: unknown;
  at: Date;
}

/** What is over and was not put away, the newest first. What a later release wrote is left out. */
export async function openNotices(db: Db, shopId: number): Promise<Notice[]> {
  const found = await rows<Stored>(
    db,
    `SELECT kind, subject, facts, at FROM notices
      WHERE shop_id = $1 AND dismissed_at IS NULL ORDER BY at DESC, kind, subject`,
    [shopId],
  );
  return found.flatMap(({ kind, subject, facts, at }) => {
    const known = isNoticeKind(kind) ? noticeFacts[kind].safeParse(facts) : null;
    return known?.success
      ? [{ kind, subject, facts: known.data, at: at.toISOString() } as Notice]
      : [];
  });
}

/** Puts a notice away, for everybody in the shop; null = all there are. */
export async function dismissNotices(
  db: Db,
  shopId: number,
  one: Pick<Notice, "kind" | "subject"> | null,
): Promise<void> {
  await db.query(
    `UPDATE notices SET dismissed_at = $4
      WHERE shop_id = $1 AND dismissed_at IS NULL AND ($2::text IS NULL OR (kind = $2 AND subject = $3))`,
    [shopId, one?.kind ?? null, one?.subject ?? null, new Date()],
  );
}

/** Job notices.drop-old. */
export async function dropOldNotices(shopId: number, now: Date): Promise<void> {
  await pool.query("DELETE FROM notices WHERE shop_id = $1 AND at < $2", [
    shopId,
    new Date(now.getTime() - NOTICE_DAYS * DAY_MS),
  ]);
}

import { isTaken, rows, transaction, type Db } from "../db.server.ts";
import { isSame, type Definition } from "./definition.ts";
import { MOST_SEGMENTS, segmentNameKey } from "./names.ts";

export interface SegmentRow {
  segmentId: string;
  name: string;
  /** from 1 on */
  version: number;
  definition: Definition;
  createdAt: Date;
  changedAt: Date;
}

const columns = `segment_id AS "segmentId", name, version, definition, created_at AS "createdAt",
  changed_at AS "changedAt"`;

/** The shop's own segments, the oldest first. */
export const segmentsOf = (db: Db, shopId: number): Promise<SegmentRow[]> =>
  rows<SegmentRow>(
    db,
    `SELECT ${columns} FROM segments WHERE shop_id = $1 ORDER BY created_at, segment_id`,
    [shopId],
  );

export async function segmentOf(
  db: Db,
  shopId: number,
  segmentId: string,
): Promise<SegmentRow | null> {
  const [found] = await rows<SegmentRow>(
    db,
    `SELECT ${columns} FROM segments WHERE shop_id = $1 AND segment_id = $2`,
    [shopId, segmentId],
  );
  return found ?? null;
}

export interface VersionRow {
  version: number;
  definition: Definition;
  madeAt: Date;
}

/** Every definition a segment has had, the newest first. */
export const versionsOf = (db: Db, shopId: number, segmentId: string): Promise<VersionRow[]> =>
  rows<VersionRow>(
    db,
    `SELECT version, definition, made_at AS "madeAt" FROM segment_versions
      WHERE shop_id = $1 AND segment_id = $2 ORDER BY version DESC`,
    [shopId, segmentId],
  );

interface Typed {
  segmentId: string;
  name: string;
  definition: Definition;
}

/** "taken": another segment has the name; "full": there are too many; "changed": it is another version by now. */
export type Kept = "kept" | "taken" | "full" | "changed" | "gone";

const keepVersion = (
  db: Db,
  shopId: number,
  { segmentId, definition }: Typed,
  now: Date,
  version: number,
) =>
  db.query(
    `INSERT INTO segment_versions (shop_id, segment_id, version, definition, made_at)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
    [shopId, segmentId, version, JSON.stringify(definition), now],
  );

/**
 * Keeps a new segment with its first version. The same form sent twice is one segment.
 * @param typed its number was chosen when the form was shown
 */
export async function createSegment(shopId: number, typed: Typed, now: Date): Promise<Kept> {
  const { segmentId, name, definition } = typed;
  return transaction(async (db) => {
    const all = await segmentsOf(db, shopId);
    if (all.some((one) => one.segmentId === segmentId)) return "kept";
    if (all.length >= MOST_SEGMENTS) return "full";
    const { rowCount } = await db.query(
      `INSERT INTO segments (shop_id, segment_id, name, name_key, version, definition, created_at, changed_at)
       VALUES ($1, $2, $3, $4, 1, $5, $6, $6) ON CONFLICT DO NOTHING`,
      [shopId, segmentId, name, segmentNameKey(name), JSON.stringify(definition), now],
    );
    // in the way is another segment's name, or this very form, sent twice at one instant
    if (rowCount !== 1) return (await segmentOf(db, shopId, segmentId)) ? "kept" : "taken";
    await keepVersion(db, shopId, typed, now, 1);
    return "kept";
  });
}

/**
 * Changes a segment: another definition is a new version, another name is not.
 * @param seen the version the form was shown with: who changed a later one would undo what they never saw
 */
export async function changeSegment(
  shopId: number,
  typed: Typed,
  seen: number,
  now: Date,
): Promise<Kept> {
  const { segmentId, name, definition } = typed;
  try {
    return await transaction(async (db) => {
      const [before] = await rows<Pick<SegmentRow, "version" | "definition">>(
        db,
        `SELECT version, definition FROM segments WHERE shop_id = $1 AND segment_id = $2 FOR UPDATE`,
        [shopId, segmentId],
      );
      if (!before) return "gone";
      const isOther = !isSame(before.definition, definition);
      if (isOther && before.version !== seen) return "changed";
      const version = isOther ? before.version + 1 : before.version;
      await db.query(
        `UPDATE segments SET name = $3, name_key = $4, version = $5, definition = $6, changed_at = $7
          WHERE shop_id = $1 AND segment_id = $2`,
        [shopId, segmentId, name, segmentNameKey(name), version, JSON.stringify(definition), now],
      );
      if (isOther) await keepVersion(db, shopId, typed, now, version);
      return "kept";
    });
  } catch (error) {
    if (isTaken(error)) return "taken";
    throw error;
  }
}

/** Takes a segment away with all its versions and days. Offers that went to it keep whom they reached. */
export const removeSegment = (shopId: number, segmentId: string): Promise<void> =>
  transaction(async (db) => {
    for (const table of ["segment_days", "segment_versions", "segments"] as const)
      await db.query(`DELETE FROM ${table} WHERE shop_id = $1 AND segment_id = $2`, [
        shopId,
        segmentId,
      ]);
  });

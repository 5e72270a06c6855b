import { rows, type Db } from "../db.server.ts";
import type { AskedVersion } from "./asked.ts";

/** Keeps what the survey asks now, for the answers to this version. What is noted of a version stays. */
export async function noteVersion(db: Db, shopId: number, version: number): Promise<void> {
  await db.query(
    `INSERT INTO survey_versions (shop_id, version, question, asks_comment, saved_at)
     SELECT shop_id, version, question, asks_comment, $3 FROM survey_settings WHERE shop_id = $1 AND version = $2
     ON CONFLICT DO NOTHING`,
    [shopId, version, new Date()],
  );
}

/** What each version asked, as far as it is known, the newest first. */
export async function askedVersions(db: Db, shopId: number): Promise<AskedVersion[]> {
  return rows<AskedVersion>(
    db,
    "SELECT version, question FROM survey_versions WHERE shop_id = $1 ORDER BY version DESC",
    [shopId],
  );
}

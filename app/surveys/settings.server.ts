import { rows, type Db } from "../db.server.ts";
import { noteVersion } from "./versions.server.ts";

export interface SurveySettings {
  /** empty: the extension's own, translated question */
  question: string;
  asksComment: boolean;
  /** 0 = nothing was ever saved */
  version: number;
  /** ISO 8601; null while a saved version is on its way to the shop */
  publishedAt: string | null;
  problem: string | null;
}

const unset: SurveySettings = {
  question: "",
  asksComment: true,
  version: 0,
  publishedAt: null,
  problem: null,
};

export async function surveySettings(db: Db, shopId: number): Promise<SurveySettings> {
  const [found] = await rows<Omit<SurveySettings, "publishedAt"> & { publishedAt: Date | null }>(
    db,
    `SELECT question, asks_comment AS "asksComment", version, published_at AS "publishedAt", problem
       FROM survey_settings WHERE shop_id = $1`,
    [shopId],
  );
  return found ? { ...found, publishedAt: found.publishedAt?.toISOString() ?? null } : unset;
}

/** A new version of the survey, not published yet. In the caller's transaction. */
export async function saveSurveySettings(
  db: Db,
  shopId: number,
  survey: { question: string; asksComment: boolean },
): Promise<void> {
  const [saved] = await rows<{ version: number }>(
    db,
    `INSERT INTO survey_settings (shop_id, question, asks_comment, version, updated_at) VALUES ($1, $2, $3, 1, $4)
     ON CONFLICT (shop_id) DO UPDATE
       SET question = excluded.question, asks_comment = excluded.asks_comment, version = survey_settings.version + 1,
           published_at = NULL, problem = NULL, updated_at = excluded.updated_at
     RETURNING version`,
    [shopId, survey.question, survey.asksComment, new Date()],
  );
  await noteVersion(db, shopId, saved!.version);
}

/** The shop has this version now, or why it has not. A version saved meanwhile stays unpublished. */
export async function noteSurveyPublished(
  db: Db,
  shopId: number,
  version: number,
  problem: string | null,
): Promise<void> {
  await db.query(
    `INSERT INTO survey_settings (shop_id, question, asks_comment, version, published_at, problem, updated_at)
     VALUES ($1, $5, $6, $2, CASE WHEN $3::text IS NULL THEN $4::timestamptz END, $3, $4)
     ON CONFLICT (shop_id) DO UPDATE
       SET published_at = coalesce(excluded.published_at, survey_settings.published_at), problem = excluded.problem,
           version = excluded.version, updated_at = excluded.updated_at
       WHERE survey_settings.version <= excluded.version`,
    [shopId, version, problem, new Date(), unset.question, unset.asksComment],
  );
  await noteVersion(db, shopId, version);
}

/** The shop has no survey of ours any more. @param why in words for the merchant */
export async function noteSurveyWithdrawn(db: Db, shopId: number, why: string): Promise<void> {
  await db.query(
    "UPDATE survey_settings SET published_at = NULL, problem = $2, updated_at = $3 WHERE shop_id = $1",
    [shopId, why, new Date()],
  );
}

/** What is published stays; something about it did not work. @param problem in words for the merchant */
export async function noteSurveyProblem(db: Db, shopId: number, problem: string): Promise<void> {
  await db.query("UPDATE survey_settings SET problem = $2, updated_at = $3 WHERE shop_id = $1", [
    shopId,
    problem,
    new Date(),
  ]);
}

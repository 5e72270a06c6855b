import { rows, type Db } from "../db.server.ts";

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
    `SELECT survey_question AS question, survey_asks_comment AS "asksComment", survey_version AS version,
            survey_published_at AS "publishedAt", survey_problem AS problem
       FROM shop_settings WHERE shop_id = $1`,
    [shopId],
  );
  return found ? { ...found, publishedAt: found.publishedAt?.toISOString() ?? null } : unset;
}

/** A new version of the survey, not published yet. */
export async function saveSurveySettings(
  db: Db,
  shopId: number,
  survey: { question: string; asksComment: boolean },
): Promise<void> {
  await db.query(
    `INSERT INTO shop_settings (shop_id, survey_question, survey_asks_comment, survey_version, updated_at)
     VALUES ($1, $2, $3, 1, $4)
     ON CONFLICT (shop_id) DO UPDATE
       SET survey_question = excluded.survey_question, survey_asks_comment = excluded.survey_asks_comment,
           survey_version = shop_settings.survey_version + 1, survey_published_at = NULL, survey_problem = NULL,
           updated_at = excluded.updated_at`,
    [shopId, survey.question, survey.asksComment, new Date()],
  );
}

/** The shop has this version now, or why it has not. A version saved meanwhile stays unpublished. */
export async function noteSurveyPublished(
  db: Db,
  shopId: number,
  version: number,
  problem: string | null,
): Promise<void> {
  await db.query(
    `UPDATE shop_settings
        SET survey_published_at = CASE WHEN $3::text IS NULL THEN $4::timestamptz ELSE survey_published_at END,
            survey_problem = $3, survey_version = greatest(survey_version, $2), updated_at = $4
      WHERE shop_id = $1 AND survey_version <= $2`,
    [shopId, version, problem, new Date()],
  );
}

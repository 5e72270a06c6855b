import type { AnswerValue, Answers } from "../../contracts/survey-answer.ts";
import { rows, transaction } from "../db.server.ts";
import { maskedText } from "./masked-text.ts";

/** Answers of one transaction. */
const BATCH = 500;

interface Stored {
  responseId: string;
  answers: Answers;
}

const masked = (value: AnswerValue): AnswerValue =>
  typeof value === "string" ? maskedText(value) : value;

const maskedAnswers = (answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).map(([id, value]) => [id, masked(value)]));

/**
 * Job surveys.mask-stored: answers that were taken before free text was masked at the door, or by a process of that
 * release. Killed half-way it goes on where it stopped; when all are masked it finds nothing.
 * @returns how many were looked at
 */
export async function maskStored(shopId: number, batch = BATCH): Promise<number> {
  let looked = 0;
  for (;;) {
    const found = await maskSome(shopId, batch);
    looked += found;
    if (found < batch) return looked;
  }
}

async function maskSome(shopId: number, batch: number): Promise<number> {
  return transaction(async (db) => {
    const stored = await rows<Stored>(
      db,
      `SELECT response_id AS "responseId", answers FROM survey_responses
        WHERE shop_id = $1 AND NOT masked ORDER BY response_id LIMIT $2 FOR UPDATE`,
      [shopId, batch],
    );
    const clean = stored.map(({ responseId, answers }) => ({
      responseId,
      answers: maskedAnswers(answers),
    }));
    await db.query(
      `UPDATE survey_responses r SET answers = m.answers, masked = true
         FROM jsonb_to_recordset($2::jsonb) AS m("responseId" uuid, answers jsonb)
        WHERE r.shop_id = $1 AND r.response_id = m."responseId"`,
      [shopId, JSON.stringify(clean)],
    );
    return stored.length;
  });
}

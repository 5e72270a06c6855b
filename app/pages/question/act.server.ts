import { pool } from "../../db.server.ts";
import { leavingSince } from "../../switches/switches.server.ts";
import { nothingNew } from "../../switches/words.ts";
import { parseSurveyForm, type SurveyErrors } from "../../surveys/definition.ts";
import { saveSurvey } from "../../surveys/publish.server.ts";

/** Saves the question; a job publishes it. */
export async function saveSurveyForm(
  shopId: number,
  sent: FormData,
): Promise<{ errors: SurveyErrors }> {
  const form = parseSurveyForm({
    question: String(sent.get("question") ?? ""),
    comment: String(sent.get("comment") ?? ""),
  });
  if (!form.ok) return { errors: form.errors };
  if (await leavingSince(pool, shopId)) return { errors: { question: nothingNew } };
  await saveSurvey(shopId, form);
  return { errors: {} };
}

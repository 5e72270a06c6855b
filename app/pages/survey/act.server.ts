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
  await saveSurvey(shopId, form);
  return { errors: {} };
}

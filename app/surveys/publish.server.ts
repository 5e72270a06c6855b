import { adminFor } from "../admin-api/client.server.ts";
import { refusal, type RefusalWords } from "../admin-api/refusal.ts";
import { pool, transaction } from "../db.server.ts";
import { enqueue } from "../jobs/enqueue.server.ts";
import { requireShop } from "../shops/shop.server.ts";
import { noteSurveyPublished, saveSurveySettings, surveySettings } from "./settings.server.ts";
import { publishDefinition } from "./admin-api.server.ts";
import { definitionOf } from "./definition.ts";
import { publishRefused } from "./words.ts";

/** Saves the merchant's survey and adds the job that publishes it. */
export async function saveSurvey(
  shopId: number,
  survey: { question: string; asksComment: boolean },
): Promise<void> {
  await transaction(async (db) => {
    await saveSurveySettings(db, shopId, survey);
    await enqueue(db, "surveys.publish", { shopId });
  });
}

/** Job surveys.publish: writes what is saved now, so a repetition changes nothing. */
export async function publishSurvey(shopId: number): Promise<void> {
  const shop = await requireShop(pool, shopId);
  const settings = await surveySettings(pool, shopId);
  const version = Math.max(1, settings.version);
  try {
    await publishDefinition(adminFor(shop.domain), definitionOf({ ...settings, version }));
    await noteSurveyPublished(pool, shopId, version, null);
  } catch (error) {
    const problem = refusal(error, surveyRefusals);
    if (problem === null) throw error;
    await noteSurveyPublished(pool, shopId, version, problem);
  }
}

const surveyRefusals: RefusalWords = {
  refused: (errors) => errors.map((one) => one.message).join("; "),
  ...publishRefused,
};

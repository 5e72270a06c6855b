import { adminFor } from "../admin-api/client.server.ts";
import { refusal, type RefusalWords } from "../admin-api/refusal.ts";
import { pool, transaction, type Db } from "../db.server.ts";
import { enqueue } from "../jobs/enqueue.server.ts";
import { requireShop } from "../shops/shop.server.ts";
import {
  noteSurveyProblem,
  noteSurveyPublished,
  noteSurveyWithdrawn,
  saveSurveySettings,
  surveySettings,
} from "./settings.server.ts";
import { publishDefinition, removeDefinition } from "./admin-api.server.ts";
import { definitionOf } from "./definition.ts";
import { publishRefused, surveyWithdrawn } from "./words.ts";

/** Saves the merchant's survey and adds the job that publishes it. */
export async function saveSurvey(
  shopId: number,
  survey: { question: string; asksComment: boolean },
): Promise<void> {
  await transaction((db) => saveSurveyIn(db, shopId, survey));
}

/** The same in the caller's transaction. */
export async function saveSurveyIn(
  db: Db,
  shopId: number,
  survey: { question: string; asksComment: boolean },
): Promise<void> {
  await saveSurveySettings(db, shopId, survey);
  await enqueue(db, "surveys.publish", { shopId });
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

/** Job surveys.withdraw: the shop has no survey of ours any more, until one is published again. */
export async function withdrawSurvey(shopId: number): Promise<void> {
  const shop = await requireShop(pool, shopId);
  try {
    await removeDefinition(adminFor(shop.domain));
    await noteSurveyWithdrawn(pool, shopId, surveyWithdrawn);
  } catch (error) {
    const problem = refusal(error, surveyRefusals);
    if (problem === null) throw error;
    await noteSurveyProblem(pool, shopId, problem);
  }
}

/** Adds the job that publishes what is saved, after it was taken out. */
export async function publishAgain(db: Db, shopId: number): Promise<void> {
  await enqueue(db, "surveys.publish", { shopId });
}

const surveyRefusals: RefusalWords = {
  refused: (errors) => errors.map((one) => one.message).join("; "),
  ...publishRefused,
};

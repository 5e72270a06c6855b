import { pool } from "../db.server.ts";
import type { Handlers } from "../jobs/handlers.ts";
import { forgetCalls } from "./calls.server.ts";
import { maskStored } from "./mask-stored.server.ts";
import { publishSurvey, withdrawSurvey } from "./publish.server.ts";
import { noteSurveyProblem } from "./settings.server.ts";
import { dropOldAnswers, dropUnproven, matchAllAnswers, matchAnswers } from "./store.server.ts";
import { notWithdrawn } from "./words.ts";

export const handlers: Handlers = {
  "surveys.publish": ({ shopId }) => publishSurvey(shopId),
  "surveys.withdraw": {
    run: ({ shopId }) => withdrawSurvey(shopId),
    lastWords: ({ shopId }, why) => noteSurveyProblem(pool, shopId, notWithdrawn(why)),
  },
  "surveys.match": ({ shopId, orderId }) => matchAnswers(shopId, orderId),
  "surveys.match-all": ({ shopId }) => matchAllAnswers(shopId),
  "surveys.mask-stored": async ({ shopId }) => void (await maskStored(shopId)),
  "surveys.drop-unproven": async ({ shopId }) => {
    await dropUnproven(shopId);
    await dropOldAnswers(shopId, new Date());
    await forgetCalls(shopId, new Date());
  },
};

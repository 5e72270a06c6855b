import type { Handlers } from "../jobs/handlers.ts";
import { forgetCalls } from "./calls.server.ts";
import { maskStored } from "./mask-stored.server.ts";
import { publishSurvey } from "./publish.server.ts";
import { dropOldAnswers, dropUnproven, matchAllAnswers, matchAnswers } from "./store.server.ts";

export const handlers: Handlers = {
  "surveys.publish": ({ shopId }) => publishSurvey(shopId),
  "surveys.match": ({ shopId, orderId }) => matchAnswers(shopId, orderId),
  "surveys.match-all": ({ shopId }) => matchAllAnswers(shopId),
  "surveys.mask-stored": async ({ shopId }) => void (await maskStored(shopId)),
  "surveys.drop-unproven": async ({ shopId }) => {
    await dropUnproven(shopId);
    await dropOldAnswers(shopId, new Date());
    await forgetCalls(shopId, new Date());
  },
};

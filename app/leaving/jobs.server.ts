import type { Handlers } from "../jobs/handlers.ts";
import { endEverything, giveUp } from "./end.server.ts";
import { dropGathered, gatherEverything, gatheringGivenUp } from "./gathered.server.ts";

export const handlers: Handlers = {
  "leaving.end": {
    run: ({ shopId }) => endEverything(shopId),
    lastWords: ({ shopId }, why) => giveUp(shopId, why),
  },
  "leaving.gather": {
    run: ({ shopId, fileId }) => gatherEverything(shopId, fileId),
    lastWords: ({ shopId, fileId }, why) => gatheringGivenUp(shopId, fileId, why),
  },
  "leaving.drop-gathered": ({ shopId }) => dropGathered(shopId, new Date()),
};

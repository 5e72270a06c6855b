import type { Handlers } from "../jobs/handlers.ts";
import { endEverything, giveUp } from "./end.server.ts";

export const handlers: Handlers = {
  "leaving.end": {
    run: ({ shopId }) => endEverything(shopId),
    lastWords: ({ shopId }, why) => giveUp(shopId, why),
  },
};

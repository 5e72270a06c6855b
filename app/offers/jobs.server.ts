import { pool } from "../db.server.ts";
import type { Handlers } from "../jobs/handlers.ts";
import { endInterruptedOffers } from "./interrupted.server.ts";
import { launchOffer, offerFailed, stopOffer } from "./issue.server.ts";
import { changeOffer } from "./offers.server.ts";
import { recordAllRedemptions, recordRedemptions } from "./redemptions.server.ts";
import { judgeOffer, tellVerdicts } from "./verdicts.server.ts";
import { notCreated, notStopped } from "./words.ts";

export const handlers: Handlers = {
  "offers.launch": {
    run: ({ shopId, offerId }) => launchOffer(shopId, offerId),
    lastWords: ({ shopId, offerId }, why) => offerFailed(shopId, offerId, notCreated(why)),
  },
  "offers.tell-verdicts": ({ shopId }) => tellVerdicts(shopId, new Date()),
  "offers.judge": ({ shopId, offerId }) => judgeOffer(shopId, offerId, new Date()),
  "offers.end-interrupted": ({ shopId }) => endInterruptedOffers(shopId),
  "offers.redeemed": ({ shopId, orderId }) => recordRedemptions(shopId, orderId),
  "offers.redeemed-all": ({ shopId }) => recordAllRedemptions(shopId),
  "offers.stop": {
    run: ({ shopId, offerId }) => stopOffer(shopId, offerId),
    lastWords: ({ shopId, offerId }, why) =>
      changeOffer(pool, shopId, offerId, {
        problem: notStopped(why),
      }),
  },
};

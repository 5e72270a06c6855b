import type { Handlers } from "../jobs/handlers.ts";
import { launchOffer, stopOffer } from "./issue.server.ts";
import { recordRedemptions } from "./redemptions.server.ts";

export const handlers: Handlers = {
  "offers.launch": ({ shopId, offerId }) => launchOffer(shopId, offerId),
  "offers.redeemed": ({ shopId, orderId }) => recordRedemptions(shopId, orderId),
  "offers.stop": ({ shopId, offerId }) => stopOffer(shopId, offerId),
};

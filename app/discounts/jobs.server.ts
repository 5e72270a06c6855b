import type { JobName, JobPayload } from "../jobs/catalog.ts";
import { launchOffer, stopOffer } from "./issue.server.ts";
import { recordRedemptions } from "./redemptions.server.ts";

export const handlers: { [N in JobName]?: (payload: JobPayload<N>) => Promise<void> } = {
  "offers.launch": ({ shopId, offerId }) => launchOffer(shopId, offerId),
  "offers.redeemed": ({ shopId, orderId }) => recordRedemptions(shopId, orderId),
  "offers.stop": ({ shopId, offerId }) => stopOffer(shopId, offerId),
};

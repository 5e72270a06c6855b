import type { ListView } from "../../lists/list.ts";
import { joined } from "../../lists/several.ts";
import type { OfferPhase } from "../../offers/offer.ts";
import { page } from "./words.ts";

const view = (name: string, phases: readonly OfferPhase[]): ListView => ({
  id: null,
  name,
  query: new URLSearchParams(phases.length > 0 ? { state: joined(phases) } : {}).toString(),
});

/**
 * The tabs of the list. Views of a shop's own are kept of customers only: whoever makes an offer a week has some
 * fifty, and four filters find each.
 */
export const offerViews: ListView[] = [
  view(page.all, []),
  view(page.running, ["launching", "running", "stopping"]),
  view(page.over, ["ended", "stopped"]),
  view(page.failed, ["failed"]),
];

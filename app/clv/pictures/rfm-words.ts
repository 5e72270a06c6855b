import type { RfmGroup } from "./rfm.ts";

/** Shopify's RFM groups as its admin writes them. */
export const rfmLabels: Record<RfmGroup, string> = {
  CHAMPIONS: "Champions",
  LOYAL: "Loyal",
  ACTIVE: "Active",
  NEW: "New",
  PROMISING: "Promising",
  NEEDS_ATTENTION: "Needs attention",
  ALMOST_LOST: "Almost lost",
  AT_RISK: "At risk",
  PREVIOUSLY_LOYAL: "Previously loyal",
  DORMANT: "Dormant",
  PROSPECTS: "Prospects",
};

export function isRfmGroup(text: string): text is RfmGroup {
  return text in rfmLabels;
}

/** Why our groups and Shopify's may differ, in one sentence. */
export const WHY_RFM_DIFFERS =
  "Shopify does not publish where it cuts its scores, counts cancelled orders, and counts tax and shipping as spend.";

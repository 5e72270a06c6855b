import type { MarketingActivityRecord } from "../store/marketing.ts";

/** Domains an activity's visitors come from, as Shopify names them; others are shown as they are. */
const places: Record<string, string> = {
  "facebook.com": "Facebook",
  "instagram.com": "Instagram",
  "twitter.com": "Twitter",
};
const capital = (constant: string) =>
  constant.slice(0, 1) + constant.slice(1).toLowerCase().replaceAll("_", " ");

/** The tactics that are called the same wherever they are used. */
const fixed: Record<string, string> = {
  ABANDONED_CART: "Abandoned cart email",
  AFFILIATE: "Affiliate link",
  LOYALTY: "Loyalty program",
  TRANSACTIONAL: "Transactional email",
};
const nouns: Record<string, string> = {
  AD: "ad",
  RETARGETING: "retargeting ad",
  NEWSLETTER: "newsletter",
  MESSAGE: "message",
};

/** "Email newsletter", "Instagram ad": where an activity happens and what it is. */
export function sourceAndMedium(
  activity: Pick<MarketingActivityRecord, "tactic" | "channelType" | "referringDomain">,
): string {
  const { tactic, channelType, referringDomain: domain } = activity;
  if (fixed[tactic] !== undefined) return fixed[tactic];
  if (tactic === "MESSAGE" && domain === "facebook.com") return "Message via Facebook Messenger";
  if (tactic === "RETARGETING" && domain === null) return "Retargeting ad";
  const place = domain === null ? capital(channelType) : (places[domain] ?? domain);
  return `${place} ${nouns[tactic] ?? capital(tactic).toLowerCase()}`;
}

const labels: Record<string, Record<string, string>> = {
  ACTIVE: { NEWSLETTER: "Sending", POST: "Posting" },
  INACTIVE: { NEWSLETTER: "Sent", POST: "Posted" },
};

/** What a merchant reads of an activity's state: a newsletter is "Sent", an ad has "Ended". */
export function statusLabel({
  status,
  tactic,
}: Pick<MarketingActivityRecord, "status" | "tactic">): string {
  const own = labels[status]?.[tactic];
  if (own !== undefined) return own;
  if (status === "INACTIVE") return "Ended";
  return status === "DELETED_EXTERNALLY" ? "Deleted" : capital(status);
}

/** What somebody said to marketing messages on one channel. */
export type MarketingState = "SUBSCRIBED" | "NOT_SUBSCRIBED" | "UNSUBSCRIBED" | "PENDING";
export type OptInLevel = "SINGLE_OPT_IN" | "CONFIRMED_OPT_IN" | "UNKNOWN";

export interface ConsentRecord {
  level: OptInLevel;
  /** ISO 8601 */
  at: string;
  collectedFrom: "SHOPIFY" | "OTHER";
  locationId: number | null;
}

export interface ChannelConsent extends ConsentRecord {
  state: MarketingState;
}

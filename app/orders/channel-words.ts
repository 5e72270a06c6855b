const channels: Record<string, string> = {
  web: "Online store",
  pos: "Point of sale",
  shopify_draft_order: "Draft order",
  subscription_contract: "Subscription",
  unknown: "Not known",
};

/** Shopify's name of a channel; an app's is its number. */
export function channelName(source: string): string {
  return channels[source] ?? (/^\d+$/.test(source) ? `App ${source}` : source);
}

import type { World } from "../platform/world.ts";
import type { ChannelConsent, ConsentRecord } from "../store/consent.ts";
import type { CustomerRecord } from "../store/types.ts";

export type Channel = "email" | "sms" | "whatsApp";

/** The topic that tells of a change; the oldest of the three names is the one of text messages. */
export const consentTopics: Record<Channel, string> = {
  email: "customers_email_marketing_consent/update",
  sms: "customers_marketing_consent/update",
  whatsApp: "customers_whats_app_marketing_consent/update",
};

/** What a customer who was never asked said: by the level every shop begins with. */
const neverAsked = { state: "NOT_SUBSCRIBED", level: "SINGLE_OPT_IN", at: null } as const;

export type ShownConsent =
  ChannelConsent | (typeof neverAsked & { collectedFrom: null; locationId: null });

/** Null when there is no address, or no number, it could be for. */
export function consentOf(customer: CustomerRecord, channel: Channel): ShownConsent | null {
  const asked = { ...neverAsked, collectedFrom: null, locationId: null };
  if (channel !== "email") {
    return customer.phone === null ? null : (customer[`${channel}Marketing`] ?? asked);
  }
  if (customer.email === null) return null;
  if (customer.emailMarketing === "NOT_SUBSCRIBED") return asked;
  return { state: customer.emailMarketing, ...(customer.emailConsent ?? whenTheyCame(customer)) };
}

const whenTheyCame = ({ createdAt }: CustomerRecord): ConsentRecord => ({
  level: "SINGLE_OPT_IN",
  at: createdAt,
  collectedFrom: "SHOPIFY",
  locationId: null,
});

export function withConsent(
  customer: CustomerRecord,
  channel: Channel,
  consent: ChannelConsent,
): CustomerRecord {
  if (channel !== "email") return { ...customer, [`${channel}Marketing`]: consent };
  const { state, ...emailConsent } = consent;
  return { ...customer, emailMarketing: state, emailConsent };
}

/** Whether a record is the latest; an older one changes nothing. */
export function isLatest(customer: CustomerRecord, channel: Channel, at: string): boolean {
  const known = consentOf(customer, channel)?.at;
  return known == null || Date.parse(at) >= Date.parse(known);
}

/** Who signs up, or ticks the box, at the shop itself. */
export function subscribedAtShop(customer: CustomerRecord, at: string): CustomerRecord {
  const collectedFrom = "SHOPIFY";
  const how = { level: "SINGLE_OPT_IN", at, collectedFrom, locationId: null } as const;
  return withConsent(customer, "email", { state: "SUBSCRIBED", ...how });
}

/** Tells of each channel on which `after` says something else than `before`, null = a customer who is new. */
export function tellConsent(
  world: World,
  domain: string,
  before: CustomerRecord | null,
  after: CustomerRecord,
): void {
  for (const [channel, topic] of Object.entries(consentTopics) as [Channel, string][]) {
    const now = consentOf(after, channel);
    const then = before ? consentOf(before, channel) : null;
    const asked = now !== null && (now.at !== null || then?.at != null);
    if (asked && JSON.stringify(now) !== JSON.stringify(then)) {
      world.emit(domain, topic, { id: after.id });
    }
  }
}

import { GraphQLError } from "graphql";
import { isLatest, withConsent, type Channel } from "../customers/consent.ts";
import type { MarketingState, OptInLevel } from "../store/consent.ts";
import type { CustomerRecord } from "../store/types.ts";
import type { Args, Call } from "./call.ts";
import type { Mistake } from "./customer-input.ts";
import { idOf } from "./gid.ts";

/** The field of an input that holds each channel's consent; WhatsApp's has its own names inside. */
export const consentInputs: Record<Channel, string> = {
  email: "emailMarketingConsent",
  sms: "smsMarketingConsent",
  whatsApp: "whatsAppMarketingConsent",
};
export const channels = Object.keys(consentInputs) as Channel[];

/** What nobody without an address, or a number, can consent to. */
export const contactNeeded: Record<Channel, string> = {
  email: "An email address is required to set the email marketing consent state.",
  sms: "A phone number is required to set the SMS consent state.",
  whatsApp: "A phone number is required to set the WhatsApp consent state.",
};

const names = {
  asBefore: { state: "marketingState", level: "marketingOptInLevel", at: "consentUpdatedAt" },
  whatsApp: { state: "state", level: "optInLevel", at: "updatedAt" },
};

/**
 * The customer with the consent given; an older record than the one known changes nothing. Throws for states that only
 * Shopify sets.
 */
export function readConsent(
  channel: Channel,
  input: Args,
  customer: CustomerRecord,
  call: Call,
): { customer: CustomerRecord } | { mistake: Mistake } {
  const named = channel === "whatsApp" ? names.whatsApp : names.asBefore;
  const state = input[named.state] as string;
  if (!["SUBSCRIBED", "UNSUBSCRIBED", "PENDING"].includes(state)) {
    throw new GraphQLError(`Cannot specify ${state} as a marketing state input`, {
      extensions: { code: "INVALID" },
    });
  }
  const refuse = (name: string, message: string, code = "INVALID") => ({
    mistake: { field: [consentInputs[channel], name], message, code },
  });
  const level = input[named.level] as OptInLevel | null | undefined;
  if (level == null) {
    return refuse(named.level, "Marketing opt in level must exist", "MISSING_ARGUMENT");
  }
  if (state === "PENDING" && level !== "CONFIRMED_OPT_IN") {
    const message = "Marketing opt in level must be confirmed opt-in for pending consent state";
    return refuse(named.level, message);
  }
  const at = (input[named.at] as string | null | undefined) ?? call.now;
  if (Date.parse(at) > Date.parse(call.now)) {
    return refuse(named.at, "Consent updated at must not be in the future");
  }
  const location = input["sourceLocationId"] as string | null | undefined;
  if (!isLatest(customer, channel, at)) return { customer };
  return {
    customer: withConsent(customer, channel, {
      state: state as MarketingState,
      level,
      at: new Date(at).toISOString().replace(/\.\d+Z$/, "Z"),
      collectedFrom: "OTHER",
      locationId: location == null ? null : idOf(location),
    }),
  };
}

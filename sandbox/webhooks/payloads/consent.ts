import { consentOf, type Channel } from "../../customers/consent.ts";
import type { Payload, PayloadSource } from "./parts.ts";

/** The three topics of consent: each in its own shape, with its own names for the same things. */
const about =
  (channel: Channel) =>
  ({ store, subject }: PayloadSource): Payload | null => {
    const customer = store.customer(subject.id);
    const consent = customer && consentOf(customer, channel);
    if (!customer || !consent) return null;
    const state = consent.state.toLowerCase();
    const opt_in_level = consent.at === null ? null : consent.level.toLowerCase();
    const collected_from = consent.collectedFrom?.toLowerCase() ?? "other";
    const { id, email, phone } = customer;
    if (channel === "email") {
      const said = { state, opt_in_level, consent_updated_at: consent.at };
      return { customer_id: id, email_address: email, email_marketing_consent: said };
    }
    if (channel === "sms") {
      const said = { state, opt_in_level, consent_updated_at: consent.at };
      const consented = { ...said, consent_collected_from: collected_from };
      return { id, phone, sms_marketing_consent: consented };
    }
    const said = { state, opt_in_level, updated_at: consent.at, collected_from };
    return { customer_id: id, phone_number: phone, whats_app_marketing_consent: said };
  };

export const emailConsentPayload = about("email");
export const smsConsentPayload = about("sms");
export const whatsAppConsentPayload = about("whatsApp");

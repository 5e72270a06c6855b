import { consentOf, tellConsent, type Channel } from "../../customers/consent.ts";
import type { CustomerRecord } from "../../store/types.ts";
import type { Args, Call, Fields } from "../call.ts";
import { consentInputs, contactNeeded, readConsent } from "../consent-input.ts";
import type { Domain } from "../domain.ts";
import { idOf } from "../gid.ts";

const locationOf = (id: number | null, call: Call) =>
  id === null ? null : call.store.location(id);

export function emailAddress(customer: CustomerRecord, call: Call): object | null {
  const consent = consentOf(customer, "email");
  return (
    consent && {
      emailAddress: customer.email,
      marketingState: consent.state,
      marketingOptInLevel: consent.level,
      marketingUpdatedAt: consent.at,
      sourceLocation: locationOf(consent.locationId, call),
      validFormat: true,
    }
  );
}

export function phoneNumber(customer: CustomerRecord, call: Call): object | null {
  const consent = consentOf(customer, "sms");
  return (
    consent && {
      phoneNumber: customer.phone,
      marketingState: consent.state,
      marketingOptInLevel: consent.level,
      marketingUpdatedAt: consent.at,
      marketingCollectedFrom: consent.collectedFrom,
      sourceLocation: locationOf(consent.locationId, call),
      smsMarketingConsent: newForm(customer, "sms", call),
      whatsAppMarketingConsent: newForm(customer, "whatsApp", call),
    }
  );
}

function newForm(customer: CustomerRecord, channel: Channel, call: Call): object {
  const { state: old, level, at, collectedFrom, locationId } = consentOf(customer, channel)!;
  const state = old === "NOT_SUBSCRIBED" ? "NEVER_SUBSCRIBED" : old;
  const sourceLocation = locationOf(locationId, call);
  return { state, optInLevel: level, updatedAt: at, collectedFrom, sourceLocation };
}

/** The deprecated fields of a customer, one for e-mail and one for text messages. */
export function oldForm(customer: CustomerRecord, channel: Channel, call: Call): object | null {
  const consent = consentOf(customer, channel);
  return (
    consent && {
      marketingState: consent.state,
      marketingOptInLevel: consent.level,
      consentUpdatedAt: consent.at,
      // recorded: never empty, unlike its successor
      consentCollectedFrom: consent.collectedFrom ?? "OTHER",
      sourceLocation: locationOf(consent.locationId, call),
    }
  );
}

function update(channel: "email" | "sms", args: Args, call: Call) {
  const input = args["input"] as Args;
  const before = call.store.customer(idOf(input["customerId"] as string));
  const refuse = (field: string[] | null, message: string, code: string | null) => ({
    // recorded: e-mail shows who it was about, text messages do not
    customer: channel === "email" ? before : null,
    userErrors: [{ field, message, code }],
  });
  if (!before) {
    return channel === "email"
      ? refuse(["input", "customerId"], "Customer not found", "INVALID")
      : refuse(null, "Customer not found", null);
  }
  const name = consentInputs[channel];
  const read = readConsent(channel, input[name] as Args, before, call);
  if ("mistake" in read) {
    const { field, message, code } = read.mistake;
    return refuse(["input", ...field!], message, code);
  }
  if (consentOf(before, channel) === null) {
    // recorded: without an address nothing happens, and nothing is said
    if (channel === "email") return { customer: before, userErrors: [] };
    return refuse(["input", name], contactNeeded[channel], "INVALID");
  }
  if (read.customer === before) return { customer: before, userErrors: [] };
  const customer = { ...read.customer, updatedAt: call.now };
  call.store.transaction(() => {
    call.store.putCustomer(customer);
    tellConsent(call.platform, call.tenant.domain, before, customer);
    call.platform.emit(call.tenant.domain, "customers/update", { id: customer.id });
  });
  return { customer, userErrors: [] };
}

export const consent: Domain = {
  types: {
    Mutation: {
      customerEmailMarketingConsentUpdate: (_source: unknown, args, call) =>
        update("email", args, call),
      customerSmsMarketingConsentUpdate: (_source: unknown, args, call) =>
        update("sms", args, call),
    } satisfies Fields<unknown>,
  },
  plain: {
    CustomerEmailAddress:
      "emailAddress marketingState marketingOptInLevel marketingUpdatedAt sourceLocation validFormat",
    CustomerPhoneNumber:
      "phoneNumber marketingState marketingOptInLevel marketingUpdatedAt marketingCollectedFrom sourceLocation " +
      "smsMarketingConsent whatsAppMarketingConsent",
    CustomerSmsMarketingConsent: "state optInLevel updatedAt collectedFrom sourceLocation",
    CustomerWhatsAppMarketingConsent: "state optInLevel updatedAt collectedFrom sourceLocation",
    CustomerEmailMarketingConsentState:
      "marketingState marketingOptInLevel consentUpdatedAt sourceLocation",
    CustomerSmsMarketingConsentState:
      "marketingState marketingOptInLevel consentUpdatedAt consentCollectedFrom sourceLocation",
    CustomerEmailMarketingConsentUpdatePayload: "customer userErrors",
    CustomerEmailMarketingConsentUpdateUserError: "field message code",
    CustomerSmsMarketingConsentUpdatePayload: "customer userErrors",
    CustomerSmsMarketingConsentError: "field message code",
  },
};

import type { AddressRecord, CustomerRecord } from "../store/types.ts";
import { addressesOf, isSame, withAddresses } from "./address-book.ts";
import { normalTags } from "./typed.ts";

/** What whoever merges decides otherwise: whose fact is kept, by customer id, or the fact itself. */
export interface MergeChoices {
  emailOf?: number;
  phoneOf?: number;
  firstNameOf?: number;
  lastNameOf?: number;
  addressOf?: number;
  note?: string;
  tags?: string[];
}

/** Longer ones, and more, stop a merge. */
export const mergeLimits = { note: 5000, tags: 250 };

/**
 * Which of two customers stays, in Shopify's order: whose address is chosen, who has one, who agreed to messages, the
 * second. Accounts with passwords, which would come before consent, are not here.
 */
export function whoStays(
  one: CustomerRecord,
  two: CustomerRecord,
  { emailOf }: MergeChoices = {},
): CustomerRecord {
  if (emailOf === one.id) return one;
  if (emailOf === two.id) return two;
  if ((one.email === null) !== (two.email === null)) return one.email === null ? two : one;
  if (one.email === null) return two;
  const eager = ["PENDING", "SUBSCRIBED"];
  const [first, second] = [one, two].map((each) => eager.indexOf(each.emailMarketing));
  return first! > second! ? one : two;
}

/** The customer who stays with all that the other brings; figures follow from the orders. */
export function mergedRecord(
  kept: CustomerRecord,
  gone: CustomerRecord,
  choices: MergeChoices = {},
): CustomerRecord {
  const chosen = (id: number | undefined) => (id === gone.id ? gone : kept);
  const address = chosen(choices.emailOf).email === null ? gone : chosen(choices.emailOf);
  const { email, emailMarketing, emailConsent } = address;
  const number = chosen(choices.phoneOf).phone === null ? gone : chosen(choices.phoneOf);
  const { phone, smsMarketing, whatsAppMarketing } = number;
  const notes = [kept.note, gone.note].filter(Boolean).join(" ");
  const home = chosen(choices.addressOf).address ?? gone.address;
  const { emailConsent: _e, smsMarketing: _s, whatsAppMarketing: _w, ...rest } = kept;
  return withAddresses(
    {
      ...rest,
      ...{ email, emailMarketing, phone },
      ...(emailConsent ? { emailConsent } : {}),
      ...(smsMarketing ? { smsMarketing } : {}),
      ...(whatsAppMarketing ? { whatsAppMarketing } : {}),
      firstName: chosen(choices.firstNameOf).firstName || gone.firstName,
      lastName: chosen(choices.lastNameOf).lastName || gone.lastName,
      note: choices.note ?? (notes || null),
      tags: choices.tags ? normalTags(choices.tags) : normalTags([...kept.tags, ...gone.tags]),
    },
    bookOf(kept, gone),
    home,
  );
}

/** Both books, in the order the customers came. */
function bookOf(kept: CustomerRecord, gone: CustomerRecord): AddressRecord[] {
  const [older, younger] = kept.id < gone.id ? [kept, gone] : [gone, kept];
  const book = addressesOf(older);
  const added = addressesOf(younger).filter((one) => !book.some((known) => isSame(known, one)));
  return [...book, ...added];
}

import { displayName } from "../customers/display-name.ts";
import { mergedRecord, mergeLimits, whoStays, type MergeChoices } from "../customers/merge.ts";
import type { CustomerRecord } from "../store/types.ts";
import type { Args, Call, UserError } from "./call.ts";
import { idOf } from "./gid.ts";

export const sides = ["customerOneId", "customerTwoId"] as const;
export const choiceNames = {
  customerIdOfEmailToKeep: ["emailOf", "email"],
  customerIdOfPhoneNumberToKeep: ["phoneOf", "phone"],
  customerIdOfFirstNameToKeep: ["firstNameOf", "firstName"],
  customerIdOfLastNameToKeep: ["lastNameOf", "lastName"],
  customerIdOfDefaultAddressToKeep: ["addressOf", "address"],
} as const;

/** What keeps a customer from being merged with anybody; null when nothing does. */
export function obstacle(
  customer: CustomerRecord,
  call: Call,
): { field: string; message: string } | null {
  if (call.store.credit.accountsOf(customer.id).length === 0) return null;
  const message = `${displayName(customer)} has store credit and can’t be merged.`;
  return { field: "STORE_CREDIT", message };
}

export interface Pair {
  one: CustomerRecord;
  two: CustomerRecord;
  choices: MergeChoices;
}

/** The two customers named and what is decided about them, or what is wrong with either. */
export function pairOf(args: Args, call: Call): Pair | { mistakes: UserError[] } {
  const [oneId, twoId] = sides.map((name) => idOf(args[name] as string)) as [number, number];
  const [one, two] = [call.store.customer(oneId), call.store.customer(twoId)];
  if (!one || !two) {
    const [name, id] = one ? [sides[1], twoId] : [sides[0], oneId];
    const message = `Customer does not exist with ID ${id}`;
    return { mistakes: [{ field: [name], message, code: "INVALID_CUSTOMER_ID" }] };
  }
  if (oneId === twoId) {
    const message = "Customers IDs should not match";
    return { mistakes: [{ field: null, message, code: "INVALID_CUSTOMER_ID" }] };
  }
  const told = (args["overrideFields"] ?? {}) as Args;
  const choices: MergeChoices = {};
  for (const [name, [choice, fact]] of Object.entries(choiceNames)) {
    if (told[name] == null) continue;
    const chosen = [one, two].find(({ id }) => id === idOf(told[name] as string));
    const field = ["overrideFields", name];
    if (!chosen) {
      const message = "Customer is not one of those to be merged";
      return { mistakes: [{ field, message, code: "OVERRIDE_ATTRIBUTE_INVALID" }] };
    }
    if (!chosen[fact]) {
      const message = `Customer has no ${fact} to keep`;
      return { mistakes: [{ field, message, code: "MISSING_OVERRIDE_ATTRIBUTE" }] };
    }
    choices[choice] = chosen.id;
  }
  if (told["note"] != null) choices.note = told["note"] as string;
  if (told["tags"] != null) choices.tags = told["tags"] as string[];
  return { one, two, choices };
}

export function merged({ one, two, choices }: Pair) {
  const kept = whoStays(one, two, choices);
  const gone = kept === one ? two : one;
  return { kept, gone, result: mergedRecord(kept, gone, choices) };
}

/** Too much of both together is a mistake of either. */
export function overflow({ note, tags }: CustomerRecord): string | null {
  if (tags.length > mergeLimits.tags) return "Customers must have 250 tags or less.";
  return (note ?? "").length > mergeLimits.note
    ? "Customer notes must be 5,000 characters or less."
    : null;
}

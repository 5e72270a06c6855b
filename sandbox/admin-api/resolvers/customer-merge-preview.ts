import { displayName } from "../../customers/display-name.ts";
import { GraphQLError } from "graphql";
import { mergedRecord, type MergeChoices } from "../../customers/merge.ts";
import type { CustomerRecord } from "../../store/types.ts";
import type { Args, Call, Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { gid } from "../gid.ts";
import { Items } from "../listing.ts";
import { choiceNames, merged, obstacle, overflow, pairOf } from "../merge-pair.ts";
import { orderRows } from "../order-search.ts";
import { emailAddress, phoneNumber } from "./consent.ts";
import { allAddresses, defaultAddress } from "./mailing-address.ts";

function preview(args: Args, call: Call) {
  if (args["customerOneId"] === args["customerTwoId"]) {
    throw new GraphQLError("Customers must be different.", { extensions: { code: "INVALID" } });
  }
  const pair = pairOf(args, call);
  if ("mistakes" in pair) {
    throw new GraphQLError(pair.mistakes[0]!.message, { extensions: { code: "INVALID" } });
  }
  // what may be overridden is shown as it would be without a word on notes and tags
  const { note, tags, ...people } = pair.choices;
  const { kept, gone, result } = merged({ ...pair, choices: people });
  const other = mergedRecord(gone, kept, opposite(people, kept, gone));
  const final = { ...result, note: note ?? result.note, tags: tags ?? result.tags };
  const blocked = overflow(final) !== null;
  const errors = [kept, gone].flatMap((customer) => {
    const found = obstacle(customer, call);
    return found ? [{ errorFields: [found.field], message: found.message }] : [];
  });
  return {
    resultingCustomerId: errors.length > 0 ? null : gid("Customer", kept.id),
    defaultFields: { result, ids: [kept.id, gone.id] },
    alternateFields: {
      firstName: other.firstName || null,
      lastName: other.lastName || null,
      email: emailAddress(other, call),
      phoneNumber: phoneNumber(other, call),
      defaultAddress: defaultAddress(other),
    },
    blockingFields: blocked ? { note: final.note, tags: final.tags } : null,
    customerMergeErrors: errors.length > 0 ? errors : null,
  };
}

/** Where one customer's fact is kept, the other's is what might have been. */
function opposite(choices: MergeChoices, kept: CustomerRecord, gone: CustomerRecord): MergeChoices {
  return Object.fromEntries(
    Object.values(choiceNames).map(([choice]) => [
      choice,
      (choices[choice] ?? kept.id) === kept.id ? gone.id : kept.id,
    ]),
  );
}

interface Defaults {
  result: CustomerRecord;
  ids: [number, number];
}

const ordersOf = (args: Args, call: Call, [kept, gone]: Defaults["ids"]) =>
  orderRows({ ...args, query: `customer_id:${kept} OR customer_id:${gone}` }, call);

const CustomerMergePreviewDefaultFields: Fields<Defaults> = {
  firstName: ({ result }) => result.firstName || null,
  lastName: ({ result }) => result.lastName || null,
  displayName: ({ result }) => displayName(result),
  email: ({ result }, _args, call) => emailAddress(result, call),
  phoneNumber: ({ result }, _args, call) => phoneNumber(result, call),
  defaultAddress: ({ result }) => defaultAddress(result),
  addresses: ({ result }, args) => new Items(() => allAddresses(result), args["reverse"] === true),
  note: ({ result }) => result.note,
  tags: ({ result }) => result.tags,
  orderCount: ({ ids }, _args, call) =>
    ids.reduce((sum, id) => sum + call.store.customer(id)!.numberOfOrders, 0),
  orders: ({ ids }, args, call) => ordersOf(args, call, ids),
  metafieldCount: ({ ids }, _args, call) =>
    new Set(
      ids
        .flatMap((id) => call.store.metafieldsOf(gid("Customer", id)))
        .map(({ namespace, key }) => `${namespace}.${key}`),
    ).size,
  discountNodeCount: ({ ids }, _args, call) =>
    [...call.store.discounts()].filter(({ customerIds }) =>
      customerIds.some((id) => ids.includes(id)),
    ).length,
  draftOrderCount: () => 0,
  giftCardCount: () => 0,
};

export const customerMergePreview: Domain = {
  types: {
    QueryRoot: {
      customerMergePreview: (_source: unknown, args, call) => preview(args, call),
    } satisfies Fields<unknown>,
    CustomerMergePreviewDefaultFields,
  },
  plain: {
    CustomerMergePreview:
      "resultingCustomerId defaultFields alternateFields blockingFields customerMergeErrors",
    CustomerMergePreviewAlternateFields: "firstName lastName email phoneNumber defaultAddress",
    CustomerMergePreviewBlockingFields: "note tags",
    CustomerMergeError: "errorFields message",
  },
};

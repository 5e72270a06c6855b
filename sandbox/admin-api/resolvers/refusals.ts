import { GraphQLError } from "graphql";
import { FulfillmentRefusal, UnknownFulfillmentOrder } from "../../fulfillment/refusal.ts";
import { OrderLifeError } from "../../life/order-record.ts";
import { ReturnRefusal } from "../../returns/refusal.ts";
import type { Call, UserError } from "../call.ts";

/** What a mutation did, or why Shopify would not. */
export type Outcome<T> = { done: T; userErrors: [] } | { done: null; userErrors: UserError[] };

/** Runs a rule; its refusal becomes a user error, an id of nothing an error of the request. */
export function attempt<T>(work: () => T): Outcome<T> {
  try {
    return { done: work(), userErrors: [] };
  } catch (error) {
    if (error instanceof FulfillmentRefusal || error instanceof ReturnRefusal) {
      const all = error instanceof ReturnRefusal ? [error, ...error.also] : [error];
      const userErrors = all.map(({ field, message, code }) => ({ field, message, code }));
      return { done: null, userErrors };
    }
    if (error instanceof OrderLifeError) {
      return { done: null, userErrors: [{ field: null, message: error.message, code: "INVALID" }] };
    }
    if (error instanceof UnknownFulfillmentOrder) throw notFound(error.message);
    throw error;
  }
}

const notFound = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: "RESOURCE_NOT_FOUND" } });

const managing = "write_merchant_managed_fulfillment_orders";

/** All locations are the merchant's own: with the scopes of others an app cannot touch their work. */
export function requireManaging(call: Call, field: string): void {
  if (call.scopes.has(managing)) return;
  throw new GraphQLError(
    `Access denied for ${field} field. Required access: \`${managing}\` access scope.`,
    { extensions: { code: "ACCESS_DENIED", requiredAccess: `\`${managing}\` access scope.` } },
  );
}

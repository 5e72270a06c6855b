import { GraphQLError } from "graphql";
import { normalEmail, normalPhone } from "../customers/typed.ts";
import type { CustomerRecord } from "../store/types.ts";
import type { Args, Call } from "./call.ts";
import { customerBy } from "./customer-input.ts";
import { badRequest } from "./errors.ts";
import { idOf } from "./gid.ts";

/** Definitions of type id are not here, so nobody has a custom id. */
export const customIdRefused = (): GraphQLError =>
  new GraphQLError("Metafield definition of type 'id' is required when using custom ids.", {
    extensions: { code: "NOT_FOUND" },
  });

/** customerByIdentifier: null when nobody has that id, address or number. */
export function identified(args: Args, call: Call): CustomerRecord | null {
  const identifier = args["identifier"] as Args;
  const given = Object.entries(identifier).filter(([, value]) => value != null);
  if (given.length !== 1) throw badRequest("customerByIdentifier takes exactly one identifier");
  const [[kind, value]] = given as [[string, string]];
  if (kind === "customId") throw customIdRefused();
  if (kind === "id") return call.store.customer(idOf(value));
  return kind === "emailAddress"
    ? customerBy("email", normalEmail(value), call)
    : customerBy("phone", normalPhone(value) ?? value, call);
}

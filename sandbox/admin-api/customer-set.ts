import { normalEmail, normalPhone } from "../customers/typed.ts";
import type { CustomerRecord } from "../store/types.ts";
import type { Args, Call } from "./call.ts";
import { customIdRefused } from "./customer-identifier.ts";
import { customerBy, type Mistake } from "./customer-input.ts";
import { idOf } from "./gid.ts";

const wrong = (message: string, code: string) => ({ mistake: { field: null, message, code } });
const notFound = () => wrong("Resource matching the identifier was not found.", "NOT_FOUND");

/** Whom customerSet means: `before` null = somebody new, as the identifier allows it. */
export function customerToSet(
  identifier: Args | null | undefined,
  input: Args,
  call: Call,
): { before: CustomerRecord | null } | { mistake: Mistake } {
  const [kind, value] = Object.entries(identifier ?? {}).find(([, given]) => given != null) ?? [
    null,
    null,
  ];
  if (kind !== null && input["id"] != null) {
    return wrong("The id field is not allowed if identifier is provided.", "ID_NOT_ALLOWED");
  }
  // recorded: null is neither yes nor no
  if (input["taxExempt"] === null) {
    const message = "Tax exempt is of unexpected type NilClass";
    return { mistake: { field: ["taxExempt"], message, code: "INVALID" } };
  }
  const id = (kind === "id" ? value : input["id"]) as string | null | undefined;
  if (id != null) {
    const before = call.store.customer(idOf(id));
    return before ? { before } : notFound();
  }
  if (kind === "customId") throw customIdRefused();
  if (kind !== "email" && kind !== "phone") return { before: null };
  const normal = kind === "email" ? normalEmail : (text: string) => normalPhone(text) ?? text;
  const told = input[kind] as string | null | undefined;
  if (told == null) {
    const message = "The input field corresponding to the identifier is required.";
    return wrong(message, "MISSING_FIELD_REQUIRED");
  }
  const named = normal(value as string);
  if (normal(told).toLowerCase() !== named.toLowerCase()) {
    const message =
      "The identifier value does not match the value of the corresponding field in the input.";
    return wrong(message, "INPUT_MISMATCH");
  }
  return { before: customerBy(kind, named, call) };
}

import { readAddress, type AddressInput } from "../customers/address-input.ts";
import { filled, isSame, withAddresses } from "../customers/address-book.ts";
import { isEmail, isLocale, normalEmail, normalPhone, normalTags } from "../customers/typed.ts";
import type { AddressRecord, CustomerRecord } from "../store/types.ts";
import type { Args, Call } from "./call.ts";
import { notImplemented } from "./errors.ts";
import { idOf } from "./gid.ts";
import { numberedAddresses } from "./resolvers/mailing-address.ts";

export interface Mistake {
  /** from the input down; null = of the whole */
  field: string[] | null;
  message: string;
  code: string;
}

const lengths = { short: 255, note: 5000, tags: 250 };

/** The customer the shop knows by that address or number; null when nobody has it. */
export function customerBy(column: "email" | "phone", text: string, call: Call) {
  const row = call.store.db
    .prepare(`SELECT id FROM customers WHERE ${column} = ? COLLATE NOCASE ORDER BY id LIMIT 1`)
    .get(text);
  return row ? call.store.customer(row["id"] as number) : null;
}

/** A customer as the input makes them out of `before`, or what Shopify says is wrong with it. */
export function readCustomer(
  input: Args,
  before: CustomerRecord,
  call: Call,
): { customer: CustomerRecord } | { mistakes: Mistake[] } {
  if (input["multipassIdentifier"] != null) throw notImplemented("multipassIdentifier");
  const mistakes: Mistake[] = [];
  const refuse = (field: string[] | null, message: string, code = "INVALID") =>
    mistakes.push({ field, message, code });
  const tooLong = (name: string, label: string, length: number, most = lengths.short): void => {
    if (length <= most) return;
    refuse([name], `${label} is too long (maximum is ${most} characters)`, "TOO_LONG");
  };
  const given = (name: string): string | null | undefined =>
    input[name] as string | null | undefined;
  const customer = { ...before, updatedAt: call.now };

  for (const [name, label] of [
    ["firstName", "First name"],
    ["lastName", "Last name"],
  ] as const) {
    if (given(name) === undefined) continue;
    customer[name] = given(name)?.trim() ?? "";
    tooLong(name, label, customer[name].length);
  }
  for (const [name, label, normal] of [
    ["email", "Email", (text: string) => (isEmail(text) ? text : null)],
    ["phone", "Phone", normalPhone],
  ] as const) {
    if (given(name) === undefined) continue;
    const told = given(name) ?? "";
    const text = name === "email" ? normalEmail(told) : told.trim();
    tooLong(name, label, text.length);
    const kept = text.length > lengths.short || text === "" ? null : normal(text);
    if (text !== "" && kept === null) refuse([name], `${label} is invalid`);
    const taken = kept === null ? null : customerBy(name, kept, call);
    if (taken && taken.id !== before.id) {
      refuse([name], `${label} has already been taken`, "TAKEN");
    }
    customer[name] = kept;
  }
  const locale = given("locale");
  if (locale != null && !isLocale(locale)) refuse(["locale"], "Locale is invalid");
  else if (locale != null) customer.locale = locale;
  if (given("note") !== undefined) {
    customer.note = given("note")!;
    tooLong("note", "Note", customer.note?.length ?? 0, lengths.note);
  }
  if (input["tags"] != null) {
    customer.tags = normalTags(input["tags"] as string[]);
    if (customer.tags.length > lengths.tags) {
      refuse(["tags"], `Tags cannot be more than ${lengths.tags}`);
    }
    tooLong("tags", "Tags", Math.max(0, ...customer.tags.map((tag) => tag.length)));
  }
  if (typeof input["taxExempt"] === "boolean") customer.taxExempt = input["taxExempt"];
  if (input["taxExemptions"] != null) customer.taxExemptions = input["taxExemptions"] as string[];

  const book =
    input["addresses"] == null
      ? { read: null, mistakes: [] }
      : readBook(input["addresses"] as AddressInput[], customer, call);
  mistakes.push(...book.mistakes);
  if (mistakes.length > 0) return { mistakes };
  const { email, phone, firstName, lastName } = customer;
  if (!email && !phone && !firstName && !lastName) {
    const message = "A name, phone number, or email address must be present";
    return { mistakes: [{ field: null, message, code: "INVALID" }] };
  }
  return { customer: book.read ? withAddresses(customer, book.read) : customer };
}

/** The addresses named replace those there are; one with an id is changed where it is. */
function readBook(
  inputs: AddressInput[],
  customer: CustomerRecord,
  call: Call,
): { read: AddressRecord[]; mistakes: Mistake[] } {
  const known = numberedAddresses(customer);
  const read: AddressRecord[] = [];
  const mistakes: Mistake[] = [];
  inputs.forEach((input, index) => {
    const refuse = (field: string[], message: string) =>
      mistakes.push({ field: ["addresses", String(index), ...field], message, code: "INVALID" });
    const id = input["id"] ? idOf(input["id"]) : null;
    const before = known.find((one) => one.id === id) ?? null;
    if (id !== null && !before) return void refuse(["id"], "Customer address does not exist");
    const found = readAddress(input, before);
    if ("mistakes" in found) {
      for (const { field, message } of found.mistakes) refuse(field, message);
    } else if (!before && Object.values(found.address).every((value) => value === null)) {
      refuse([], "Customer address cannot be blank.");
    } else {
      const whole = filled({ ...before, ...found.address }, customer);
      if (read.some((one) => isSame(one, whole))) return;
      read.push({ ...whole, id: before?.id ?? call.store.nextId("address") });
    }
  });
  return { read, mistakes };
}

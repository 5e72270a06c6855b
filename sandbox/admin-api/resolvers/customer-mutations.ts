import { tellConsent, type Channel } from "../../customers/consent.ts";
import type { CustomerRecord } from "../../store/types.ts";
import type { Args, Call, Fields, UserError } from "../call.ts";
import { channels, consentInputs, contactNeeded, readConsent } from "../consent-input.ts";
import { readCustomer, type Mistake } from "../customer-input.ts";
import { customerToSet } from "../customer-set.ts";
import type { Domain } from "../domain.ts";
import { gid, idOf } from "../gid.ts";
import { readMetafield, writeMetafields, type MetafieldInput } from "../metafield-input.ts";

const refuse = (mistakes: readonly UserError[]) => ({ customer: null, userErrors: mistakes });
const mistake = (field: string[], message: string) => refuse([{ field, message }]);

/** A customer nobody knows anything of yet; without a number until they are written. */
const nobody = (call: Call): CustomerRecord => ({
  id: 0,
  createdAt: call.now,
  updatedAt: call.now,
  firstName: "",
  lastName: "",
  email: null,
  phone: null,
  locale: "en",
  emailMarketing: "NOT_SUBSCRIBED",
  tags: [],
  note: null,
  numberOfOrders: 0,
  amountSpent: 0,
  lastOrderId: null,
});

/** Ids of things that are only being made now. */
function nestedId(input: Args): UserError | null {
  for (const [list, label] of [
    ["addresses", "address"],
    ["metafields", "metafield"],
  ] as const) {
    const index = ((input[list] as Args[] | null | undefined) ?? []).findIndex((one) => one["id"]);
    if (index >= 0) {
      const message = `Cannot specify ${label} ID on creation`;
      return { field: [list, String(index), "id"], message };
    }
  }
  return null;
}

function create(args: Args, call: Call) {
  const input = args["input"] as Args;
  if (input["id"]) return mistake(["id"], "Cannot specify ID on creation");
  const nested = nestedId(input);
  if (nested) return refuse([nested]);
  const asked = channels.filter((channel) => input[consentInputs[channel]]);
  const consentTo = (channel: Channel, customer: CustomerRecord) =>
    readConsent(channel, input[consentInputs[channel]] as Args, customer, call);
  // recorded: nobody to consent is found before anything else that is wrong
  for (const channel of asked) {
    consentTo(channel, nobody(call));
    if (input[channel === "email" ? "email" : "phone"]) continue;
    return mistake([consentInputs[channel]], contactNeeded[channel]);
  }
  const read = readCustomer(input, nobody(call), call);
  if ("mistakes" in read) return refuse(read.mistakes);
  let customer = read.customer;
  for (const channel of asked) {
    const given = consentTo(channel, customer);
    if ("mistake" in given) return refuse([given.mistake]);
    customer = given.customer;
  }
  return write(customer, null, input, call);
}

function update(args: Args, call: Call) {
  const input = args["input"] as Args;
  const consent = channels.map((channel) => consentInputs[channel]).find((name) => input[name]);
  if (consent) {
    const mutation = `customer${consent[0]!.toUpperCase()}${consent.slice(1)}Update`;
    return mistake([consent], `To update ${consent}, please use the ${mutation} Mutation instead`);
  }
  const before = input["id"] ? call.store.customer(idOf(input["id"] as string)) : null;
  if (!before) return mistake(["id"], "Customer does not exist");
  const read = readCustomer(input, before, call);
  return "mistakes" in read ? refuse(read.mistakes) : write(read.customer, before, input, call);
}

/** Writes a customer with their metafields, and tells of it. */
function write(read: CustomerRecord, before: CustomerRecord | null, input: Args, call: Call) {
  const customer = before ? read : { ...read, id: call.store.nextId("customer") };
  const ownerId = gid("Customer", customer.id);
  const metafields = ((input["metafields"] as MetafieldInput[] | null | undefined) ?? []).map(
    (one, index) => readMetafield({ ...one, ownerId }, index, call, true),
  );
  const wrong = metafields.flatMap((one) => one.errors);
  if (wrong.length > 0) return refuse(wrong);
  call.store.transaction(() => {
    call.store.putCustomer(customer);
    writeMetafields(
      metafields.map((one) => one.record),
      call,
    );
    const topic = before ? "customers/update" : "customers/create";
    call.platform.emit(call.tenant.domain, topic, { id: customer.id });
    if (!before) tellConsent(call.platform, call.tenant.domain, null, customer);
  });
  return { customer: call.store.customer(customer.id), userErrors: [] };
}

function set(args: Args, call: Call) {
  const input = args["input"] as Args;
  const inside = (mistakes: readonly Mistake[]) =>
    refuse(mistakes.map(({ field, ...rest }) => ({ field: ["input", ...(field ?? [])], ...rest })));
  const found = customerToSet(args["identifier"] as Args | null | undefined, input, call);
  if ("mistake" in found) return inside([found.mistake]);
  const { id, ...rest } = input;
  void id;
  const read = readCustomer(rest, found.before ?? nobody(call), call);
  return "mistakes" in read
    ? inside(read.mistakes)
    : write(read.customer, found.before, rest, call);
}

export const customerMutations: Domain = {
  types: {
    Mutation: {
      customerCreate: (_source: unknown, args, call) => create(args, call),
      customerUpdate: (_source: unknown, args, call) => update(args, call),
      customerSet: (_source: unknown, args, call) => set(args, call),
    } satisfies Fields<unknown>,
  },
  plain: {
    CustomerCreatePayload: "customer userErrors",
    CustomerUpdatePayload: "customer userErrors",
    CustomerSetPayload: "customer userErrors",
    CustomerSetUserError: "field message code",
  },
};

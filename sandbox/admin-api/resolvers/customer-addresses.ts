import { GraphQLError } from "graphql";
import { filled, isSame, withAddresses } from "../../customers/address-book.ts";
import { readAddress, type AddressInput } from "../../customers/address-input.ts";
import type { AddressRecord, CustomerRecord } from "../../store/types.ts";
import type { Args, Call, Fields, UserError } from "../call.ts";
import type { Domain } from "../domain.ts";
import { idOf } from "../gid.ts";
import { customerAddress, numberedAddresses, type NumberedAddress } from "./mailing-address.ts";

const refuse = (field: string[], message: string) => ({
  address: null,
  deletedAddressId: null,
  userErrors: [{ field, message }] as UserError[],
});
const unknownCustomer = () => refuse(["customerId"], "Customer does not exist");
const unknownAddress = () => refuse(["addressId"], "Address does not exist");

const customerIn = (args: Args, call: Call) =>
  call.store.customer(idOf(args["customerId"] as string));

/** The address an argument names, among all customers' alone those of this one; an id of an order's address is none. */
function addressIn(args: Args, customer: CustomerRecord): NumberedAddress | null {
  const text = args["addressId"] as string;
  if (!text.includes("model_name=CustomerAddress")) {
    throw new GraphQLError("invalid id", { extensions: { code: "RESOURCE_NOT_FOUND" } });
  }
  return numberedAddresses(customer).find(({ id }) => id === idOf(text)) ?? null;
}

function keep(
  customer: CustomerRecord,
  book: AddressRecord[],
  home: AddressRecord | undefined,
  call: Call,
): CustomerRecord {
  const after = { ...withAddresses(customer, book, home), updatedAt: call.now };
  call.store.putCustomer(after);
  call.platform.emit(call.tenant.domain, "customers/update", { id: customer.id });
  return after;
}

function wrongAddress(mistakes: { field: string[]; message: string }[]) {
  const userErrors = mistakes.map(({ field, ...rest }) => ({
    field: ["address", ...field],
    ...rest,
  }));
  return { address: null, userErrors };
}

function create(args: Args, call: Call) {
  const customer = customerIn(args, call);
  if (!customer) return unknownCustomer();
  const read = readAddress(args["address"] as AddressInput);
  if ("mistakes" in read) return wrongAddress(read.mistakes);
  const address = { ...filled(read.address, customer), id: call.store.nextId("address") };
  const book = numberedAddresses(customer);
  if (book.some((one) => isSame(one, address))) {
    return refuse(["address"], "Address already exists");
  }
  const home = args["setAsDefault"] === true ? address : customer.address;
  const after = keep(customer, [...book, address], home, call);
  return { address: customerAddress(address, after), userErrors: [] };
}

function update(args: Args, call: Call) {
  const customer = customerIn(args, call);
  if (!customer) return unknownCustomer();
  const before = addressIn(args, customer);
  const input = args["address"] as AddressInput;
  if (!before) return unknownAddress();
  if (input["id"] && idOf(input["id"]) !== before.id) {
    return refuse(["addressId"], "The id of the address does not match the id in the input");
  }
  const read = readAddress(input, before);
  if ("mistakes" in read) return wrongAddress(read.mistakes);
  const address = { ...filled({ ...before, ...read.address }, customer), id: before.id };
  const book = numberedAddresses(customer).map((one) => (one.id === address.id ? address : one));
  const home = args["setAsDefault"] === true ? address : customer.address;
  const after = keep(customer, book, home, call);
  return { address: customerAddress(address, after), userErrors: [] };
}

function remove(args: Args, call: Call) {
  const customer = customerIn(args, call);
  if (!customer) return unknownCustomer();
  const gone = addressIn(args, customer);
  if (!gone) return unknownAddress();
  const book = numberedAddresses(customer).filter((one) => one.id !== gone.id);
  keep(customer, book, customer.address, call);
  return { deletedAddressId: args["addressId"], userErrors: [] };
}

function moveHome(args: Args, call: Call) {
  const customer = customerIn(args, call);
  if (!customer) return { customer: null, ...unknownCustomer() };
  const home = addressIn(args, customer);
  if (!home) return { customer, ...unknownAddress() };
  return { customer: keep(customer, numberedAddresses(customer), home, call), userErrors: [] };
}

export const customerAddresses: Domain = {
  types: {
    Mutation: {
      customerAddressCreate: (_source: unknown, args, call) => create(args, call),
      customerAddressUpdate: (_source: unknown, args, call) => update(args, call),
      customerAddressDelete: (_source: unknown, args, call) => remove(args, call),
      customerUpdateDefaultAddress: (_source: unknown, args, call) => moveHome(args, call),
    } satisfies Fields<unknown>,
  },
  plain: {
    CustomerAddressCreatePayload: "address userErrors",
    CustomerAddressUpdatePayload: "address userErrors",
    CustomerAddressDeletePayload: "deletedAddressId userErrors",
    CustomerUpdateDefaultAddressPayload: "customer userErrors",
  },
};

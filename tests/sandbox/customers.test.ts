import { createAdminApiClient } from "@shopify/admin-api-client";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { misfits } from "./published-shapes.ts";
import {
  aCustomer,
  domain,
  redirectedFetch,
  startBench,
  startReceiver,
  type Bench,
} from "./support.ts";

const fields = `id firstName lastName displayName email phone locale note tags taxExempt
  defaultAddress { id name address1 province provinceCode country formattedArea }
  addressesV2(first: 5) { nodes { id address1 } }
  metafields(first: 5) { nodes { namespace key value } }`;
const payload = `{ customer { ${fields} } userErrors { field message } }`;
const createIt = `mutation Create($input: CustomerInput!) { customerCreate(input: $input) ${payload} }`;
const updateIt = `mutation Update($input: CustomerInput!) { customerUpdate(input: $input) ${payload} }`;
const setIt = `mutation Set($identifier: CustomerSetIdentifiers, $input: CustomerSetInput!) {
  customerSet(identifier: $identifier, input: $input) {
    customer { ${fields} } userErrors { field message code } } }`;

let bench: Bench;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
beforeAll(async () => {
  receiver = await startReceiver();
  bench = await startBench({
    topics: ["customers/create", "customers/update"],
    appUrl: receiver.url,
  });
  bench.sandbox.tenant(domain).store.putMany({
    customers: [aCustomer(1, { phone: "+14155551001" }), aCustomer(2)],
  });
});
afterAll(async () => {
  await bench.close();
  await receiver.close();
});
beforeEach(async () => {
  await bench.sandbox.settle();
  receiver.received.length = 0;
});

const create = async (input: object) =>
  (await bench.admin(createIt, { input })).data.customerCreate;
const update = async (input: object) =>
  (await bench.admin(updateIt, { input: { id: gid(2), ...input } })).data.customerUpdate;
const set = async (input: object, identifier?: object) =>
  (await bench.admin(setIt, { input, identifier })).data.customerSet;
const refusals = async (input: object) => (await create(input)).userErrors;
const gid = (id: number) => `gid://shopify/Customer/${id}`;

describe("an app makes a customer", () => {
  it("as Shopify keeps what people type: addresses without blanks, numbers as the world dials them, tags by the alphabet", async () => {
    const client = createAdminApiClient({
      storeDomain: domain,
      apiVersion: "2026-10",
      accessToken: bench.token,
      customFetchApi: redirectedFetch(() => bench.sandbox),
    });
    const input = {
      ...{ email: "kim @example.com", phone: "+1 (613) 450-5293", firstName: "  ", lastName: "Li" },
      tags: ["Zulu", "alpha, VIP", "vip", " spaced tag ", ""],
      note: "",
      addresses: [
        { address1: " 1 King St W ", city: "Toronto", provinceCode: "ON", countryCode: "CA" },
        { address1: "2 Side St", countryCode: "US", provinceCode: "WA", firstName: "Lee" },
      ],
      metafields: [
        { namespace: "custom", key: "size", type: "single_line_text_field", value: "M" },
      ],
    };
    const { data } = await client.request(createIt, { variables: { input } });
    expect(data.customerCreate).toMatchObject({
      customer: {
        ...{ email: "kim@example.com", phone: "+16134505293", firstName: null, note: "" },
        ...{ displayName: "Li", locale: "en", taxExempt: false },
        tags: ["alpha", "spaced tag", "VIP", "Zulu"],
        defaultAddress: {
          ...{ name: "Li", address1: "1 King St W", province: "Ontario", provinceCode: "ON" },
          formattedArea: "Toronto ON, Canada",
        },
        addressesV2: { nodes: [{ address1: "1 King St W" }, { address1: "2 Side St" }] },
        metafields: { nodes: [{ namespace: "custom", key: "size", value: "M" }] },
      },
      userErrors: [],
    });
    await bench.sandbox.settle();
    expect(receiver.topics()).toEqual(["customers/create"]);
    expect(misfits(receiver.received)).toEqual([]);
    expect(JSON.parse(receiver.received[0]!.body)).toMatchObject({
      default_address: { address1: "1 King St W", city: "Toronto", country_code: "CA" },
      addresses: [{ default: true }, { address1: "2 Side St", default: false, first_name: "Lee" }],
    });
  });

  it("is refused in Shopify's words", async () => {
    const long = "n".repeat(256);
    const says = (message: string, ...field: string[]) => [{ field, message }];
    const taken = "has already been taken";
    expect(await refusals({ id: gid(1), firstName: "A" })).toEqual(
      says("Cannot specify ID on creation", "id"),
    );
    expect(await refusals({ email: "foo@bar" })).toEqual(says("Email is invalid", "email"));
    expect(await refusals({ email: "ADA1@example .com" })).toEqual(says(`Email ${taken}`, "email"));
    expect(await refusals({ phone: "+1-415-555-1001" })).toEqual(says(`Phone ${taken}`, "phone"));
    expect(await refusals({ phone: "+1234abcd" })).toEqual(says("Phone is invalid", "phone"));
    expect(await refusals({ email: `${long}@example.com` })).toEqual([
      ...says("Email is too long (maximum is 255 characters)", "email"),
      ...says("Email is invalid", "email"),
    ]);
    expect(await refusals({ firstName: long, lastName: long, note: "n".repeat(5001) })).toEqual([
      ...says("First name is too long (maximum is 255 characters)", "firstName"),
      ...says("Last name is too long (maximum is 255 characters)", "lastName"),
      ...says("Note is too long (maximum is 5000 characters)", "note"),
    ]);
    expect(await refusals({ firstName: "A", locale: "not-a-locale" })).toEqual(
      says("Locale is invalid", "locale"),
    );
    expect(await refusals({ firstName: "A", tags: [long] })).toEqual(
      says("Tags is too long (maximum is 255 characters)", "tags"),
    );
    const many = Array.from({ length: 251 }, (_, n) => `tag-${n}`).join(",");
    expect(await refusals({ firstName: "A", tags: [many] })).toEqual(
      says("Tags cannot be more than 250", "tags"),
    );
    expect(await refusals({ note: "nobody" })).toEqual([
      { field: null, message: "A name, phone number, or email address must be present" },
    ]);
  });

  it("is refused for an address nobody can live at, or a number of a thing that is only made now", async () => {
    const at = (address: object) => refusals({ firstName: "A", addresses: [address] });
    expect(await at({ countryCode: "US", provinceCode: "ON" })).toEqual([
      { field: ["addresses", "0", "province"], message: "Province is invalid" },
    ]);
    expect(await at({ country: "Atlantis" })).toEqual([
      { field: ["addresses", "0", "country"], message: "Country is invalid" },
    ]);
    expect(await at({ address1: " ", city: " " })).toEqual([
      { field: ["addresses", "0"], message: "Customer address cannot be blank." },
    ]);
    expect(await at({ city: "https://evil.example" })).toEqual([
      { field: ["addresses", "0", "city"], message: "City cannot contain URL" },
    ]);
    const id = "gid://shopify/MailingAddress/1?model_name=CustomerAddress";
    expect(await at({ id, address1: "1 Spear St" })).toEqual([
      { field: ["addresses", "0", "id"], message: "Cannot specify address ID on creation" },
    ]);
    const metafields = [{ namespace: "custom", key: "size", type: "number_integer", value: "M" }];
    expect(await refusals({ firstName: "A", metafields })).toEqual([
      expect.objectContaining({ field: ["metafields", "0", "value"] }),
    ]);
    expect(bench.sandbox.tenant(domain).store.customerCount()).toBe(3);
  });
});

describe("an app changes a customer", () => {
  it("blanks are nothing, what is left out stays, and the last way to name them cannot go", async () => {
    expect((await update({ firstName: " ", phone: "", note: "calls" })).customer).toMatchObject({
      ...{ firstName: null, lastName: "Number 2", phone: null, note: "calls" },
      email: "ada2@example.com",
    });
    expect((await update({ email: null })).customer).toMatchObject({ email: null });
    expect((await update({ lastName: null })).userErrors).toEqual([
      { field: null, message: "A name, phone number, or email address must be present" },
    ]);
    await update({ email: "ada2@example.com" });
    await bench.sandbox.settle();
    expect(receiver.topics()).toEqual(Array(3).fill("customers/update"));
  });

  it("consent has mutations of its own, and who is not there cannot be changed", async () => {
    const smsMarketingConsent = { marketingState: "SUBSCRIBED" };
    expect((await update({ smsMarketingConsent })).userErrors).toEqual([
      {
        field: ["smsMarketingConsent"],
        message:
          "To update smsMarketingConsent, please use the customerSmsMarketingConsentUpdate Mutation instead",
      },
    ]);
    expect((await update({ id: gid(999), firstName: "X" })).userErrors).toEqual([
      { field: ["id"], message: "Customer does not exist" },
    ]);
  });

  it("addresses named replace the book, one with its id is changed in its place", async () => {
    const first = await update({
      addresses: [
        { address1: "100 Removed St", countryCode: "CA", provinceCode: "ON", city: "Ottawa" },
        { address1: "200 Target Ave", countryCode: "CA", provinceCode: "ON", city: "Toronto" },
      ],
    });
    const { id } = first.customer.addressesV2.nodes[1];
    const second = await update({ addresses: [{ id, address1: "999 Bryant St" }] });
    expect(second.customer).toMatchObject({
      defaultAddress: { id, address1: "999 Bryant St", formattedArea: "Toronto ON, Canada" },
      addressesV2: { nodes: [{ id }] },
    });
    const unknown = "gid://shopify/MailingAddress/17?model_name=CustomerAddress";
    expect((await update({ addresses: [{ id: unknown, address1: "x" }] })).userErrors).toEqual([
      { field: ["addresses", "0", "id"], message: "Customer address does not exist" },
    ]);
  });
});

describe("a customer's addresses one by one", () => {
  const one = (what: string, more: string, variables: object = {}) =>
    bench.admin(
      `mutation A($address: MailingAddressInput!) { ${what}(customerId: "${gid(1)}", ${more}) {
         address { id name address1 } userErrors { field message } } }`,
      { address: {}, ...variables },
    );
  const add = async (address: object, isHome = false) =>
    (await one("customerAddressCreate", `address: $address, setAsDefault: ${isHome}`, { address }))
      .data.customerAddressCreate;
  const home = async () =>
    (await bench.admin(`{ customer(id: "${gid(1)}") { ${fields} } }`)).data.customer;

  it("come, move, become home, go; the same one twice is refused", async () => {
    const side = { address1: "2 Side St", city: "Toronto", countryCode: "CA", provinceCode: "ON" };
    const { address } = await add(side);
    expect(address).toMatchObject({ name: "Ada Number 1", address1: "2 Side St" });
    expect((await add(side)).userErrors).toEqual([
      { field: ["address"], message: "Address already exists" },
    ]);
    const main = (await add({ ...side, address1: "1 Main St" }, true)).address;
    expect((await home()).defaultAddress).toMatchObject({ id: main.id });
    const edit = `addressId: "${address.id}", address: $address`;
    const moved = await one("customerAddressUpdate", edit, {
      address: { city: "Montreal", provinceCode: "QC" },
    });
    expect(moved.data.customerAddressUpdate.address).toMatchObject({ address1: "2 Side St" });
    const ids = `customerId: "${gid(1)}", addressId: "${main.id}"`;
    await bench.admin(
      `mutation { customerAddressDelete(${ids}) { deletedAddressId userErrors { message } } }`,
    );
    expect(await home()).toMatchObject({
      defaultAddress: { id: address.id, formattedArea: "Montreal QC, Canada" },
      addressesV2: { nodes: [{ id: address.id }] },
    });
  });

  it("an id that is none of theirs is refused", async () => {
    const edit = (id: string) =>
      one("customerAddressUpdate", `addressId: "${id}", address: $address`);
    const foreign = await edit("gid://shopify/MailingAddress/5?model_name=CustomerAddress");
    expect(foreign.data.customerAddressUpdate.userErrors).toEqual([
      { field: ["addressId"], message: "Address does not exist" },
    ]);
    expect((await edit("gid://shopify/MailingAddress/5")).errors?.[0]?.message).toBe("invalid id");
  });
});

describe("customers are found", () => {
  it("by the country they live in, by its code or its name, and by the state of their account", async () => {
    const country = { address: { countryCode: "CA" }, lastName: "North" };
    bench.sandbox.tenant(domain).store.putCustomer(aCustomer(41, country));
    const found = async (query: string) => {
      const { data } = await bench.admin(
        `query Q($query: String!) { customers(first: 50, query: $query) { nodes { id } } }`,
        { query },
      );
      return (data.customers.nodes as { id: string }[]).map(({ id }) => id);
    };
    expect(await found("country:Canada last_name:North")).toEqual([gid(41)]);
    expect(await found("country:CA last_name:North")).toEqual([gid(41)]);
    expect(await found("country:US last_name:North")).toEqual([]);
    expect(await found("state:DISABLED last_name:North")).toEqual([gid(41)]);
    expect(await found("state:ENABLED")).toEqual([]);
  });
});

describe("customerSet and customerByIdentifier", () => {
  const by = (identifier: object) =>
    bench.admin(
      `query By($identifier: CustomerIdentifierInput!) { customerByIdentifier(identifier: $identifier) { id } }`,
      { identifier },
    );

  it("find a customer by id, address or number, however it is typed", async () => {
    for (const identifier of [
      { id: gid(1) },
      { emailAddress: "ADA1 @example.com" },
      { phoneNumber: "+1 415 555 1001" },
    ]) {
      expect((await by(identifier)).data.customerByIdentifier).toEqual({ id: gid(1) });
    }
    expect((await by({ emailAddress: "no@example.com" })).data.customerByIdentifier).toBeNull();
    const { errors } = await by({ customId: { namespace: "custom", key: "id", value: "7" } });
    expect(errors).toEqual([
      expect.objectContaining({
        message: "Metafield definition of type 'id' is required when using custom ids.",
        extensions: { code: "NOT_FOUND" },
      }),
    ]);
  });

  it("write a customer once: new by an address nobody has, changed the second time", async () => {
    const email = "set@example.com";
    const { customer } = await set({ email, firstName: "One" }, { email });
    const again = await set({ email, firstName: "Two", taxExempt: true }, { email });
    expect(again.customer).toMatchObject({ id: customer.id, firstName: "Two", taxExempt: true });
  });

  it("refuse with codes, below the input", async () => {
    const says = async (input: object, identifier?: object) =>
      (await set(input, identifier)).userErrors[0];
    expect(await says({ firstName: "Ghost" }, { id: gid(999) })).toEqual({
      field: ["input"],
      message: "Resource matching the identifier was not found.",
      code: "NOT_FOUND",
    });
    expect(await says({ email: "ada1@example.com" })).toEqual({
      field: ["input", "email"],
      message: "Email has already been taken",
      code: "TAKEN",
    });
    const email = "ada1@example.com";
    expect(await says({ firstName: "A" }, { email })).toMatchObject({
      message: "The input field corresponding to the identifier is required.",
    });
    expect(await says({ email: "b@example.com" }, { email })).toMatchObject({
      code: "INPUT_MISMATCH",
    });
    expect(await says({ id: gid(2), email }, { email })).toMatchObject({ code: "ID_NOT_ALLOWED" });
    expect(await says({ email, taxExempt: null }, { email })).toMatchObject({
      field: ["input", "taxExempt"],
    });
  });
});

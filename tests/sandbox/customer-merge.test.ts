import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { whoStays } from "../../sandbox/customers/merge.ts";
import { sampleDiscount } from "../support/sample-shop.ts";
import { aBrowser } from "./browser.ts";
import { misfits } from "./published-shapes.ts";
import {
  aCustomer,
  allScopes,
  anOrder,
  aProduct,
  domain,
  startBench,
  startReceiver,
  type Bench,
} from "./support.ts";

const scopes = [...allScopes, "write_customer_merge", "write_store_credit_account_transactions"];
const topics = ["customers/merge", "customers/update", "customers/delete"];
const mergeIt = `mutation M($one: ID!, $two: ID!, $override: CustomerMergeOverrideFields) {
  customerMerge(customerOneId: $one, customerTwoId: $two, overrideFields: $override) {
    resultingCustomerId job { id done } userErrors { field message code } } }`;
const statusOf = `query S($id: ID!) { customerMergeJobStatus(jobId: $id) {
  jobId resultingCustomerId status customerMergeErrors { message } } }`;
const previewIt = `query P($one: ID!, $two: ID!, $override: CustomerMergeOverrideFields) {
  customerMergePreview(customerOneId: $one, customerTwoId: $two, overrideFields: $override) {
    resultingCustomerId customerMergeErrors { errorFields message } blockingFields { note tags }
    defaultFields { firstName lastName displayName email { emailAddress } phoneNumber { phoneNumber }
      note tags orderCount metafieldCount discountNodeCount orders(first: 5) { nodes { id } }
      addresses(first: 5) { nodes { address1 } } }
    alternateFields { firstName lastName email { emailAddress } phoneNumber { phoneNumber } } } }`;
const gid = (id: number) => `gid://shopify/Customer/${id}`;

let bench: Bench;
let app: Awaited<ReturnType<typeof startReceiver>>;
beforeEach(async () => {
  app = await startReceiver();
  bench = await startBench({ scopes, topics, appUrl: app.url });
  store().putMany({
    products: [aProduct(100)],
    customers: [
      aCustomer(1, {
        ...{ firstName: "Merge", lastName: "One", phone: "+16475550001", note: "one", tags: ["a"] },
        address: { id: 71, countryCode: "CA", address1: "1 Source St" },
      }),
      aCustomer(2, {
        ...{ firstName: "Merge", lastName: "Two", phone: "+16475550002", note: "two" },
        ...{ tags: ["b", "A"], address: { id: 72, countryCode: "CA", address1: "2 Result Ave" } },
      }),
    ],
    orders: [anOrder(1001, { customerId: 1, email: "ada1@example.com" })],
  });
});
afterEach(async () => {
  await bench.close();
  await app.close();
});

const store = () => bench.sandbox.tenant(domain).store;
const merge = async (override: object | null = null, one = 1, two = 2) =>
  (await bench.admin(mergeIt, { one: gid(one), two: gid(two), override })).data.customerMerge;
const refusal = async (override: object | null = null, one = 1, two = 2) =>
  (await merge(override, one, two)).userErrors;
const people = {
  customerIdOfEmailToKeep: gid(2),
  customerIdOfPhoneNumberToKeep: gid(1),
  customerIdOfFirstNameToKeep: gid(1),
  customerIdOfLastNameToKeep: gid(2),
};

describe("which of two customers stays", () => {
  const [one, two] = [aCustomer(1), aCustomer(2)];
  const plain = (id: number, change: object) =>
    aCustomer(id, { emailMarketing: "NOT_SUBSCRIBED", ...change });

  it("the one whose address is chosen, else the only one with an address, else the second", () => {
    expect(whoStays(one, two, { emailOf: 1 }).id).toBe(1);
    expect(whoStays(one, aCustomer(2, { email: null })).id).toBe(1);
    expect(whoStays(one, two).id).toBe(2);
    expect(whoStays(aCustomer(1, { email: null }), aCustomer(2, { email: null })).id).toBe(2);
  });

  it("of two with addresses, who wants messages, or is about to", () => {
    expect(whoStays(plain(1, { emailMarketing: "SUBSCRIBED" }), plain(2, {})).id).toBe(1);
    expect(whoStays(plain(1, { emailMarketing: "PENDING" }), plain(2, {})).id).toBe(1);
    const eager = plain(2, { emailMarketing: "SUBSCRIBED" });
    expect(whoStays(plain(1, { emailMarketing: "PENDING" }), eager).id).toBe(2);
  });
});

describe("merging two customers", () => {
  it("brings everything to the one who stays, and tells the app once", async () => {
    const said = (id: number, key: string, value: string) => ({
      ...{ id: 900 + id * 10 + key.length, ownerGid: gid(id), namespace: "custom", key, value },
      ...{ type: "single_line_text_field", createdAt: "2024-01-01T00:00:00Z" },
      updatedAt: "2024-01-01T00:00:00Z",
    });
    for (const one of [
      said(1, "source", "from one"),
      said(1, "both", "of one"),
      said(2, "both", "of two"),
    ]) {
      store().putMetafield(one);
    }
    store().putDiscount(sampleDiscount(800, { customerIds: [1, 2, 3] }));
    const answer = await merge({ ...people, note: "merged", tags: ["z", "c"] });
    expect(answer).toMatchObject({ resultingCustomerId: gid(2), job: { done: false } });
    const { data } = await bench.admin(statusOf, { id: answer.job.id });
    expect(data.customerMergeJobStatus).toEqual({
      ...{ jobId: answer.job.id, resultingCustomerId: gid(2) },
      ...{ status: "COMPLETED", customerMergeErrors: [] },
    });
    expect(store().customer(1)).toBeNull();
    expect(store().customer(2)).toMatchObject({
      ...{ firstName: "Merge", lastName: "Two", email: "ada2@example.com" },
      ...{ phone: "+16475550001", note: "merged", numberOfOrders: 1 },
      address: { address1: "2 Result Ave" },
      addressBook: [{ address1: "1 Source St" }, { address1: "2 Result Ave" }],
    });
    expect(store().order(1001)).toMatchObject({ customerId: 2, email: "ada2@example.com" });
    expect(
      store()
        .metafieldsOf(gid(2))
        .map(({ key, value }) => [key, value]),
    ).toEqual([
      ["both", "of two"],
      ["source", "from one"],
    ]);
    expect(store().metafieldsOf(gid(1))).toEqual([]);
    expect(store().discount(800)?.customerIds).toEqual([3, 2]);
    const read = await bench.admin(`{ customer(id: "${gid(2)}") { tags } }`);
    expect(read.data.customer.tags).toEqual(["c", "z"]);

    await bench.sandbox.settle();
    expect(misfits(app.received.filter((_, index) => index > 0))).toEqual([]);
    expect(app.topics()).toEqual(topics);
    expect(JSON.parse(app.received[0]!.body)).toMatchObject({
      admin_graphql_api_customer_kept_id: gid(2),
      admin_graphql_api_customer_deleted_id: gid(1),
      admin_graphql_api_job_id: answer.job.id,
      status: "completed",
    });
  });

  it("gives an abandoned checkout to who stays, and ends the sessions of who goes", async () => {
    const browser = aBrowser(`${bench.sandbox.url}/storefront/${domain}`);
    await browser.post("/cart/add", { variant: "1001" });
    await browser.get("/checkout");
    await browser.post("/shopper", { kind: "email", email: "ada1@example.com" });
    bench.sandbox.clock.advance(700_000);
    expect(store().checkouts.ofCustomer(1)).toHaveLength(1);
    await merge();
    expect(store().checkouts.ofCustomer(2)).toMatchObject([{ customerName: "Two Merge" }]);
  });

  it("moves a segment's members as the figures say", async () => {
    const members = async () =>
      (
        await bench.admin(
          `{ customerSegmentMembers(first: 5, query: "number_of_orders > 0") { edges { node { id } } } }`,
        )
      ).data.customerSegmentMembers.edges.map((edge: { node: { id: string } }) => edge.node.id);
    expect(await members()).toEqual(["gid://shopify/CustomerSegmentMember/1"]);
    await merge();
    expect(await members()).toEqual(["gid://shopify/CustomerSegmentMember/2"]);
  });

  it("is shown before: what will be, and what might have been", async () => {
    const variables = { one: gid(1), two: gid(2), override: people };
    const { data } = await bench.admin(previewIt, variables);
    expect(data.customerMergePreview).toEqual({
      resultingCustomerId: gid(2),
      ...{ customerMergeErrors: null, blockingFields: null },
      defaultFields: {
        ...{ firstName: "Merge", lastName: "Two", displayName: "Merge Two" },
        ...{ email: { emailAddress: "ada2@example.com" }, note: "two one", tags: ["b", "A"] },
        ...{ phoneNumber: { phoneNumber: "+16475550001" }, metafieldCount: "0" },
        ...{ orderCount: "1", discountNodeCount: "0" },
        orders: { nodes: [{ id: "gid://shopify/Order/1001" }] },
        addresses: { nodes: [{ address1: "1 Source St" }, { address1: "2 Result Ave" }] },
      },
      alternateFields: {
        ...{ firstName: "Merge", lastName: "One", email: { emailAddress: "ada1@example.com" } },
        phoneNumber: { phoneNumber: "+16475550002" },
      },
    });
    const same = await bench.admin(previewIt, { one: gid(1), two: gid(1) });
    expect(same.errors?.[0]?.message).toBe("Customers must be different.");
    expect(store().customer(1)).not.toBeNull();
  });

  it("is refused in Shopify's words, on both sides where both are too much", async () => {
    expect(await refusal(null, 1, 1)).toEqual([
      { field: null, message: "Customers IDs should not match", code: "INVALID_CUSTOMER_ID" },
    ]);
    expect(await refusal(null, 1, 999)).toEqual([
      {
        field: ["customerTwoId"],
        message: "Customer does not exist with ID 999",
        code: "INVALID_CUSTOMER_ID",
      },
    ]);
    const tags = (letter: string) => Array.from({ length: 126 }, (_, n) => `${letter}${n}`);
    store().putCustomer(aCustomer(3, { tags: tags("x"), note: "n".repeat(3000) }));
    store().putCustomer(aCustomer(4, { tags: tags("y") }));
    const both = (message: string) =>
      ["customerOneId", "customerTwoId"].map((side) => ({
        ...{ field: [side], message, code: "INVALID_CUSTOMER" },
      }));
    expect(await refusal(null, 3, 4)).toEqual(both("Customers must have 250 tags or less."));
    expect((await merge({ tags: ["few"] }, 3, 4)).userErrors).toEqual([]);
    store().putCustomer(aCustomer(5, { note: "n".repeat(2500) }));
    expect(await refusal(null, 4, 5)).toEqual(
      both("Customer notes must be 5,000 characters or less."),
    );
  });

  it("is refused for whom has store credit, and the customer says so", async () => {
    const { errors } = await bench.admin(
      `mutation { storeCreditAccountCredit(id: "${gid(1)}", creditInput: {
         creditAmount: { amount: "5", currencyCode: USD } }) { userErrors { message } } }`,
    );
    expect(errors).toBeUndefined();
    const message = "Merge One has store credit and can’t be merged.";
    expect(await refusal()).toEqual([
      { field: ["customerOneId"], message, code: "INVALID_CUSTOMER" },
    ]);
    const { data } = await bench.admin(
      `{ customer(id: "${gid(1)}") { mergeable { isMergeable errorFields reason } } }`,
    );
    expect(data.customer.mergeable).toEqual({
      ...{ isMergeable: false, errorFields: ["STORE_CREDIT"], reason: message },
    });
  });

  it("takes only choices that can be made", async () => {
    store().putCustomer(aCustomer(3, { email: null }));
    expect(await refusal({ customerIdOfEmailToKeep: gid(3) }, 1, 3)).toMatchObject([
      { code: "MISSING_OVERRIDE_ATTRIBUTE" },
    ]);
    expect(await refusal({ customerIdOfPhoneNumberToKeep: gid(3) })).toMatchObject([
      { code: "OVERRIDE_ATTRIBUTE_INVALID" },
    ]);
  });
});

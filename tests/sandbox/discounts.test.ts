import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aCustomer, aProduct, ask, domain, startBench, type Bench } from "./support.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
  const { store } = bench.sandbox.tenant(domain);
  store.putMany({ products: [aProduct(100)], customers: [aCustomer(1)] });
});
afterAll(() => bench.close());
beforeEach(() => bench.sandbox.clock.moveTo(new Date("2026-11-21T12:00:00Z")));

const createCode = `mutation Create($input: DiscountCodeBasicInput!) {
  discountCodeBasicCreate(basicCodeDiscount: $input) {
    codeDiscountNode { id codeDiscount { ... on DiscountCodeBasic {
      title status codes(first: 5) { nodes { code } } codesCount { count } discountClasses
      context { ... on DiscountBuyerSelectionAll { all } }
      customerGets { value { ... on DiscountPercentage { percentage } } items { ... on DiscountProducts { products(first: 5) { nodes { id } } } ... on AllDiscountItems { allItems } } }
    } } }
    userErrors { field code message }
  }
}`;
const code = (change: Record<string, unknown> = {}) => ({
  title: "Come back",
  code: `BACK-${Math.floor(performance.now() * 1000)}`,
  startsAt: "2026-11-21T00:00:00Z",
  context: { all: "ALL" },
  customerGets: { value: { percentage: 0.15 }, items: { all: true } },
  ...change,
});
const create = async (change: Record<string, unknown> = {}) =>
  (await bench.admin(createCode, { input: code(change) })).data.discountCodeBasicCreate;
const codesOf = (errors: { code: string }[]) => errors.map((error) => error.code);

const createAutomatic = `mutation Create($input: DiscountAutomaticBasicInput!) {
  discountAutomaticBasicCreate(automaticBasicDiscount: $input) {
    automaticDiscountNode { id automaticDiscount { ... on DiscountAutomaticBasic { status endsAt } } }
    userErrors { field code message }
  }
}`;
const automatic = async (title: string, startsAt: string, endsAt: string | null = null) => {
  const input = {
    title,
    startsAt,
    endsAt,
    customerGets: {
      value: { percentage: 0.2 },
      items: { products: { productsToAdd: ["gid://shopify/Product/100"] } },
    },
  };
  return (await bench.admin(createAutomatic, { input })).data.discountAutomaticBasicCreate;
};

describe("a code discount", () => {
  it("is created as asked and found again by its code, whatever the case", async () => {
    const made = await create({ code: "Welcome15" });
    expect(made.userErrors).toEqual([]);
    expect(made.codeDiscountNode.codeDiscount).toEqual({
      title: "Come back",
      status: "ACTIVE",
      codes: { nodes: [{ code: "Welcome15" }] },
      codesCount: { count: 1 },
      discountClasses: ["ORDER"],
      context: { all: "ALL" },
      customerGets: { value: { percentage: 0.15 }, items: { allItems: true } },
    });
    const { data } = await bench.admin(`{ codeDiscountNodeByCode(code: "WELCOME15") { id } }`);
    expect(data.codeDiscountNodeByCode.id).toBe(made.codeDiscountNode.id);
  });

  it.each([
    ["a taken code", { code: "WELCOME15" }, ["code"], "TAKEN"],
    ["a blank title", { title: " " }, ["title"], "BLANK"],
    [
      "a percentage above 1",
      { customerGets: { value: { percentage: 15 }, items: { all: true } } },
      ["customerGets", "value", "percentage"],
      "VALUE_OUTSIDE_RANGE",
    ],
    ["an end before its start", { endsAt: "2026-11-20T00:00:00Z" }, ["endsAt"], "INVALID"],
    ["no start", { startsAt: null }, ["startsAt"], "BLANK"],
    ["nobody who may use it", { context: null }, ["context"], "BLANK"],
    [
      "a customer who does not exist",
      { context: { customers: { add: ["gid://shopify/Customer/9"] } } },
      ["context", "customers", "add"],
      "INVALID",
    ],
    ["six tags", { tags: ["a", "b", "c", "d", "e", "f"] }, ["tags"], "TOO_MANY_TAGS"],
  ])("is refused with %s", async (_what, change, field, errorCode) => {
    const made = await create(change);
    expect(made.codeDiscountNode).toBeNull();
    expect(made.userErrors).toEqual([
      { field: ["basicCodeDiscount", ...field], code: errorCode, message: expect.any(String) },
    ]);
  });

  it("is scheduled, active and expired as the clock moves, and ends when it is deactivated", async () => {
    const made = await create({
      startsAt: "2026-11-22T00:00:00Z",
      endsAt: "2026-11-23T00:00:00Z",
    });
    const id = made.codeDiscountNode.id as string;
    expect(made.codeDiscountNode.codeDiscount.status).toBe("SCHEDULED");
    const status = async () =>
      (
        await bench.admin(
          `query($id: ID!) { codeDiscountNode(id: $id) { codeDiscount { ... on DiscountCodeBasic { status endsAt } } } }`,
          { id },
        )
      ).data.codeDiscountNode.codeDiscount;
    bench.sandbox.clock.moveTo(new Date("2026-11-22T08:00:00Z"));
    expect((await status()).status).toBe("ACTIVE");
    await bench.admin(
      `mutation($id: ID!) { discountCodeDeactivate(id: $id) { userErrors { code } } }`,
      { id },
    );
    expect(await status()).toEqual({ status: "EXPIRED", endsAt: "2026-11-22T08:00:00Z" });
  });

  it("takes unique codes in bulk, tells which were refused, and only afterwards", async () => {
    const made = await create({ code: "BULK-1" });
    const add = `mutation($id: ID!, $codes: [DiscountRedeemCodeInput!]!) {
      discountRedeemCodeBulkAdd(discountId: $id, codes: $codes) {
        bulkCreation { id done codesCount importedCount } userErrors { code }
      } }`;
    const variables = {
      id: made.codeDiscountNode.id,
      codes: [{ code: "BULK-2" }, { code: "bulk-1" }, { code: "BULK-3" }],
    };
    const { data } = await bench.admin(add, variables);
    const { bulkCreation } = data.discountRedeemCodeBulkAdd;
    expect(bulkCreation).toMatchObject({ done: false, codesCount: 3, importedCount: 0 });
    await bench.sandbox.settle();
    const after = await bench.admin(
      `query($id: ID!) { discountRedeemCodeBulkCreation(id: $id) {
        done importedCount failedCount codes(first: 5) { nodes { code discountRedeemCode { id } errors { code } } } } }`,
      { id: bulkCreation.id },
    );
    expect(after.data.discountRedeemCodeBulkCreation).toMatchObject({
      done: true,
      importedCount: 2,
      failedCount: 1,
      codes: {
        nodes: [
          { code: "BULK-2", errors: [] },
          { code: "bulk-1", discountRedeemCode: null, errors: [{ code: "TAKEN" }] },
          { code: "BULK-3", errors: [] },
        ],
      },
    });
  });

  it("takes no more than 250 codes at once", async () => {
    const made = await create();
    const { errors } = await bench.admin(
      `mutation($id: ID!, $codes: [DiscountRedeemCodeInput!]!) { discountRedeemCodeBulkAdd(discountId: $id, codes: $codes) { userErrors { code } } }`,
      {
        id: made.codeDiscountNode.id,
        codes: Array.from({ length: 251 }, (_none, index) => ({ code: `MANY-${index}` })),
      },
    );
    expect(errors?.[0]?.message).toContain("greater than the maximum allowed of 250");
  });
});

describe("automatic discounts", () => {
  it("are 25 at a time at most, and may follow one another", async () => {
    for (let index = 0; index < 25; index += 1) {
      const made = await automatic(`Sale ${index}`, "2026-12-01T00:00:00Z", "2026-12-10T00:00:00Z");
      expect(made.userErrors).toEqual([]);
    }
    const tooMany = await automatic("One more", "2026-12-09T00:00:00Z", "2026-12-12T00:00:00Z");
    expect(codesOf(tooMany.userErrors)).toEqual(["ACTIVE_PERIOD_OVERLAP"]);
    const later = await automatic("Afterwards", "2026-12-10T00:00:00Z", "2026-12-12T00:00:00Z");
    expect(later.userErrors).toEqual([]);
    expect(later.automaticDiscountNode.automaticDiscount.status).toBe("SCHEDULED");
  });

  it("are found by status and deleted for good", async () => {
    const made = await automatic("Short", "2026-11-21T10:00:00Z", "2026-11-21T18:00:00Z");
    const active = `{ discountNodes(first: 10, query: "method:automatic AND status:active") { nodes { id discount { ... on DiscountAutomaticBasic { title } } } } }`;
    expect((await bench.admin(active)).data.discountNodes.nodes).toEqual([
      {
        id: made.automaticDiscountNode.id.replace("DiscountAutomaticNode", "DiscountNode"),
        discount: { title: "Short" },
      },
    ]);
    const remove = `mutation($id: ID!) { discountAutomaticDelete(id: $id) { deletedAutomaticDiscountId userErrors { code } } }`;
    const variables = { id: made.automaticDiscountNode.id };
    expect((await bench.admin(remove, variables)).data.discountAutomaticDelete).toEqual({
      deletedAutomaticDiscountId: made.automaticDiscountNode.id,
      userErrors: [],
    });
    expect((await bench.admin(active)).data.discountNodes.nodes).toEqual([]);
  });
});

it("an app without write_discounts cannot create discounts", async () => {
  const { sandbox } = bench;
  sandbox.setScopes(domain, ["read_discounts"]);
  const { errors, data } = await ask(sandbox, bench.token, createCode, { input: code() });
  expect(data).toEqual({ discountCodeBasicCreate: null });
  expect(errors?.[0]).toMatchObject({
    message: expect.stringContaining("Access denied for discountCodeBasicCreate field."),
    path: ["discountCodeBasicCreate"],
    extensions: { code: "ACCESS_DENIED" },
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { priceBasket } from "../../sandbox/storefront/desk.ts";
import { aCustomer, aProduct, domain, startBench, startReceiver, type Bench } from "./support.ts";

let bench: Bench;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
beforeAll(async () => {
  receiver = await startReceiver();
  bench = await startBench({
    topics: ["discounts/create", "discounts/update", "discounts/delete"],
    appUrl: receiver.url,
    scopes: ["write_discounts", "write_customers", "write_products", "read_markets"],
  });
  bench.sandbox.tenant(domain).store.putMany({
    products: [aProduct(100), aProduct(200)],
    customers: [
      aCustomer(1, { address: { countryCode: "US" } }),
      aCustomer(2, { address: { countryCode: "FR" } }),
    ],
  });
  bench.sandbox.clock.moveTo(new Date("2026-11-21T12:00:00Z"));
});
afterAll(async () => {
  await bench.close();
  await receiver.close();
});
beforeEach(() => {
  const { store } = bench.sandbox.tenant(domain);
  for (const discount of [...store.discounts()]) store.deleteDiscount(discount.id);
});

const items = (id: number) => ({ products: { productsToAdd: [`gid://shopify/Product/${id}`] } });
const together = { orderDiscounts: true, productDiscounts: true, shippingDiscounts: false };
const bxgy = (change: Record<string, unknown> = {}) => ({
  title: "Two for one",
  startsAt: "2026-11-21T00:00:00Z",
  customerBuys: { value: { quantity: "1" }, items: items(100) },
  customerGets: {
    value: { discountOnQuantity: { quantity: "1", effect: { percentage: 0.5 } } },
    items: items(200),
  },
  ...change,
});
const createBxgy = async (change: Record<string, unknown> = {}) =>
  (
    await bench.admin(
      `mutation($input: DiscountAutomaticBxgyInput!) { discountAutomaticBxgyCreate(automaticBxgyDiscount: $input) {
        automaticDiscountNode { id automaticDiscount { ... on DiscountAutomaticBxgy { title summary discountClasses usesPerOrderLimit
          customerBuys { items { ... on DiscountProducts { products(first: 5) { nodes { id } } } } value { ... on DiscountQuantity { quantity } ... on DiscountPurchaseAmount { amount } } }
          customerGets { items { ... on DiscountProducts { products(first: 5) { nodes { id } } productVariants(first: 5) { nodes { id } } } }
            value { ... on DiscountOnQuantity { quantity { quantity } effect { ... on DiscountPercentage { percentage } } } } } } } }
        userErrors { field code message } } }`,
      { input: bxgy(change) },
    )
  ).data.discountAutomaticBxgyCreate;
const basket = (
  lines: [variantId: number, quantity: number][],
  customerId: number | null = null,
  codes: string[] = [],
) =>
  priceBasket(bench.sandbox, domain, {
    lines: lines.map(([variantId, quantity]) => ({ variantId, quantity })),
    codes,
    shopper: customerId === null ? null : { kind: "customer", id: customerId },
  });

describe("buy X get Y", () => {
  it("is created, read back and priced as the Admin API was told", async () => {
    const made = await createBxgy({ usesPerOrderLimit: "2" });
    expect(made.userErrors).toEqual([]);
    expect(made.automaticDiscountNode.automaticDiscount).toEqual({
      title: "Two for one",
      summary: "Buy 1 item, get 1 item at 50% off",
      discountClasses: ["PRODUCT"],
      usesPerOrderLimit: 2,
      customerBuys: {
        items: { products: { nodes: [{ id: "gid://shopify/Product/100" }] } },
        value: { quantity: "1" },
      },
      customerGets: {
        items: {
          products: { nodes: [{ id: "gid://shopify/Product/200" }] },
          productVariants: { nodes: [] },
        },
        value: { quantity: { quantity: "1" }, effect: { percentage: 0.5 } },
      },
    });
    expect(
      basket([
        [1001, 1],
        [2001, 1],
      ]).totalDiscounts,
    ).toBe(1250);
    expect(
      basket([
        [1001, 4],
        [2001, 4],
      ]).totalDiscounts,
    ).toBe(2500);
    expect(basket([[2001, 2]]).totalDiscounts).toBe(0);
  });

  it("may ask for a worth instead of a number, and give single variants", async () => {
    const made = await createBxgy({
      customerBuys: { value: { amount: "60.00" }, items: items(100) },
      customerGets: {
        value: { discountOnQuantity: { quantity: "1", effect: { percentage: 1 } } },
        items: { products: { productVariantsToAdd: ["gid://shopify/ProductVariant/2002"] } },
      },
    });
    expect(made.userErrors).toEqual([]);
    expect(made.automaticDiscountNode.automaticDiscount).toMatchObject({
      summary: "Spend 60.00 USD, get 1 item free",
      customerBuys: { value: { amount: "60.0" } },
    });
    expect(
      basket([
        [1001, 2],
        [2002, 1],
      ]).totalDiscounts,
    ).toBe(0);
    expect(
      basket([
        [1001, 3],
        [2001, 1],
      ]).totalDiscounts,
    ).toBe(0);
    expect(
      basket([
        [1001, 3],
        [2002, 1],
      ]).totalDiscounts,
    ).toBe(2500);
  });

  it.each([
    [
      "a plain percentage",
      { customerGets: { value: { percentage: 0.5 }, items: items(200) } },
      ["customerGets", "value", "percentage"],
      "INVALID",
    ],
    [
      "an amount off",
      {
        customerGets: {
          value: { discountOnQuantity: { quantity: "1", effect: { amount: "5" } } },
          items: items(200),
        },
      },
      ["customerGets", "value", "discountOnQuantity", "effect"],
      "INVALID",
    ],
    [
      "all items to get",
      { customerGets: { ...bxgy().customerGets, items: { all: true } } },
      ["customerGets"],
      "INVALID",
    ],
    [
      "all items to buy",
      { customerBuys: { value: { quantity: "1" }, items: { all: true } } },
      ["customerBuys", "items"],
      "BLANK",
    ],
    [
      "a product nobody has",
      { customerBuys: { value: { quantity: "1" }, items: items(9) } },
      ["customerBuys", "items", "products", "productsToAdd"],
      "INVALID",
    ],
  ])("is refused with %s", async (_what, change, field, code) => {
    const made = await createBxgy(change);
    expect(made.automaticDiscountNode).toBeNull();
    expect(made.userErrors).toContainEqual({
      field: ["automaticBxgyDiscount", ...field],
      code,
      message: expect.any(String),
    });
  });

  it("keeps on an update what the update does not name", async () => {
    const { automaticDiscountNode } = await createBxgy({ usesPerOrderLimit: "1" });
    const { data } = await bench.admin(
      `mutation($id: ID!, $input: DiscountAutomaticBxgyInput!) { discountAutomaticBxgyUpdate(id: $id, automaticBxgyDiscount: $input) {
        automaticDiscountNode { automaticDiscount { ... on DiscountAutomaticBxgy { summary usesPerOrderLimit } } } userErrors { message } } }`,
      {
        id: automaticDiscountNode.id,
        input: {
          customerGets: {
            value: { discountOnQuantity: { quantity: "2", effect: { percentage: 1 } } },
          },
        },
      },
    );
    expect(data.discountAutomaticBxgyUpdate).toEqual({
      automaticDiscountNode: {
        automaticDiscount: { summary: "Buy 1 item, get 2 items free", usesPerOrderLimit: 1 },
      },
      userErrors: [],
    });
  });

  it("by a code is for whom its context says", async () => {
    const { data } = await bench.admin(
      `mutation($input: DiscountCodeBxgyInput!) { discountCodeBxgyCreate(bxgyCodeDiscount: $input) { codeDiscountNode { id } userErrors { message } } }`,
      {
        input: bxgy({
          code: "TWOFORONE",
          context: { customers: { add: ["gid://shopify/Customer/2"] } },
        }),
      },
    );
    expect(data.discountCodeBxgyCreate.userErrors).toEqual([]);
    const lines: [number, number][] = [
      [1001, 1],
      [2001, 1],
    ];
    expect(basket(lines, 2, ["twoforone"]).totalDiscounts).toBe(1250);
    expect(basket(lines, 1, ["twoforone"]).codes).toMatchObject([
      { applied: false, refusal: { code: "DISCOUNT_CUSTOMER_NOT_ELIGIBLE" } },
    ]);
  });

  it("stands beside an order discount when each says so, and gives way to a better one when not", async () => {
    await createBxgy({ combinesWith: together });
    const sale = (combinesWith: object) =>
      bench.admin(
        `mutation($input: DiscountAutomaticBasicInput!) { discountAutomaticBasicCreate(automaticBasicDiscount: $input) { automaticDiscountNode { id } userErrors { message } } }`,
        {
          input: {
            title: `Sale ${JSON.stringify(combinesWith).length}`,
            startsAt: "2026-11-21T00:00:00Z",
            customerGets: { value: { percentage: 0.1 }, items: { all: true } },
            combinesWith,
          },
        },
      );
    const lines: [number, number][] = [
      [1001, 1],
      [2001, 1],
    ];
    const lonely = await sale({});
    expect(basket(lines).totalDiscounts).toBe(1250);
    const { id } = lonely.data.discountAutomaticBasicCreate.automaticDiscountNode;
    await bench.admin(
      `mutation($id: ID!) { discountAutomaticDelete(id: $id) { userErrors { message } } }`,
      { id },
    );
    await sale(together);
    // half of 25, then a tenth of the 37.50 that are left
    expect(basket(lines).totalDiscounts).toBe(1250 + 375);
  });
});

describe("automatic free shipping", () => {
  const create = async (change: Record<string, unknown>) =>
    (
      await bench.admin(
        `mutation($input: DiscountAutomaticFreeShippingInput!) { discountAutomaticFreeShippingCreate(freeShippingAutomaticDiscount: $input) {
          automaticDiscountNode { id automaticDiscount { ... on DiscountAutomaticFreeShipping { maximumShippingPrice { amount } destinationSelection { ... on DiscountCountries { countries includeRestOfWorld } ... on DiscountCountryAll { allCountries } } } } }
          userErrors { field code message } } }`,
        { input: { title: "Ships free", startsAt: "2026-11-21T00:00:00Z", ...change } },
      )
    ).data.discountAutomaticFreeShippingCreate;

  it("goes to the countries it names", async () => {
    const made = await create({ destination: { countries: { add: ["US", "CA"] } } });
    expect(made.userErrors).toEqual([]);
    expect(made.automaticDiscountNode.automaticDiscount.destinationSelection).toEqual({
      countries: ["US", "CA"],
      includeRestOfWorld: false,
    });
    expect(basket([[1001, 1]], 1)).toMatchObject({ shippingDiscount: 595, shipping: 0 });
    expect(basket([[1001, 1]], 2)).toMatchObject({ shippingDiscount: 0, shipping: 595 });
  });

  it("leaves rates alone that are dearer than its most", async () => {
    const made = await create({ maximumShippingPrice: "5.94" });
    expect(made.automaticDiscountNode.automaticDiscount).toEqual({
      maximumShippingPrice: { amount: "5.94" },
      destinationSelection: { allCountries: true },
    });
    expect(basket([[1001, 1]]).shipping).toBe(595);
  });

  it("asks for a subtotal or a number of items, not for both", async () => {
    const made = await create({
      minimumRequirement: {
        subtotal: { greaterThanOrEqualToSubtotal: "10" },
        quantity: { greaterThanOrEqualToQuantity: "2" },
      },
    });
    expect(made.userErrors.map(({ code }: { code: string }) => code)).toEqual([
      "CONFLICT",
      "CONFLICT",
    ]);
  });
});

describe("a discount for a market", () => {
  it("counts where the order goes, and is refused for a market the shop does not have", async () => {
    const shops = await bench.admin(`{ markets(first: 5) { nodes { id name handle status } } }`);
    const [own, others] = shops.data.markets.nodes;
    expect([own.name, others.name]).toEqual(["United States", "International"]);
    const create = async (market: string) =>
      (
        await bench.admin(
          `mutation($input: DiscountAutomaticBasicInput!) { discountAutomaticBasicCreate(automaticBasicDiscount: $input) {
            automaticDiscountNode { automaticDiscount { ... on DiscountAutomaticBasic { context { ... on DiscountMarkets { markets(first: 5) { nodes { name } } } } } } }
            userErrors { field code } } }`,
          {
            input: {
              title: `For ${market}`,
              startsAt: "2026-11-21T00:00:00Z",
              context: { markets: { add: [market] } },
              customerGets: { value: { percentage: 0.2 }, items: { all: true } },
            },
          },
        )
      ).data.discountAutomaticBasicCreate;
    expect((await create(others.id)).automaticDiscountNode.automaticDiscount.context).toEqual({
      markets: { nodes: [{ name: "International" }] },
    });
    expect(basket([[1001, 1]], 2).totalDiscounts).toBe(500);
    expect(basket([[1001, 1]], 1).totalDiscounts).toBe(0);
    expect((await create("gid://shopify/Market/5")).userErrors).toEqual([
      { field: ["automaticBasicDiscount", "context", "markets", "add"], code: "INVALID" },
    ]);
  });
});

describe("the merchant's own hand on a discount", () => {
  const act = (id: string, word: string, form: Record<string, string> = {}) =>
    fetch(
      `${bench.sandbox.url}/store/${domain.split(".")[0]}/discounts/${id.split("/").pop()}/${word}`,
      { method: "POST", body: new URLSearchParams(form), redirect: "manual" },
    );

  it("is heard by the app: edited, ended, started again, deleted", async () => {
    const { automaticDiscountNode } = await createBxgy();
    const { id } = automaticDiscountNode;
    await bench.sandbox.settle();
    receiver.received.length = 0;
    const saved = await act(id, "save", {
      title: "Renamed by hand",
      startsAt: "2026-11-20T00:00",
      endsAt: "2026-12-01T00:00:00",
    });
    expect(saved.status).toBe(303);
    for (const word of ["deactivate", "activate", "delete"]) {
      await bench.sandbox.settle();
      expect((await act(id, word)).status).toBe(303);
    }
    await bench.sandbox.settle();
    expect(receiver.topics()).toEqual([
      "discounts/update",
      "discounts/update",
      "discounts/update",
      "discounts/delete",
    ]);
    expect(receiver.received.map(({ body }) => JSON.parse(body) as object)).toMatchObject([
      { admin_graphql_api_id: id, title: "Renamed by hand", status: "ACTIVE" },
      { status: "EXPIRED" },
      { status: "ACTIVE" },
      { admin_graphql_api_id: id },
    ]);
  });

  const make = (form: Record<string, string>) =>
    fetch(`${bench.sandbox.url}/store/${domain.split(".")[0]}/discounts`, {
      method: "POST",
      body: new URLSearchParams({ startsAt: "2026-11-20T00:00", endsAt: "", ...form }),
      redirect: "manual",
    });
  const made = async (form: Record<string, string>) => {
    const { headers } = await make(form);
    const id = Number(/discounts\/(\d+)$/.exec(headers.get("location")!)?.[1]);
    return bench.sandbox.tenant(domain).store.discount(id);
  };

  it("makes one of every kind, and the app hears of each", async () => {
    await bench.sandbox.settle();
    receiver.received.length = 0;
    const kept = { kind: "code", offer: "percent", title: "HAND10", value: "10", once: "1" };
    expect(await made({ ...kept, minimum: "20", orderDiscounts: "1" })).toMatchObject({
      ...{ kind: "code", type: "basic", title: "HAND10", appliesOncePerCustomer: true },
      ...{ value: { percentage: 0.1 }, minimumSubtotal: 2000 },
      combinesWith: { orderDiscounts: true, productDiscounts: false, shippingDiscounts: false },
    });
    const automatic = { kind: "automatic", product: "100" };
    expect(
      await made({ ...automatic, offer: "amount", title: "Five off", value: "5" }),
    ).toMatchObject({ kind: "automatic", productIds: [100], value: { amount: 500 } });
    expect(await made({ ...automatic, offer: "freeShipping", title: "Ships free" })).toMatchObject({
      type: "freeShipping",
    });
    const both = { buyProduct: "100", buyQuantity: "2", getQuantity: "1", value: "100" };
    expect(await made({ ...automatic, ...both, offer: "bxgy", title: "3 for 2" })).toMatchObject({
      type: "bxgy",
    });
    await bench.sandbox.settle();
    expect(receiver.topics()).toEqual(Array(4).fill("discounts/create"));
  });

  it("keeps what was typed when Shopify refuses it", async () => {
    const { headers } = await make({ kind: "code", offer: "percent", title: "TOO", value: "200" });
    const page = await fetch(new URL(headers.get("location")!, bench.sandbox.url));
    const text = await page.text();
    expect(text).toContain("Value must be between 0.0 and 1.0");
    expect(text).toContain('value="TOO"');
  });

  it("changes what a discount may stand beside and what it asks for, in the second it was made in too", async () => {
    const kept = { kind: "code", offer: "percent", title: "HAND20", value: "20" };
    const { id } = (await made({ ...kept, productDiscounts: "1" }))!;
    const saved = await act(String(id), "save", {
      ...{ title: "HAND20", startsAt: "2026-11-20T00:00", endsAt: "", percent: "25" },
      ...{ minimum: "30", shippingDiscounts: "1" },
    });
    expect(saved.headers.get("location")).toMatch(/\/discounts\/\d+$/);
    expect(bench.sandbox.tenant(domain).store.discount(id)).toMatchObject({
      ...{ value: { percentage: 0.25 }, minimumSubtotal: 3000 },
      combinesWith: { productDiscounts: false, shippingDiscounts: true },
    });
  });

  it("is told what Shopify refuses", async () => {
    const { automaticDiscountNode } = await createBxgy();
    const refused = await act(automaticDiscountNode.id, "save", {
      title: "Backwards",
      startsAt: "2026-12-02T00:00:00",
      endsAt: "2026-12-01T00:00:00",
    });
    expect(refused.headers.get("location")).toContain("Ends+at+needs+to+be+after+starts_at");
    const page = await fetch(new URL(refused.headers.get("location")!, bench.sandbox.url));
    expect(await page.text()).toContain("Ends at needs to be after starts_at");
  });
});

it.each([
  [
    "a collection",
    `discountCodeBasicCreate(basicCodeDiscount: { title: "A", code: "A1", startsAt: "2026-11-21T00:00:00Z", context: { all: ALL }, customerGets: { value: { percentage: 0.1 }, items: { collections: { add: ["gid://shopify/Collection/1"], remove: ["gid://shopify/Collection/1"] } } } })`,
    "The same Collection id is present in both 'add' and 'remove' fields",
  ],
  [
    "a product",
    `discountCodeBasicCreate(basicCodeDiscount: { title: "A", code: "A1", startsAt: "2026-11-21T00:00:00Z", context: { all: ALL }, customerGets: { value: { percentage: 0.1 }, items: { products: { productsToAdd: ["gid://shopify/Product/100"], productsToRemove: ["gid://shopify/Product/100"] } } } })`,
    "The same Product id is present in both 'add' and 'remove' fields",
  ],
  [
    "a country",
    `discountCodeFreeShippingCreate(freeShippingCodeDiscount: { title: "A", code: "A1", startsAt: "2026-11-21T00:00:00Z", context: { all: ALL }, destination: { countries: { add: [US], remove: [US] } } })`,
    "A country code is present in `add` and `remove` field",
  ],
])("%s that is added and removed at once is no request at all", async (_what, call, message) => {
  const { errors } = await bench.admin(`mutation { ${call} { userErrors { message } } }`);
  expect(errors).toMatchObject([{ message, extensions: { code: "BAD_REQUEST" } }]);
});

const bulk = async (call: string) => {
  const { data, errors } = await bench.admin(
    `mutation { it: ${call} { job { id } userErrors { field message code extraInfo } } }`,
  );
  expect(errors).toBeUndefined();
  return data.it as { job: object | null; userErrors: object[] };
};

it.each([
  [
    "discountCodeBulkDeactivate",
    null,
    "Missing expected argument key: 'ids', 'search' or 'saved_search_id'.",
    "MISSING_ARGUMENT",
  ],
  [`discountCodeBulkDelete(search: "")`, ["search"], "'Search' can't be blank.", "BLANK"],
  [
    `discountCodeBulkActivate(ids: [], search: "status:active")`,
    null,
    "Only one of 'ids', 'search' or 'saved_search_id' is allowed.",
    "TOO_MANY_ARGUMENTS",
  ],
  [
    `discountAutomaticBulkDelete(savedSearchId: "gid://shopify/SavedSearch/1")`,
    ["savedSearchId"],
    "Invalid savedSearchId.",
    "INVALID",
  ],
])("%s is refused as recorded", async (call, field, message, code) => {
  expect(await bulk(call)).toEqual({
    job: null,
    userErrors: [{ field, message, code, extraInfo: null }],
  });
});

it("discounts are ended and deleted by the dozen, by their ids or by a search, each with its webhook", async () => {
  const { store } = bench.sandbox.tenant(domain);
  const ids: string[] = [];
  for (const code of ["ONE", "TWO"]) {
    const { data } = await bench.admin(
      `mutation { discountCodeBasicCreate(basicCodeDiscount: { title: "${code}", code: "${code}", startsAt: "2026-11-20T00:00:00Z", context: { all: ALL }, customerGets: { value: { percentage: 0.1 }, items: { all: true } } }) { codeDiscountNode { id } } }`,
    );
    ids.push(data.discountCodeBasicCreate.codeDiscountNode.id as string);
  }
  const told = () => receiver.received.map(({ headers }) => headers["x-shopify-topic"]);
  await bench.sandbox.settle();
  const before = told().length;
  expect((await bulk(`discountCodeBulkDeactivate(search: "status:active")`)).userErrors).toEqual(
    [],
  );
  expect([...store.discounts()].map(({ endsAt }) => endsAt === null)).toEqual([false, false]);
  const gone = `${ids[0]}0`;
  expect(
    await bulk(`discountCodeBulkDelete(ids: ${JSON.stringify([...ids, gone])})`),
  ).toMatchObject({
    job: { id: expect.stringContaining("Job") as unknown },
    userErrors: [],
  });
  expect([...store.discounts()]).toEqual([]);
  await bench.sandbox.settle();
  expect(told().slice(before).sort()).toEqual([
    ...["discounts/delete", "discounts/delete"],
    ...["discounts/update", "discounts/update"],
  ]);
});

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { SaleTerms } from "../../app/flash-sales/sale.ts";
import type { ProductId } from "../../app/ids.ts";
import { priceBasket } from "../../sandbox/storefront/desk.ts";
import { sampleDiscount, sampleProduct } from "../support/sample-shop.ts";
import { noticesOf } from "../support/notices.ts";
import { startStory, type Story } from "../support/story.ts";

/** The app's modules, loaded once the sandbox stands: Shopify's library takes its fetch when it is first imported. */
async function loadApp() {
  return {
    ...(await import("../../app/admin-api/client.server.ts")),
    ...(await import("../../app/db.server.ts")),
    ...(await import("../../app/flash-sales/follow.server.ts")),
    ...(await import("../../app/flash-sales/sales.server.ts")),
    ...(await import("../../app/pages/sale/read.server.ts")),
    ...(await import("../../app/pages/sales/read.server.ts")),
    ...(await import("../../app/shops/shop.server.ts")),
    ...(await import("../../app/flash-sales/schedule.server.ts")),
  };
}

const HOUR = 3_600_000;
let app: Awaited<ReturnType<typeof loadApp>>;
let story: Story;
let shopId: number;

beforeAll(async () => {
  story = await startStory({
    fill: (store) => {
      for (const id of [1, 2, 3]) store.putProduct(sampleProduct(id));
    },
  });
  app = await loadApp();
  await story.open();
  await story.settle();
  shopId = await story.shopId();
});
afterAll(() => story.close());
beforeEach(() => story.sandbox.faults.clear());

const now = () => story.sandbox.clock.now().getTime();
const at = (ms: number) => new Date(Math.floor(ms / 1000) * 1000).toISOString().replace(".000", "");
const admin = () => app.adminFor(story.domain);

const cheaper = (...productIds: number[]): SaleTerms["discount"] => ({
  kind: "automatic_percentage",
  percent: 25,
  productIds: productIds as ProductId[],
});

function terms(title: string, change: Partial<SaleTerms> = {}): SaleTerms {
  return {
    title,
    discount: cheaper(1),
    startsAt: at(now() + HOUR),
    endsAt: at(now() + 3 * HOUR),
    ...change,
  };
}

async function scheduled(sale: SaleTerms): Promise<string> {
  const saleId = randomUUID();
  await app.scheduleSale(shopId, saleId, sale);
  await isNo("creating", saleId);
  return saleId;
}

async function isNo(state: string, saleId: string): Promise<void> {
  await story.until(
    `the sale is not ${state} any more`,
    async () => (await app.getSale(app.pool, shopId, saleId))?.state !== state,
    20_000,
  );
}

const titled = (title: string) =>
  [...story.store.discounts()].filter((discount) => discount.title === title);

async function stateNow(saleId: string): Promise<string> {
  const sale = (await app.getSale(app.pool, shopId, saleId))!;
  return (await app.salesNow(admin(), [sale])).sales[0]!.state;
}

/** what one small piece of product 1 costs, before shipping and tax */
const price = () =>
  priceBasket(story.sandbox, story.domain, {
    lines: [{ variantId: 11, quantity: 1 }],
    codes: [],
    shopper: null,
  }).subtotal;

it("a sale is one native discount that lowers the price inside its window only", async () => {
  const saleId = await scheduled(terms("Window"));
  expect(titled("Window")).toHaveLength(1);
  expect(titled("Window")[0]).toMatchObject({
    kind: "automatic",
    value: { percentage: 0.25 },
    productIds: [1],
    combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: true },
  });
  expect([await stateNow(saleId), price()]).toEqual(["scheduled", 1000]);
  story.sandbox.clock.advance(1.5 * HOUR);
  expect([await stateNow(saleId), price()]).toEqual(["live", 750]);
  story.sandbox.clock.advance(2 * HOUR);
  expect([await stateNow(saleId), price()]).toEqual(["ended", 1000]);
  await app.followOpenSales(shopId);
  expect(await app.getSale(app.pool, shopId, saleId)).toMatchObject({ state: "ended" });
  // looked at again, it is told once
  await app.followOpenSales(shopId);
  expect((await noticesOf(story))["sale.ended"]).toEqual([{ title: "Window" }]);
});

it("its edges are watched by jobs at the start and the end", async () => {
  const sale = terms("Edges", {
    startsAt: at(Date.now() + 50 * HOUR),
    endsAt: at(Date.now() + 52 * HOUR),
  });
  const saleId = await scheduled(sale);
  const jobs = await story.db.query<{ run_at: Date }>(
    `SELECT j.run_at FROM graphile_worker._private_jobs j
      WHERE j.payload->>'saleId' = $1 ORDER BY j.run_at`,
    [saleId],
  );
  expect(jobs.map((job) => job.run_at.getTime())).toEqual([
    Date.parse(sale.startsAt) + 2000,
    Date.parse(sale.endsAt) + 2000,
  ]);
  await app.askToCancel(shopId, saleId);
  await isNo("scheduled", saleId);
  const left = await story.db.query(
    `SELECT j.key FROM graphile_worker._private_jobs j
      WHERE j.payload->>'saleId' = $1 AND j.key LIKE 'flash-sales.edge:%'`,
    [saleId],
  );
  expect(left).toEqual([]);
});

describe("a sale can be cancelled", () => {
  it("before it begins: it never does", async () => {
    const saleId = await scheduled(terms("Never"));
    expect(await app.askToCancel(shopId, saleId)).toBe(true);
    await isNo("scheduled", saleId);
    expect(await stateNow(saleId)).toBe("cancelled");
    story.sandbox.clock.advance(1.5 * HOUR);
    expect(price()).toBe(1000);
    expect(await app.askToCancel(shopId, saleId)).toBe(false);
  });

  it("while it runs: prices are as before at once", async () => {
    const saleId = await scheduled(terms("Short", { startsAt: at(now()) }));
    expect([await stateNow(saleId), price()]).toEqual(["live", 750]);
    await app.askToCancel(shopId, saleId);
    await isNo("live", saleId);
    story.sandbox.clock.advance(1000);
    expect([await stateNow(saleId), price()]).toEqual(["cancelled", 1000]);
  });

  it("by somebody who deletes its discount in Shopify", async () => {
    const saleId = await scheduled(
      terms("Deleted", { startsAt: at(Date.now()), endsAt: at(Date.now() + 9 * HOUR) }),
    );
    story.store.deleteDiscount(titled("Deleted")[0]!.id);
    await app.followOpenSales(shopId);
    expect(await app.getSale(app.pool, shopId, saleId)).toMatchObject({
      state: "cancelled",
      problem: expect.stringContaining("deleted in Shopify"),
    });
  });

  it("and whoever looks at its page sees it before our books do: looking writes nothing", async () => {
    const saleId = await scheduled(
      terms("Looked at", { startsAt: at(Date.now()), endsAt: at(Date.now() + 9 * HOUR) }),
    );
    story.store.deleteDiscount(titled("Looked at")[0]!.id);
    const books = () =>
      story.db.query(
        `SELECT s.xmin, s.*, (SELECT max(j.id) FROM graphile_worker._private_jobs j WHERE j.payload->>'saleId' = $1) AS job
           FROM flash_sales s WHERE s.sale_id = $1::uuid`,
        [saleId],
      );
    const before = await books();
    const shop = await app.requireShop(app.pool, shopId);
    const page = await app.salePage(shop, admin(), saleId);
    expect(page).toMatchObject({ standing: "cancelled", sale: { state: "cancelled" } });
    const list = await app.salesPage(shop, admin(), new URLSearchParams(), Date.now());
    expect(list.sales.find((sale) => sale.saleId === saleId)!.standing).toBe("cancelled");
    expect(await books()).toEqual(before);
    // a merchant who plans another sale of the product is not stopped by one that is gone
    const errors = await app.preflight(admin(), shopId, randomUUID(), terms("Instead"), []);
    expect(errors).toEqual({});
    expect((await app.getSale(app.pool, shopId, saleId))!.state).toBe("cancelled");
  });
});

describe("a sale is created once", () => {
  it("when its form is sent twice", async () => {
    const saleId = randomUUID();
    const sale = terms("Double");
    await Promise.all([
      app.scheduleSale(shopId, saleId, sale),
      app.scheduleSale(shopId, saleId, sale),
    ]);
    await isNo("creating", saleId);
    await story.settle();
    expect(titled("Double")).toHaveLength(1);
  });

  it("when Shopify fails after it made it, and says so with an answer of 200", async () => {
    story.sandbox.faults.add({
      kind: "api.internalError",
      match: "discountAutomaticBasicCreate",
      times: 1,
    });
    const saleId = await scheduled(terms("Failed", { discount: cheaper(3) }));
    expect(titled("Failed")).toHaveLength(1);
    expect(await stateNow(saleId)).toBe("scheduled");
    await app.askToCancel(shopId, saleId);
    await story.settle();
  });

  it("when the answer of Shopify is lost", async () => {
    story.sandbox.faults.add({
      kind: "api.timeoutAfterWrite",
      match: "discountAutomaticBasicCreate",
      times: 1,
    });
    const saleId = await scheduled(
      terms("Lost", { startsAt: at(now() + 20 * HOUR), endsAt: at(now() + 21 * HOUR) }),
    );
    expect(titled("Lost")).toHaveLength(1);
    expect(await app.getSale(app.pool, shopId, saleId)).toMatchObject({
      state: "scheduled",
      discountId: titled("Lost")[0]!.id,
    });
  });

  it("when the job was killed before its books were written", async () => {
    const saleId = await scheduled(
      terms("Killed", { startsAt: at(now() + 10 * HOUR), endsAt: at(now() + 11 * HOUR) }),
    );
    await story.db.query(
      "UPDATE flash_sales SET state = 'creating', discount_id = NULL WHERE sale_id = $1",
      [saleId],
    );
    await app.createSale(shopId, saleId);
    expect(titled("Killed")).toHaveLength(1);
    expect(await stateNow(saleId)).toBe("scheduled");
  });
});

describe("a discount the merchant made by hand, of the name and time of a sale", () => {
  it.each([
    ["takes another share off", { value: { percentage: 0.15, amount: null, onEachItem: false } }],
    ["is on other products", { productIds: [1, 2] }],
    ["gives free shipping", { type: "freeShipping" as const, value: null }],
  ])("is never taken for the sale's, nor ended with it: it %s", async (_, change) => {
    const sale = terms(`By hand ${randomUUID()}`, {
      startsAt: at(now() + 400 * HOUR),
      endsAt: at(now() + 401 * HOUR),
    });
    const byHand = sampleDiscount(9_000_000 + Math.floor(Math.random() * 1e6), {
      kind: "automatic",
      title: sale.title,
      startsAt: sale.startsAt,
      endsAt: sale.endsAt,
      value: { percentage: 0.25, amount: null, onEachItem: false },
      productIds: [1],
      ...change,
    });
    story.store.putDiscount(byHand);
    const saleId = await scheduled(sale);
    expect(await app.getSale(app.pool, shopId, saleId)).toMatchObject({
      state: "failed",
      discountId: null,
      problem: expect.stringContaining("name"),
    });
    await app.cancelSale(shopId, saleId);
    expect(titled(sale.title)).toEqual([byHand]);
    story.store.deleteDiscount(byHand.id);
  });
});

describe("of two sales sent from two tabs at the same moment", () => {
  const both = async (one: SaleTerms, other: SaleTerms) => {
    const ids = [randomUUID(), randomUUID()];
    const said = await Promise.all([
      app.scheduleSale(shopId, ids[0]!, one),
      app.scheduleSale(shopId, ids[1]!, other),
    ]);
    await story.settle();
    const noted = await Promise.all(ids.map((id) => app.getSale(app.pool, shopId, id)));
    for (const id of ids) await app.askToCancel(shopId, id);
    await story.settle();
    return { said, noted: noted.filter((sale) => sale !== null) };
  };
  const later = { startsAt: at(Date.now() + 900 * HOUR), endsAt: at(Date.now() + 901 * HOUR) };

  it("one is refused when they meet on a product and a time", async () => {
    const { said, noted } = await both(terms("Tab 1", later), terms("Tab 2", later));
    expect(noted).toHaveLength(1);
    expect(said.filter(({ products }) => products?.includes("at the same time"))).toHaveLength(1);
  });

  it("one is refused when both have the same name", async () => {
    const { said, noted } = await both(
      terms("Same", { ...later, discount: cheaper(2) }),
      terms("Same", { ...later, discount: cheaper(3) }),
    );
    expect(noted).toHaveLength(1);
    expect(said.filter(({ title }) => title?.includes("has this name"))).toHaveLength(1);
  });

  it("both stand when they meet on nothing", async () => {
    const { noted } = await both(
      terms("Two", {
        ...later,
        discount: cheaper(2),
        startsAt: at(Date.now() + 1000 * HOUR),
        endsAt: at(Date.now() + 1001 * HOUR),
      }),
      terms("Three", {
        ...later,
        discount: cheaper(3),
        startsAt: at(Date.now() + 1000 * HOUR),
        endsAt: at(Date.now() + 1001 * HOUR),
      }),
    );
    expect(noted).toHaveLength(2);
  });
});

it("what Shopify refuses is said beside the sale", async () => {
  const saleId = await scheduled(terms("Backwards", { endsAt: at(now() - HOUR) }));
  expect(await app.getSale(app.pool, shopId, saleId)).toMatchObject({
    state: "failed",
    problem: "The end must come after the start.",
  });
});

describe("before a sale is created it is checked against", () => {
  const check = (sale: SaleTerms) =>
    app.preflight(admin(), shopId, randomUUID(), sale, [
      { id: 2 as ProductId, title: "Black tea" },
      { id: 3 as ProductId, title: "Green tea" },
    ]);

  it("another sale of a product at the same time", async () => {
    await scheduled(terms("Tea week", { discount: cheaper(3) }));
    const errors = await check(terms("Other", { discount: cheaper(2, 3) }));
    expect(errors).toEqual({
      products:
        'Green tea: in the sale "Tea week" at the same time. Remove them or choose other times',
    });
    expect(await check(terms("Other", { discount: cheaper(2) }))).toEqual({});
  });

  it("the name of another automatic discount", async () => {
    expect(Object.keys(await check(terms("Tea week", { discount: cheaper(2) })))).toEqual([
      "title",
    ]);
  });

  it("the 25 automatic discounts Shopify runs at a time", async () => {
    const sale = terms("One too many", { discount: cheaper(2) });
    const ids: number[] = [];
    while (Object.keys(await check(sale)).length === 0 && ids.length < 30) {
      const id = story.store.nextId("discount");
      ids.push(id);
      story.store.putDiscount(
        sampleDiscount(id, { kind: "automatic", title: `Merchant's own ${id}` }),
      );
    }
    expect(
      [...story.store.discounts()].filter((one) => one.kind === "automatic" && one.endsAt === null),
    ).toHaveLength(ids.length);
    expect((await check(sale)).startDay).toContain("at most 25 automatic discounts");
    for (const id of ids) story.store.deleteDiscount(id);
    expect(await check(sale)).toEqual({});
  });
});

it("a name that was taken in Shopify meanwhile is said to be the reason", async () => {
  story.store.putDiscount(
    sampleDiscount(story.store.nextId("discount"), { title: "Taken", kind: "automatic" }),
  );
  const saleId = await scheduled(
    terms("Taken", {
      discount: cheaper(2),
      startsAt: at(now() + 2000 * HOUR),
      endsAt: at(now() + 2001 * HOUR),
    }),
  );
  expect(await app.getSale(app.pool, shopId, saleId)).toMatchObject({
    state: "failed",
    problem:
      "Another automatic discount of this shop already has this name. Choose a different one.",
  });
});

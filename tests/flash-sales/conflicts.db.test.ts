import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { SaleTerms } from "../../app/flash-sales/sale.ts";
import type { ProductId } from "../../app/ids.ts";
import { sampleDiscount } from "../support/sample-shop.ts";
import { at, cheaper, HOUR, startSellingShop, type SellingShop } from "../support/selling-shop.ts";

let world: SellingShop;

beforeAll(async () => {
  world = await startSellingShop();
});
afterAll(() => world.story.close());
beforeEach(() => world.story.sandbox.faults.clear());

describe("a discount the merchant made by hand, of the name and time of a sale", () => {
  it.each([
    ["takes another share off", { value: { percentage: 0.15, amount: null, onEachItem: false } }],
    ["is on other products", { productIds: [1, 2] }],
    ["gives free shipping", { type: "freeShipping" as const, value: null }],
  ])("is never taken for the sale's, nor ended with it: it %s", async (_, change) => {
    const sale = world.terms(`By hand ${randomUUID()}`, {
      startsAt: at(world.now() + 400 * HOUR),
      endsAt: at(world.now() + 401 * HOUR),
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
    world.story.store.putDiscount(byHand);
    const saleId = await world.scheduled(sale);
    expect(await world.app.getSale(world.app.pool, world.shopId, saleId)).toMatchObject({
      state: "failed",
      discountId: null,
      problem: expect.stringContaining("name"),
    });
    await world.app.cancelSale(world.shopId, saleId);
    expect(world.titled(sale.title)).toEqual([byHand]);
    world.story.store.deleteDiscount(byHand.id);
  });
});

describe("of two sales sent from two tabs at the same moment", () => {
  const both = async (one: SaleTerms, other: SaleTerms) => {
    const ids = [randomUUID(), randomUUID()];
    const said = await Promise.all([
      world.app.scheduleSale(world.shopId, ids[0]!, one),
      world.app.scheduleSale(world.shopId, ids[1]!, other),
    ]);
    await world.story.settle();
    const noted = await Promise.all(
      ids.map((id) => world.app.getSale(world.app.pool, world.shopId, id)),
    );
    for (const id of ids) await world.app.askToCancel(world.shopId, id);
    await world.story.settle();
    return { said, noted: noted.filter((sale) => sale !== null) };
  };
  const later = { startsAt: at(Date.now() + 900 * HOUR), endsAt: at(Date.now() + 901 * HOUR) };

  it("one is refused when they meet on a product and a time", async () => {
    const { said, noted } = await both(world.terms("Tab 1", later), world.terms("Tab 2", later));
    expect(noted).toHaveLength(1);
    expect(said.filter(({ products }) => products?.includes("at the same time"))).toHaveLength(1);
  });

  it("one is refused when both have the same name", async () => {
    const { said, noted } = await both(
      world.terms("Same", { ...later, discount: cheaper(2) }),
      world.terms("Same", { ...later, discount: cheaper(3) }),
    );
    expect(noted).toHaveLength(1);
    expect(said.filter(({ title }) => title?.includes("has this name"))).toHaveLength(1);
  });

  it("both stand when they meet on nothing", async () => {
    const { noted } = await both(
      world.terms("Two", {
        ...later,
        discount: cheaper(2),
        startsAt: at(Date.now() + 1000 * HOUR),
        endsAt: at(Date.now() + 1001 * HOUR),
      }),
      world.terms("Three", {
        ...later,
        discount: cheaper(3),
        startsAt: at(Date.now() + 1000 * HOUR),
        endsAt: at(Date.now() + 1001 * HOUR),
      }),
    );
    expect(noted).toHaveLength(2);
  });
});

describe("before a sale is created it is checked against", () => {
  const check = (sale: SaleTerms) =>
    world.app.preflight(world.admin(), world.shopId, randomUUID(), sale, [
      { id: 2 as ProductId, title: "Black tea" },
      { id: 3 as ProductId, title: "Green tea" },
    ]);

  it("another sale of a product at the same time", async () => {
    await world.scheduled(world.terms("Tea week", { discount: cheaper(3) }));
    const errors = await check(world.terms("Other", { discount: cheaper(2, 3) }));
    expect(errors).toEqual({
      products:
        'Green tea: in the sale "Tea week" at the same time. Remove them or choose other times',
    });
    expect(await check(world.terms("Other", { discount: cheaper(2) }))).toEqual({});
  });

  it("the name of another automatic discount", async () => {
    expect(Object.keys(await check(world.terms("Tea week", { discount: cheaper(2) })))).toEqual([
      "title",
    ]);
  });

  it("the 25 automatic discounts Shopify runs at a time", async () => {
    const sale = world.terms("One too many", { discount: cheaper(2) });
    const ids: number[] = [];
    while (Object.keys(await check(sale)).length === 0 && ids.length < 30) {
      const id = world.story.store.nextId("discount");
      ids.push(id);
      world.story.store.putDiscount(
        sampleDiscount(id, { kind: "automatic", title: `Merchant's own ${id}` }),
      );
    }
    expect(
      [...world.story.store.discounts()].filter(
        (one) => one.kind === "automatic" && one.endsAt === null,
      ),
    ).toHaveLength(ids.length);
    expect((await check(sale)).startDay).toContain("at most 25 automatic discounts");
    for (const id of ids) world.story.store.deleteDiscount(id);
    expect(await check(sale)).toEqual({});
  });
});

it("a name that was taken in Shopify meanwhile is said to be the reason", async () => {
  world.story.store.putDiscount(
    sampleDiscount(world.story.store.nextId("discount"), { title: "Taken", kind: "automatic" }),
  );
  const saleId = await world.scheduled(
    world.terms("Taken", {
      discount: cheaper(2),
      startsAt: at(world.now() + 2000 * HOUR),
      endsAt: at(world.now() + 2001 * HOUR),
    }),
  );
  expect(await world.app.getSale(world.app.pool, world.shopId, saleId)).toMatchObject({
    state: "failed",
    problem:
      "Another automatic discount of this shop already has this name. Choose a different one.",
  });
});

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { priceBasket } from "../../sandbox/storefront/desk.ts";
import { noticesOf } from "../support/notices.ts";
import { at, cheaper, HOUR, startSellingShop, type SellingShop } from "../support/selling-shop.ts";

let world: SellingShop;

beforeAll(async () => {
  world = await startSellingShop();
});
afterAll(() => world.story.close());
beforeEach(() => world.story.sandbox.faults.clear());

async function stateNow(saleId: string): Promise<string> {
  const sale = (await world.app.getSale(world.app.pool, world.shopId, saleId))!;
  return (await world.app.salesNow(world.admin(), [sale])).sales[0]!.state;
}

/** what one small piece of product 1 costs, before shipping and tax */
const price = () =>
  priceBasket(world.story.sandbox, world.story.domain, {
    lines: [{ variantId: 11, quantity: 1 }],
    codes: [],
    shopper: null,
  }).subtotal;

it("a sale is one native discount that lowers the price inside its window only", async () => {
  const saleId = await world.scheduled(world.terms("Window"));
  expect(world.titled("Window")).toHaveLength(1);
  expect(world.titled("Window")[0]).toMatchObject({
    kind: "automatic",
    value: { percentage: 0.25 },
    productIds: [1],
    combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: true },
  });
  expect([await stateNow(saleId), price()]).toEqual(["scheduled", 1000]);
  world.story.sandbox.clock.advance(1.5 * HOUR);
  expect([await stateNow(saleId), price()]).toEqual(["live", 750]);
  world.story.sandbox.clock.advance(2 * HOUR);
  expect([await stateNow(saleId), price()]).toEqual(["ended", 1000]);
  await world.app.followOpenSales(world.shopId);
  expect(await world.app.getSale(world.app.pool, world.shopId, saleId)).toMatchObject({
    state: "ended",
  });
  // looked at again, it is told once
  await world.app.followOpenSales(world.shopId);
  expect((await noticesOf(world.story))["sale.ended"]).toEqual([{ title: "Window" }]);
});

it("its days are known to forecasts while it is to run, and not once it is taken back before it began", async () => {
  const saleId = await world.scheduled(
    world.terms("Known days", {
      startsAt: at(world.now() + 100 * HOUR),
      endsAt: at(world.now() + 101 * HOUR),
    }),
  );
  const days = async () =>
    (
      await world.story.db.query<{ first: string | null }>(
        "SELECT first_day::text AS first FROM sale_runs WHERE sale_id = $1",
        [saleId],
      )
    )[0]?.first;
  await world.story.until("its days are noted", async () => Boolean(await days()));
  expect(await days()).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  await world.app.askToCancel(world.shopId, saleId);
  await world.story.until("its days are taken back", async () => (await days()) === null);
});

it("its edges are watched by jobs at the start and the end", async () => {
  const sale = world.terms("Edges", {
    startsAt: at(Date.now() + 50 * HOUR),
    endsAt: at(Date.now() + 52 * HOUR),
  });
  const saleId = await world.scheduled(sale);
  const jobs = await world.story.db.query<{ run_at: Date }>(
    `SELECT j.run_at FROM graphile_worker._private_jobs j
      WHERE j.payload->>'saleId' = $1 ORDER BY j.run_at`,
    [saleId],
  );
  expect(jobs.map((job) => job.run_at.getTime())).toEqual([
    Date.parse(sale.startsAt) + 2000,
    Date.parse(sale.endsAt) + 2000,
  ]);
  await world.app.askToCancel(world.shopId, saleId);
  await world.isNo("scheduled", saleId);
  const left = await world.story.db.query(
    `SELECT j.key FROM graphile_worker._private_jobs j
      WHERE j.payload->>'saleId' = $1 AND j.key LIKE 'flash-sales.edge:%'`,
    [saleId],
  );
  expect(left).toEqual([]);
});

describe("a sale can be cancelled", () => {
  it("before it begins: it never does", async () => {
    const saleId = await world.scheduled(world.terms("Never"));
    expect(await world.app.askToCancel(world.shopId, saleId)).toBe(true);
    await world.isNo("scheduled", saleId);
    expect(await stateNow(saleId)).toBe("cancelled");
    world.story.sandbox.clock.advance(1.5 * HOUR);
    expect(price()).toBe(1000);
    expect(await world.app.askToCancel(world.shopId, saleId)).toBe(false);
  });

  it("while it runs: prices are as before at once", async () => {
    const saleId = await world.scheduled(world.terms("Short", { startsAt: at(world.now()) }));
    expect([await stateNow(saleId), price()]).toEqual(["live", 750]);
    await world.app.askToCancel(world.shopId, saleId);
    await world.isNo("live", saleId);
    world.story.sandbox.clock.advance(1000);
    expect([await stateNow(saleId), price()]).toEqual(["cancelled", 1000]);
  });

  it("by somebody who deletes its discount in Shopify", async () => {
    const saleId = await world.scheduled(
      world.terms("Deleted", { startsAt: at(Date.now()), endsAt: at(Date.now() + 9 * HOUR) }),
    );
    world.story.store.deleteDiscount(world.titled("Deleted")[0]!.id);
    await world.app.followOpenSales(world.shopId);
    expect(await world.app.getSale(world.app.pool, world.shopId, saleId)).toMatchObject({
      state: "cancelled",
      problem: expect.stringContaining("deleted in Shopify"),
    });
  });

  it("and whoever looks at its page sees it before our books do: looking writes nothing", async () => {
    const saleId = await world.scheduled(
      world.terms("Looked at", { startsAt: at(Date.now()), endsAt: at(Date.now() + 9 * HOUR) }),
    );
    world.story.store.deleteDiscount(world.titled("Looked at")[0]!.id);
    const books = () =>
      world.story.db.query(
        `SELECT s.xmin, s.*, (SELECT max(j.id) FROM graphile_worker._private_jobs j WHERE j.payload->>'saleId' = $1) AS job
           FROM flash_sales s WHERE s.sale_id = $1::uuid`,
        [saleId],
      );
    const before = await books();
    const shop = await world.app.requireShop(world.app.pool, world.shopId);
    const page = await world.app.salePage(shop, world.admin(), saleId);
    expect(page).toMatchObject({ standing: "cancelled", sale: { state: "cancelled" } });
    const list = await world.app.salesPage(shop, world.admin(), new URLSearchParams(), Date.now());
    expect(list.sales.find((sale) => sale.saleId === saleId)!.standing).toBe("cancelled");
    expect(await books()).toEqual(before);
    // a merchant who plans another sale of the product is not stopped by one that is gone
    const errors = await world.app.preflight(
      world.admin(),
      world.shopId,
      randomUUID(),
      world.terms("Instead"),
      [],
    );
    expect(errors).toEqual({});
    expect((await world.app.getSale(world.app.pool, world.shopId, saleId))!.state).toBe(
      "cancelled",
    );
  });
});

describe("a sale is created once", () => {
  it("when its form is sent twice", async () => {
    const saleId = randomUUID();
    const sale = world.terms("Double");
    await Promise.all([
      world.app.scheduleSale(world.shopId, saleId, sale),
      world.app.scheduleSale(world.shopId, saleId, sale),
    ]);
    await world.isNo("creating", saleId);
    await world.story.settle();
    expect(world.titled("Double")).toHaveLength(1);
  });

  it("when Shopify fails after it made it, and says so with an answer of 200", async () => {
    world.story.sandbox.faults.add({
      kind: "api.internalError",
      match: "discountAutomaticBasicCreate",
      times: 1,
    });
    const saleId = await world.scheduled(world.terms("Failed", { discount: cheaper(3) }));
    expect(world.titled("Failed")).toHaveLength(1);
    expect(await stateNow(saleId)).toBe("scheduled");
    await world.app.askToCancel(world.shopId, saleId);
    await world.story.settle();
  });

  it("when the answer of Shopify is lost", async () => {
    world.story.sandbox.faults.add({
      kind: "api.timeoutAfterWrite",
      match: "discountAutomaticBasicCreate",
      times: 1,
    });
    const saleId = await world.scheduled(
      world.terms("Lost", {
        startsAt: at(world.now() + 20 * HOUR),
        endsAt: at(world.now() + 21 * HOUR),
      }),
    );
    expect(world.titled("Lost")).toHaveLength(1);
    expect(await world.app.getSale(world.app.pool, world.shopId, saleId)).toMatchObject({
      state: "scheduled",
      discountId: world.titled("Lost")[0]!.id,
    });
  });

  it("when the job was killed before its books were written", async () => {
    const saleId = await world.scheduled(
      world.terms("Killed", {
        startsAt: at(world.now() + 10 * HOUR),
        endsAt: at(world.now() + 11 * HOUR),
      }),
    );
    await world.story.db.query(
      "UPDATE flash_sales SET state = 'creating', discount_id = NULL WHERE sale_id = $1",
      [saleId],
    );
    await world.app.createSale(world.shopId, saleId);
    expect(world.titled("Killed")).toHaveLength(1);
    expect(await stateNow(saleId)).toBe("scheduled");
  });
});

it("what Shopify refuses is said beside the sale", async () => {
  const saleId = await world.scheduled(
    world.terms("Backwards", { endsAt: at(world.now() - HOUR) }),
  );
  expect(await world.app.getSale(world.app.pool, world.shopId, saleId)).toMatchObject({
    state: "failed",
    problem: "The end must come after the start.",
  });
});

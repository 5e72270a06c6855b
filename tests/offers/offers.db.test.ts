import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { armOf } from "../../app/experiments/holdout.ts";
import type { CustomerId } from "../../app/ids.ts";
import type { OfferTerms } from "../../app/offers/offer.ts";
import { placeOrder } from "../../sandbox/storefront/place-order.ts";
import { sampleCustomer, sampleProduct } from "../support/sample-shop.ts";
import { startStory, type Story } from "../support/story.ts";

/** The app's modules, loaded once the sandbox stands: Shopify's library takes its fetch when it is first imported. */
async function loadApp() {
  return {
    ...(await import("../../app/admin-api/client.server.ts")),
    ...(await import("../../app/offers/judged.server.ts")),
    ...(await import("../../app/offers/make.server.ts")),
    ...(await import("../../app/db.server.ts")),
    ...(await import("../../app/offers/issue.server.ts")),
    ...(await import("../../app/offers/codes.server.ts")),
    ...(await import("../../app/pages/offer/read.server.ts")),
    ...(await import("../../app/pages/new-offer/act.server.ts")),
    ...(await import("../../app/pages/new-offer/read.server.ts")),
    ...(await import("../../app/products/settings.ts")),
    ...(await import("../../app/shops/room-settings.server.ts")),
    ...(await import("../../app/shops/shop.server.ts")),
    ...(await import("../../app/shops/team.ts")),
    ...(await import("../../app/offers/offers.server.ts")),
    ...(await import("../../app/offers/redemptions.server.ts")),
  };
}

const CUSTOMERS = 620;
let app: Awaited<ReturnType<typeof loadApp>>;
let story: Story;
let shopId: number;

const percentage = {
  kind: "percentage" as const,
  percent: 20,
  minimumMinor: null,
  oncePerCustomer: true,
};
const terms: OfferTerms = {
  title: "Come back",
  discount: percentage,
  endsAt: null,
  holdoutPercent: 10,
  marginPercent: 50,
};

beforeAll(async () => {
  story = await startStory({
    fill: (store) => {
      store.putProduct(sampleProduct(1));
      for (let id = 1; id <= CUSTOMERS; id++) store.putCustomer(sampleCustomer(id));
    },
  });
  app = await loadApp();
  await story.open();
  await story.settle();
  shopId = await story.shopId();
  await story.db.query(
    `INSERT INTO customer_values (shop_id, customer_id, state, state_since, computed_at)
     SELECT $1, id, CASE WHEN id <= 600 THEN 'slipping' ELSE 'vip' END, '2026-11-01', now()
       FROM generate_series(1, $2::int) id`,
    [shopId, CUSTOMERS],
  );
});
afterAll(() => story.close());
beforeEach(() => story.sandbox.faults.clear());

const discountsTitled = (title: string) =>
  [...story.store.discounts()].filter((discount) => discount.title === title);

async function launched(title: string, change: Partial<OfferTerms> = {}): Promise<string> {
  const offerId = randomUUID();
  await app.makeOffer(shopId, offerId, "slipping", { ...terms, title, ...change });
  await isNo("launching", offerId);
  return offerId;
}

async function isNo(state: string, offerId: string): Promise<void> {
  await story.until(
    `the offer is not ${state} any more`,
    async () => {
      const offer = await app.getOffer(app.pool, shopId, offerId);
      return offer !== null && offer.state !== state;
    },
    20_000,
  );
}

async function members(offerId: string) {
  return story.db.query<{
    customer: number;
    arm: string;
    code: string | null;
    state: string | null;
  }>(
    `SELECT m.customer_id::int AS customer, m.arm, c.code, c.code_state AS state
       FROM experiment_members m
       LEFT JOIN offer_members c ON c.offer_id = m.experiment_id AND c.customer_id = m.customer_id
      WHERE m.experiment_id = $1 ORDER BY m.customer_id`,
    [offerId],
  );
}

async function expectAllCodesOnce(offerId: string, title: string): Promise<void> {
  const [discount, ...more] = discountsTitled(title);
  expect(more).toEqual([]);
  const treated = (await members(offerId)).filter((member) => member.arm === "treated");
  const inShopify = [...story.store.codesOf(discount!.id)].map(({ code }) => code).sort();
  expect(inShopify).toEqual(treated.map((member) => member.code).sort());
  expect(new Set(inShopify).size).toBe(treated.length);
  expect(await app.getOffer(app.pool, shopId, offerId)).toMatchObject({
    state: "active",
    problem: null,
    codesAdded: treated.length,
    treated: treated.length,
  });
}

const seesNoCosts = () => app.rights.filter((right) => right !== "costs");

describe("an offer by somebody who may not see costs", () => {
  it("takes the shop's margin, whatever they send, and tells neither margin nor profit", async () => {
    await app.writeSettings(app.pool, shopId, app.productSettings, { marginPercent: 37 });
    const shop = await app.requireShop(app.pool, shopId);
    const { initial } = await app.newOfferPage(
      shop,
      app.adminFor(story.domain),
      seesNoCosts(),
      new URLSearchParams({ segment: "slipping" }),
      Date.now(),
    );
    const form = new FormData();
    const typed = { ...initial, title: "Blind", kind: "percentage", percent: "10", margin: "90" };
    for (const [name, value] of Object.entries(typed)) form.set(name, value);
    const made = await app.makeFromForm(
      shop,
      app.adminFor(story.domain),
      seesNoCosts(),
      form,
      Date.now(),
    );
    expect(made).toMatchObject({ address: `/app/offers/${initial.offerId}` });
    await isNo("launching", initial.offerId);
    const admin = app.adminFor(story.domain);
    const seen = await app.offerPage(shop, admin, initial.offerId, app.rights);
    expect(seen!.offer.marginPercent).toBe(37);
    const hidden = (await app.offerPage(shop, admin, initial.offerId, seesNoCosts()))!;
    expect(hidden.offer.marginPercent).toBeNull();
    expect(hidden.results).toMatchObject({ profitDifference: null, knownShare: 0 });
    expect(hidden.results!.reason).toContain("does not let you see that");
    await app.writeSettings(app.pool, shopId, app.productSettings, { marginPercent: null });
  });
});

describe("an offer to a segment", () => {
  it("is one discount with a code for each treated customer, and none for who is held out", async () => {
    const offerId = await launched("Plain");
    await expectAllCodesOnce(offerId, "Plain");
    const all = await members(offerId);
    expect(all).toHaveLength(600);
    const held = all.filter((member) => member.arm === "holdout");
    expect(held.length).toBeGreaterThan(30);
    expect(held.every((member) => member.code === null && member.state === null)).toBe(true);
    const arms = all.map(({ customer }) => armOf(shopId, offerId, customer as CustomerId, 10));
    expect(all.map((member) => member.arm)).toEqual(arms);
    expect(all.every((member) => member.customer <= 600)).toBe(true);
    expect(discountsTitled("Plain")[0]).toMatchObject({
      kind: "code",
      value: { percentage: 0.2 },
      appliesOncePerCustomer: true,
      usageLimit: 1,
      combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: true },
    });
  });

  it.each<[string, Partial<OfferTerms>, object]>([
    [
      "Ten off",
      {
        discount: { kind: "fixed", amountMinor: 1000, minimumMinor: 5000, oncePerCustomer: true },
      },
      { type: "basic", value: { amount: 1000, percentage: null }, minimumSubtotal: 5000 },
    ],
    [
      "Twelve and a third off",
      { discount: { ...percentage, percent: 12.35 } },
      { type: "basic", value: { amount: null, percentage: 0.1235 } },
    ],
    [
      "Shipped free",
      {
        discount: { kind: "free_shipping", minimumMinor: null, oncePerCustomer: false },
        endsAt: "2030-01-01T00:00:00Z",
      },
      { type: "freeShipping", usageLimit: null, endsAt: "2030-01-01T00:00:00Z" },
    ],
  ])("can be %s", async (title, change, discount) => {
    const offerId = await launched(title, change);
    await expectAllCodesOnce(offerId, title);
    expect(discountsTitled(title)[0]).toMatchObject(discount);
  });

  it("sent twice with one form is one offer", async () => {
    const offerId = randomUUID();
    const send = () => app.makeOffer(shopId, offerId, "slipping", { ...terms, title: "Double" });
    expect((await Promise.all([send(), send()])).sort()).toEqual(["known", "launched"]);
    expect(await send()).toBe("known");
    await isNo("launching", offerId);
    await expectAllCodesOnce(offerId, "Double");
  });

  it("to nobody is not launched", async () => {
    const offerId = randomUUID();
    expect(await app.makeOffer(shopId, offerId, "lapsed", terms)).toBe("nobody");
    expect(await app.getOffer(app.pool, shopId, offerId)).toBeNull();
  });
});

describe("an offer is an experiment", () => {
  const windowOf = async (offerId: string) => {
    const [found] = await story.db.query<{ began: Date | null; until: Date | null }>(
      "SELECT began_at AS began, until_at AS until FROM experiments WHERE experiment_id = $1",
      [offerId],
    );
    return found!;
  };

  it("whose window is settled at launch and closes early when it is stopped", async () => {
    const offerId = await launched("Window", { endsAt: "2030-01-01T00:00:00Z" });
    const { launchedAt } = (await app.getOffer(app.pool, shopId, offerId))!;
    expect(await windowOf(offerId)).toEqual({
      began: new Date(launchedAt!),
      until: new Date("2030-01-01T00:00:00Z"),
    });
    await app.askToStop(shopId, offerId);
    await isNo("active", offerId);
    const { stoppedAt } = (await app.getOffer(app.pool, shopId, offerId))!;
    // an offer stopped within the second it began has an empty window, never one that ends before it begins
    const end = Math.max(Date.parse(stoppedAt!), Date.parse(launchedAt!));
    expect((await windowOf(offerId)).until).toEqual(new Date(end));
  });

  it("that says what was expected of both sides, and who had another code in its time", async () => {
    await story.db.query("UPDATE customer_values SET p_order_90 = 0.25 WHERE shop_id = $1", [
      shopId,
    ]);
    const offerId = await launched("Alike");
    await story.db.query("UPDATE customer_values SET p_order_90 = 0.75 WHERE shop_id = $1", [
      shopId,
    ]);
    await launched("Beside it");
    const page = await app.offerPage(
      await app.requireShop(app.pool, shopId),
      app.adminFor(story.domain),
      offerId,
      app.rights,
    );
    expect(page!.sentences[0]).toBe(
      "When they were drawn, 25.0% of customers with a code and 25.0% of those held out were expected to order within 90 days.",
    );
    expect(page!.sentences[1]).toMatch(
      /^\d+ customers also had a code of another offer in this time/,
    );
  });

  it("also when the release before has made it: its arms are taken over at launch", async () => {
    const offerId = randomUUID();
    await story.db.query(
      `INSERT INTO offers (shop_id, offer_id, title, segment, kind, percent, starts_at, holdout_percent, code_prefix, state,
         audience, treated, held_out)
       VALUES ($1, $2, 'Before', 'slipping', 'percentage', 10, now(), 50, 'B', 'launching', 2, 1, 1)`,
      [shopId, offerId],
    );
    await story.db.query(
      `INSERT INTO offer_members (shop_id, offer_id, customer_id, arm, code, code_state)
       VALUES ($1, $2, 1, 'treated', 'B-0000000001', 'pending'), ($1, $2, 2, 'holdout', NULL, NULL)`,
      [shopId, offerId],
    );
    await app.launchOffer(shopId, offerId);
    expect(await members(offerId)).toEqual([
      { customer: 1, arm: "treated", code: "B-0000000001", state: "added" },
      { customer: 2, arm: "holdout", code: null, state: null },
    ]);
    expect((await windowOf(offerId)).began).not.toBeNull();
  });
});

describe("a launch that does not go straight", () => {
  it.each([
    ["the discount is made and the answer is lost", "discountCodeBasicCreate", "Lost create"],
    ["codes are added and the answer is lost", "discountRedeemCodeBulkAdd", "Lost codes"],
  ])("ends with every code once when %s", async (_, match, title) => {
    story.sandbox.faults.add({ kind: "api.timeoutAfterWrite", match, times: 1 });
    const offerId = await launched(title);
    expect(story.sandbox.faults.counts["api.timeoutAfterWrite"]).toBeGreaterThan(0);
    await expectAllCodesOnce(offerId, title);
  });

  it("ends with every code once when it is run again after it was done", async () => {
    const offerId = await launched("Again");
    await story.db.query("UPDATE offers SET state = 'launching' WHERE offer_id = $1", [offerId]);
    await app.launchOffer(shopId, offerId);
    await expectAllCodesOnce(offerId, "Again");
  });

  it("forgets nothing when it was killed before its books were written", async () => {
    const offerId = await launched("Killed");
    await story.db.query(
      `UPDATE offers SET state = 'launching', discount_id = NULL, codes_added = 0 WHERE offer_id = $1`,
      [offerId],
    );
    await story.db.query(
      `UPDATE offer_members SET code_state = 'pending' WHERE offer_id = $1 AND arm = 'treated'`,
      [offerId],
    );
    await app.launchOffer(shopId, offerId);
    await expectAllCodesOnce(offerId, "Killed");
  });

  it("gives another code where a discount of the shop has this one already", async () => {
    const offerId = randomUUID();
    story.sandbox.faults.add({
      kind: "api.serverError",
      match: "codeDiscountNodeByCode",
      times: 1,
    });
    await app.makeOffer(shopId, offerId, "slipping", { ...terms, title: "Clash" });
    const clash = (await members(offerId)).filter((member) => member.arm === "treated")[5]!;
    const [other] = discountsTitled("Plain");
    story.store.putCode({
      id: story.store.nextId("code"),
      discountId: other!.id,
      code: clash.code!,
      usageCount: 0,
    });
    await isNo("launching", offerId);
    await expectAllCodesOnceOrMore(offerId);
    const after = (await members(offerId)).find((member) => member.customer === clash.customer)!;
    expect(after.code).not.toBe(clash.code);
    expect(after.state).toBe("added");
  });

  async function expectAllCodesOnceOrMore(offerId: string) {
    const treated = (await members(offerId)).filter((member) => member.arm === "treated");
    expect(treated.every((member) => member.state === "added")).toBe(true);
  }

  it("tells the merchant what Shopify refused, and can be tried again", async () => {
    const offerId = await launched("Too much", { discount: { ...percentage, percent: 120 } });
    expect(await app.getOffer(app.pool, shopId, offerId)).toMatchObject({
      state: "failed",
      problem: "Value must be between 0.0 and 1.0.",
    });
    expect(discountsTitled("Too much")).toEqual([]);
  });

  it("is given up when its end came before it could be created", async () => {
    const offerId = await launched("Over", { endsAt: "2020-01-01T00:00:00Z" });
    expect(await app.getOffer(app.pool, shopId, offerId)).toMatchObject({
      state: "failed",
      problem: expect.stringContaining("Its end came before"),
    });
    expect(discountsTitled("Over")).toEqual([]);
  });
});

it("a stopped offer's codes stop working, also when it is stopped twice", async () => {
  const offerId = await launched("Stop");
  expect(await app.askToStop(shopId, offerId)).toBe(true);
  // the job may have stopped it by now: then there is nothing left to ask for
  await app.askToStop(shopId, offerId);
  await isNo("active", offerId);
  const [discount] = discountsTitled("Stop");
  expect(discount!.endsAt).not.toBeNull();
  expect(Date.parse(discount!.endsAt!)).toBeLessThanOrEqual(story.sandbox.clock.now().getTime());
  const offer = await app.getOffer(app.pool, shopId, offerId);
  expect(offer!.state).toBe("stopped");
  expect(Date.parse(offer!.stoppedAt!)).toBe(Date.parse(discount!.endsAt!));
  expect(await app.askToStop(shopId, offerId)).toBe(false);
});

it("an order with a code comes back as a redemption and counts for its arm", async () => {
  const offerId = await launched("Redeemed");
  const buyer = (await members(offerId)).find((member) => member.arm === "treated")!;
  story.sandbox.clock.advance(60_000);
  const { order } = placeOrder(story.sandbox, story.domain, {
    checkoutToken: "redeemed-token",
    shopper: { kind: "customer", id: buyer.customer },
    lines: [{ variantId: 11, quantity: 2 }],
    codes: [buyer.code!.toLowerCase()],
  });
  await story.until("the redemption is noted", async () => {
    return (await app.redemptionTotals(app.pool, shopId, offerId)).redemptions === 1;
  });
  expect(await app.redemptionTotals(app.pool, shopId, offerId)).toEqual({
    redemptions: 1,
    revenueMinor: 1600,
    discountMinor: 400,
    byHeldOut: 0,
  });
  expect(await app.latestRedemptions(app.pool, shopId, offerId, 5)).toMatchObject([
    { orderId: order.id, customerId: buyer.customer, code: buyer.code },
  ]);
  const judged = await app.judgedOffer(app.adminFor(story.domain), shopId, offerId);
  expect(judged!.offer.phase).toBe("running");
  expect(judged!.results!.treated).toMatchObject({
    buyers: 1,
    revenue: 1600,
    money: { k: 0, r: 1600, d: 400 },
  });
  expect(judged!.results!.verdict).toBe("no proof yet");

  // taken back: the order is cancelled
  story.sandbox.clock.advance(60_000);
  const stored = story.store.order(order.id)!;
  story.store.putOrder({
    ...stored,
    cancelledAt: story.sandbox.clock.iso(),
    updatedAt: story.sandbox.clock.iso(),
  });
  story.sandbox.emit(story.domain, "orders/cancelled", { id: order.id });
  await story.until("the redemption is taken back", async () => {
    return (await app.redemptionTotals(app.pool, shopId, offerId)).redemptions === 0;
  });
});

it("the file of codes has each customer who got one, in batches", async () => {
  const offerId = await launched("File");
  const rows: { customerId: number; code: string }[] = [];
  for await (const batch of app.issuedCodes(shopId, offerId)) rows.push(...batch);
  const treated = (await members(offerId)).filter((member) => member.arm === "treated");
  expect(rows).toEqual(treated.map(({ customer, code }) => ({ customerId: customer, code })));
});

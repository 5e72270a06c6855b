import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { drawArms } from "../../app/experiments/holdout.ts";
import type { CustomerId } from "../../app/ids.ts";
import type { OfferTerms } from "../../app/offers/offer.ts";
import { placeOrder } from "../../sandbox/storefront/place-order.ts";
import {
  percentage,
  startOfferingShop,
  terms,
  type OfferingShop,
} from "../support/offering-shop.ts";

async function loadApp() {
  return {
    ...(await import("../../app/offers/codes.server.ts")),
    ...(await import("../../app/offers/judged.server.ts")),
    ...(await import("../../app/offers/redemptions.server.ts")),
  };
}

let app: Awaited<ReturnType<typeof loadApp>>;
let world: OfferingShop;

beforeAll(async () => {
  world = await startOfferingShop();
  app = await loadApp();
});
afterAll(() => world.story.close());
beforeEach(() => world.story.sandbox.faults.clear());

describe("an offer to a segment", () => {
  it("is one discount with a code for each treated customer, and none for who is held out", async () => {
    const offerId = await world.launched("Plain");
    await world.expectAllCodesOnce(offerId, "Plain");
    const all = await world.members(offerId);
    expect(all).toHaveLength(600);
    const held = all.filter((member) => member.arm === "holdout");
    expect(held).toHaveLength(60);
    expect(held.every((member) => member.code === null && member.state === null)).toBe(true);
    const customers = all.map(({ customer }) => customer as CustomerId);
    const arms = drawArms(world.shopId, offerId, customers, 10);
    expect(all.map((member) => member.arm)).toEqual(arms);
    expect(all.every((member) => member.customer <= 600)).toBe(true);
    expect(world.titled("Plain")[0]).toMatchObject({
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
    const offerId = await world.launched(title, change);
    await world.expectAllCodesOnce(offerId, title);
    expect(world.titled(title)[0]).toMatchObject(discount);
  });

  it("sent twice with one form is one offer", async () => {
    const offerId = randomUUID();
    const send = () =>
      world.app.makeOffer(world.shopId, offerId, "slipping", { ...terms, title: "Double" });
    expect((await Promise.all([send(), send()])).sort()).toEqual(["known", "launched"]);
    expect(await send()).toBe("known");
    await world.isNo("launching", offerId);
    await world.expectAllCodesOnce(offerId, "Double");
  });

  it("to nobody is not launched", async () => {
    const offerId = randomUUID();
    expect(await world.app.makeOffer(world.shopId, offerId, "lapsed", terms)).toBe("nobody");
    expect(await world.app.getOffer(world.app.pool, world.shopId, offerId)).toBeNull();
  });
});

it("a stopped offer's codes stop working, also when it is stopped twice", async () => {
  const offerId = await world.launched("Stop");
  expect(await world.app.askToStop(world.shopId, offerId)).toBe(true);
  // the job may have stopped it by now: then there is nothing left to ask for
  await world.app.askToStop(world.shopId, offerId);
  await world.isNo("active", offerId);
  const [discount] = world.titled("Stop");
  expect(discount!.endsAt).not.toBeNull();
  expect(Date.parse(discount!.endsAt!)).toBeLessThanOrEqual(
    world.story.sandbox.clock.now().getTime(),
  );
  const offer = await world.app.getOffer(world.app.pool, world.shopId, offerId);
  expect(offer!.state).toBe("stopped");
  expect(Date.parse(offer!.stoppedAt!)).toBe(Date.parse(discount!.endsAt!));
  expect(await world.app.askToStop(world.shopId, offerId)).toBe(false);
});

it("an order with a code comes back as a redemption and counts for its arm", async () => {
  const offerId = await world.launched("Redeemed");
  const buyer = (await world.members(offerId)).find((member) => member.arm === "treated")!;
  world.story.sandbox.clock.advance(60_000);
  const { order } = placeOrder(world.story.sandbox, world.story.domain, {
    checkoutToken: "redeemed-token",
    shopper: { kind: "customer", id: buyer.customer },
    lines: [{ variantId: 11, quantity: 2 }],
    codes: [buyer.code!.toLowerCase()],
  });
  await world.story.until("the redemption is noted", async () => {
    return (await app.redemptionTotals(world.app.pool, world.shopId, offerId)).redemptions === 1;
  });
  expect(await app.redemptionTotals(world.app.pool, world.shopId, offerId)).toEqual({
    redemptions: 1,
    revenueMinor: 1600,
    discountMinor: 400,
    byHeldOut: 0,
  });
  expect(await app.latestRedemptions(world.app.pool, world.shopId, offerId, 5)).toMatchObject([
    { orderId: order.id, customerId: buyer.customer, code: buyer.code },
  ]);
  const judged = await app.judgedOffer(
    world.app.adminFor(world.story.domain),
    world.shopId,
    offerId,
    Date.now(),
  );
  expect(judged!.offer.phase).toBe("running");
  expect(judged!.results!.treated).toMatchObject({ buyers: 1, revenue: 1600, knownRevenue: 0 });
  expect(judged!.results!.verdict).toBe("no proof yet");

  // taken back: the order is cancelled
  world.story.sandbox.clock.advance(60_000);
  const stored = world.story.store.order(order.id)!;
  world.story.store.putOrder({
    ...stored,
    cancelledAt: world.story.sandbox.clock.iso(),
    updatedAt: world.story.sandbox.clock.iso(),
  });
  world.story.sandbox.emit(world.story.domain, "orders/cancelled", { id: order.id });
  await world.story.until("the redemption is taken back", async () => {
    return (await app.redemptionTotals(world.app.pool, world.shopId, offerId)).redemptions === 0;
  });
});

it("the file of codes has each customer who got one, in batches", async () => {
  const offerId = await world.launched("File");
  const rows: { customerId: number; code: string }[] = [];
  for await (const batch of app.issuedCodes(world.shopId, offerId)) rows.push(...batch);
  const treated = (await world.members(offerId)).filter((member) => member.arm === "treated");
  expect(rows).toEqual(treated.map(({ customer, code }) => ({ customerId: customer, code })));
});

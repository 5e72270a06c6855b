import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startOfferingShop, type OfferingShop } from "../support/offering-shop.ts";

async function loadApp() {
  return {
    ...(await import("../../app/pages/new-offer/act.server.ts")),
    ...(await import("../../app/pages/new-offer/read.server.ts")),
    ...(await import("../../app/pages/offer/read.server.ts")),
    ...(await import("../../app/products/settings.ts")),
    ...(await import("../../app/shops/room-settings.server.ts")),
    ...(await import("../../app/shops/shop.server.ts")),
    ...(await import("../../app/shops/team.ts")),
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

const seesNoCosts = () => app.rights.filter((right) => right !== "costs");

describe("an offer by somebody who may not see costs", () => {
  it("takes the shop's margin, whatever they send, and tells neither margin nor profit", async () => {
    await app.writeSettings(world.app.pool, world.shopId, app.productSettings, {
      marginPercent: 37,
    });
    const shop = await app.requireShop(world.app.pool, world.shopId);
    const { initial } = await app.newOfferPage(
      shop,
      world.app.adminFor(world.story.domain),
      seesNoCosts(),
      new URLSearchParams({ segment: "slipping" }),
      Date.now(),
    );
    const form = new FormData();
    const typed = { ...initial, title: "Blind", kind: "percentage", percent: "10", margin: "90" };
    for (const [name, value] of Object.entries(typed)) form.set(name, value);
    const made = await app.makeFromForm(
      shop,
      world.app.adminFor(world.story.domain),
      seesNoCosts(),
      form,
      Date.now(),
    );
    expect(made).toMatchObject({ address: `/app/offers/${initial.offerId}` });
    await world.isNo("launching", initial.offerId);
    const admin = world.app.adminFor(world.story.domain);
    const seen = await app.offerPage(shop, admin, initial.offerId, app.rights);
    expect(seen!.offer.marginPercent).toBe(37);
    const hidden = (await app.offerPage(shop, admin, initial.offerId, seesNoCosts()))!;
    expect(hidden.offer.marginPercent).toBeNull();
    expect(hidden.results).toMatchObject({ profitDifference: null, knownShare: 0 });
    expect(hidden.results!.reason).toContain("does not let you see that");
    await app.writeSettings(world.app.pool, world.shopId, app.productSettings, {
      marginPercent: null,
    });
  });
});

describe("an offer is an experiment", () => {
  const windowOf = async (offerId: string) => {
    const [found] = await world.story.db.query<{ began: Date | null; until: Date | null }>(
      "SELECT began_at AS began, until_at AS until FROM experiments WHERE experiment_id = $1",
      [offerId],
    );
    return found!;
  };

  it("whose window is settled at launch, and not moved when it is stopped", async () => {
    const offerId = await world.launched("Window", { endsAt: "2030-01-01T00:00:00Z" });
    const { launchedAt } = (await world.app.getOffer(world.app.pool, world.shopId, offerId))!;
    expect(await windowOf(offerId)).toEqual({
      began: new Date(launchedAt!),
      until: new Date("2030-01-01T00:00:00Z"),
    });
    await world.app.askToStop(world.shopId, offerId);
    await world.isNo("active", offerId);
    expect((await windowOf(offerId)).until).toEqual(new Date("2030-01-01T00:00:00Z"));
    const shop = await app.requireShop(world.app.pool, world.shopId);
    const admin = world.app.adminFor(world.story.domain);
    const stopped = (await app.offerPage(shop, admin, offerId, app.rights))!;
    expect(stopped).toMatchObject({ isOver: false, provisionalUntil: null });
    expect(stopped.progress!.daysLeft).toBeGreaterThan(300);
  });

  it("that says what was expected of both sides, and who had another code in its time", async () => {
    await world.story.db.query("UPDATE customer_values SET p_order_90 = 0.25 WHERE shop_id = $1", [
      world.shopId,
    ]);
    const offerId = await world.launched("Alike");
    await world.story.db.query("UPDATE customer_values SET p_order_90 = 0.75 WHERE shop_id = $1", [
      world.shopId,
    ]);
    await world.launched("Beside it");
    const page = await app.offerPage(
      await app.requireShop(world.app.pool, world.shopId),
      world.app.adminFor(world.story.domain),
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
    await world.story.db.query(
      `INSERT INTO offers (shop_id, offer_id, title, segment, kind, percent, starts_at, holdout_percent, code_prefix, state,
         audience, treated, held_out)
       VALUES ($1, $2, 'Before', 'slipping', 'percentage', 10, now(), 50, 'B', 'launching', 2, 1, 1)`,
      [world.shopId, offerId],
    );
    await world.story.db.query(
      `INSERT INTO offer_members (shop_id, offer_id, customer_id, arm, code, code_state)
       VALUES ($1, $2, 1, 'treated', 'B-0000000001', 'pending'), ($1, $2, 2, 'holdout', NULL, NULL)`,
      [world.shopId, offerId],
    );
    await world.app.launchOffer(world.shopId, offerId);
    expect(await world.members(offerId)).toEqual([
      { customer: 1, arm: "treated", code: "B-0000000001", state: "added" },
      { customer: 2, arm: "holdout", code: null, state: null },
    ]);
    expect((await windowOf(offerId)).began).not.toBeNull();
  });
});

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleCustomer, sampleProduct } from "../support/sample-shop.ts";
import { startStory, type Story } from "../support/story.ts";
import type { Right } from "../../app/shops/team.ts";

async function loadApp() {
  return {
    ...(await import("../../app/admin-api/client.server.ts")),
    ...(await import("../../app/db.server.ts")),
    ...(await import("../../app/experiments/settings.ts")),
    ...(await import("../../app/flash-sales/draft.ts")),
    ...(await import("../../app/offers/audience.server.ts")),
    ...(await import("../../app/offers/draft.ts")),
    ...(await import("../../app/offers/offers.server.ts")),
    ...(await import("../../app/pages/act-on-draft.server.ts")),
    ...(await import("../../app/pages/new-offer/act.server.ts")),
    ...(await import("../../app/pages/new-offer/list-query.ts")),
    ...(await import("../../app/pages/new-offer/read.server.ts")),
    ...(await import("../../app/pages/new-sale/act.server.ts")),
    ...(await import("../../app/pages/new-sale/read.server.ts")),
    ...(await import("../../app/shops/drafts.server.ts")),
    ...(await import("../../app/shops/room-settings.server.ts")),
    ...(await import("../../app/shops/shop.server.ts")),
    ...(await import("../../app/shops/team.ts")),
  };
}

let app: Awaited<ReturnType<typeof loadApp>>;
let story: Story;
let shop: Awaited<ReturnType<typeof app.requireShop>>;

beforeAll(async () => {
  story = await startStory({
    fill: (store) => {
      store.putProduct(sampleProduct(1));
      for (let id = 1; id <= 40; id++) store.putCustomer(sampleCustomer(id));
    },
  });
  app = await loadApp();
  await story.open();
  await story.settle();
  shop = await app.requireShop(app.pool, await story.shopId());
  await story.db.query(
    `INSERT INTO customer_values (shop_id, customer_id, state, state_since, computed_at)
     SELECT $1, id, 'slipping', '2026-11-01', now() FROM generate_series(1, 40) id`,
    [shop.shopId],
  );
});
afterAll(() => story.close());

const typed = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};
const open = (search: Record<string, string> = {}, rights: readonly Right[] = app.rights) =>
  app.newOfferPage(shop, admin(), rights, new URLSearchParams(search), Date.now());
const openSale = async (search: Record<string, string> = {}) =>
  (await app.newSalePage(shop, new URLSearchParams(search), Date.now())).initial;
const admin = () => app.adminFor(story.domain);
const act = (fields: Record<string, string>) =>
  app.actOnDraft(app.offerDraft, shop.shopId, typed(fields), Date.now(), app.withoutPeople);
const keep = (fields: Record<string, string>) => act({ ...fields, intent: "keep" });
const offerDrafts = () => app.listDrafts(app.pool, app.offerDraft, shop.shopId);
const saleDrafts = () => app.listDrafts(app.pool, app.saleDraft, shop.shopId);

describe("the form of an offer", () => {
  it("is kept as it is typed, wrong fields included, and goes on where it was", async () => {
    const { initial } = await open({ segment: "slipping" });
    const fields = { ...initial, title: "Half", percent: "12,5 %", minimum: "1,234", margin: "40" };
    expect(await keep(fields)).toEqual({ problem: null, kept: initial.offerId });
    expect(await offerDrafts()).toMatchObject([{ id: initial.offerId, title: "Half" }]);
    expect((await open({ draft: initial.offerId })).initial).toEqual(fields);
    // whoever may not see costs goes on without the margin
    const without = app.rights.filter((right) => right !== "costs");
    expect((await open({ draft: initial.offerId }, without)).initial.margin).toBe("");
    await keep({ ...fields, title: "Half more" });
    expect(await offerDrafts()).toMatchObject([{ id: initial.offerId, title: "Half more" }]);
    const forget = { offerId: initial.offerId, intent: "forget" };
    expect(await act(forget)).toEqual({ problem: null });
    expect(await offerDrafts()).toEqual([]);
  });

  it("is no draft any more once it is launched, not even of a tab that was left open", async () => {
    const { initial } = await open({ segment: "slipping" });
    const fields = { ...initial, title: "Launched", percent: "10" };
    await keep(fields);
    const made = await app.actOnNewOffer(
      shop,
      admin(),
      app.rights,
      typed({ ...fields, intent: "launch" }),
      Date.now(),
    );
    expect(made).toEqual({ address: `/app/offers/${initial.offerId}` });
    expect(await offerDrafts()).toEqual([]);
    expect((await keep(fields)).problem).toContain("launched meanwhile");
    expect(await offerDrafts()).toEqual([]);
    await story.settle();
  });

  it("holds out the shop's share, more where few are expected to order, and nobody where the shop wants that", async () => {
    const holdout = async (search: Record<string, string>) => (await open(search)).initial.holdout;
    const predict = (p: number | null) =>
      story.db.query("UPDATE customer_values SET p_order_90 = $1", [p]);
    const chooses = (holdoutPercent: number) =>
      app.writeSettings(app.pool, shop.shopId, app.experimentSettings, { holdoutPercent });
    const segment = { segment: "slipping" };
    // nothing is predicted
    expect(await holdout(segment)).toBe("10");
    await predict(0.75);
    // half in 45 days, three quarters in 90
    const expected = (days: number) => app.expectedBuyers(app.pool, shop.shopId, "slipping", days);
    expect(await expected(90)).toBeCloseTo(30, 9);
    expect(await expected(45)).toBeCloseTo(20, 9);
    expect(await holdout(segment)).toBe("50");
    expect(await holdout({})).toBe("10");
    await chooses(0);
    expect(await holdout(segment)).toBe("0");
    await chooses(10);
    await predict(null);
  });

  it("says before it is launched how many it reaches, to the customer", async () => {
    const { initial } = await open({ segment: "slipping" });
    const fields = { ...initial, title: "Counted", percent: "10", holdout: "30" };
    const check = typed({ ...fields, intent: "check" });
    const checked = await app.actOnNewOffer(shop, admin(), app.rights, check, Date.now());
    // sent without a word of which button it was
    expect(await app.actOnNewOffer(shop, admin(), app.rights, typed(fields), Date.now())).toEqual(
      checked,
    );
    expect(await app.getOffer(app.pool, shop.shopId, initial.offerId)).toBeNull();
    await app.actOnNewOffer(
      shop,
      admin(),
      app.rights,
      typed({ ...fields, intent: "launch" }),
      Date.now(),
    );
    const offer = (await app.getOffer(app.pool, shop.shopId, initial.offerId))!;
    const { audience, treated, heldOut } = offer;
    // nobody has ordered in the fortnight before
    const prospect = { buyers: 0, expected: 0, needed: 5, smallest: null, advisedPercent: 50 };
    expect(checked).toEqual({
      errors: {},
      ready: { customers: audience, treated, heldOut, prospect },
    });
    expect([audience, treated + heldOut, heldOut > 0]).toEqual([40, 40, true]);
    await story.settle();
  });

  it("of an offer like one there was has all of it and a number of its own", async () => {
    const { initial } = await open({ segment: "slipping" });
    const fields = { ...initial, title: "Once more", percent: "10", expires: "no" };
    await app.actOnNewOffer(
      shop,
      admin(),
      app.rights,
      typed({ ...fields, intent: "launch" }),
      Date.now(),
    );
    const { initial: again } = await open({ like: initial.offerId });
    expect(again).toMatchObject({ title: "Once more", percent: "10", segment: "slipping" });
    expect(again.offerId).not.toBe(initial.offerId);
    await story.settle();
  });

  it("that nobody can have sent is kept for nobody", async () => {
    expect((await keep({ offerId: "1", title: "Forged" })).problem).toContain("Reload");
    const { initial } = await open();
    expect((await keep({ ...initial, title: "x".repeat(70_000) })).problem).toContain("too long");
    expect((await open({ draft: randomUUID() })).initial.title).toBe("");
    expect((await open({ draft: "' OR 1=1", like: "1" })).initial.title).toBe("");
  });
});

describe("the form of a flash sale", () => {
  const products = JSON.stringify([{ id: 1, title: "One" }]);

  it("is kept, says what would happen, and is no draft once it is scheduled", async () => {
    const fields = { ...(await openSale()), title: "Lights", percent: "12,5", products };
    const kept = typed({ ...fields, intent: "keep" });
    await app.actOnDraft(app.saleDraft, shop.shopId, kept, Date.now());
    expect(await saleDrafts()).toMatchObject([{ id: fields.saleId, title: "Lights" }]);
    expect(await openSale({ draft: fields.saleId })).toEqual(fields);
    const check = typed({ ...fields, intent: "check" });
    expect(await app.actOnNewSale(shop, admin(), check, Date.now())).toMatchObject({
      errors: {},
      ready: { off: "12.5% off", products: 1, notes: [] },
    });
    expect(await saleDrafts()).toHaveLength(1);
    // sent without a word of which button it was
    expect(await app.actOnNewSale(shop, admin(), typed(fields), Date.now())).toHaveProperty(
      "ready",
    );
    expect(await saleDrafts()).toHaveLength(1);
    const schedule = typed({ ...fields, intent: "schedule" });
    await app.actOnNewSale(shop, admin(), schedule, Date.now());
    expect(await saleDrafts()).toEqual([]);
    const again = await openSale({ like: fields.saleId });
    expect(again).toMatchObject({ title: "Lights", percent: "12.5" });
    expect(JSON.parse(again.products)).toMatchObject([{ id: 1 }]);
    await story.settle();
  });
});

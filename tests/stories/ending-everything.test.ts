import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { discountStatus } from "../../sandbox/pricing/discount-status.ts";
import { priceBasket } from "../../sandbox/storefront/desk.ts";
import { fromNow, startLaunchingShop, type LaunchingShop } from "../support/launching-shop.ts";
import { noticesOf } from "../support/notices.ts";

/** The app's modules, loaded once the sandbox stands. */
async function loadApp() {
  return {
    ...(await import("../../app/admin-api/client.server.ts")),
    ...(await import("../../app/db.server.ts")),
    ...(await import("../../app/leaving/end.server.ts")),
    ...(await import("../../app/leaving/leave.server.ts")),
    ...(await import("../../app/leaving/standing.server.ts")),
    ...(await import("../../app/offers/issue.server.ts")),
    ...(await import("../../app/offers/offers.server.ts")),
    ...(await import("../../app/pages/frame/read.server.ts")),
    ...(await import("../../app/pages/leaving/read.server.ts")),
    ...(await import("../../app/shops/shop.server.ts")),
    ...(await import("../../app/switches/switches.server.ts")),
    ...(await import("../support/doors.ts")),
  };
}

const HOUR = 3_600_000;
let app: Awaited<ReturnType<typeof loadApp>>;
let story: LaunchingShop["story"];
let shopId: number;
let sale: LaunchingShop["sale"];
let offer: LaunchingShop["offer"];

beforeAll(async () => {
  ({ story, shopId, sale, offer } = await startLaunchingShop({ products: 3, slipping: 30 }));
  app = await loadApp();
});
afterAll(() => story.close());
afterEach(async () => {
  story.sandbox.faults.clear();
  await app.stay(shopId);
  await story.settle();
});

/** An offer, a sale that runs, one that will run, and the survey. */
async function launch(name: string): Promise<void> {
  await offer(`${name} offer`);
  await sale(`${name} sale`, 1);
  await sale(`${name} later`, 2, { from: 24 * HOUR });
  await story.settle();
  expect(standing().filter((title) => title.startsWith(name))).toHaveLength(3);
  expect(survey()).toHaveLength(1);
}

/** Titles of discounts shoppers get or will get. */
const standing = () =>
  [...story.store.discounts()]
    .filter(
      ({ startsAt, endsAt }) => discountStatus({ startsAt, endsAt }, fromNow(0)) !== "EXPIRED",
    )
    .map(({ title }) => title);
const survey = () => story.store.metafieldsOf(`gid://shopify/Shop/${story.store.shop.id}`);
const price = () =>
  priceBasket(story.sandbox, story.domain, {
    lines: [{ variantId: 11, quantity: 1 }],
    codes: [],
    shopper: null,
  }).subtotal;

const isFinished = async () => (await app.leavingOf(app.pool, shopId))?.finishedAt != null;
const finished = () => story.until("everything is ended", isFinished, 60_000);
const result = async () => {
  const { found, left } = (await app.leavingOf(app.pool, shopId))!;
  return { found, left };
};

const press = async (intent: string) => {
  const { action } = await app.routeOf("app.settings.leaving");
  const body = new URLSearchParams({ intent });
  return app.knock(action!, story.embedded("/app/settings/leaving", { method: "POST", body }));
};
const page = async () =>
  app.leavingPage(await app.requireShop(app.pool, shopId), app.adminFor(story.domain));

describe("a merchant who leaves", () => {
  it("sees what stands with its end, ends all of it with one button, and finds the shop as it was", async () => {
    await launch("One");
    expect(price()).toBe(750);
    expect((await page()).standing).toMatchObject([
      { what: "offer", title: "One offer", endsAt: null },
      { what: "sale", title: "One sale", endsAt: expect.stringContaining("T") },
      { what: "sale", title: "One later" },
      { what: "survey" },
    ]);
    expect((await press("leave")).status).toBe(200);
    await finished();
    expect({ standing: standing(), survey: survey(), price: price() }).toEqual({
      standing: [],
      survey: [],
      price: 1000,
    });
    expect(await result()).toEqual({ found: 4, left: [] });
    const told = await noticesOf(story);
    expect(told["leaving.finished"]).toEqual([{ left: 0 }]);
    expect(told["offer.launched"]).toMatchObject([{ title: "One offer" }]);
  });

  it("presses twice and has pressed once", async () => {
    await launch("Twice");
    await Promise.all([press("leave"), press("leave"), press("leave")]);
    await finished();
    expect([standing(), await result()]).toEqual([[], { found: 4, left: [] }]);
  });

  it("finds everything ended though Shopify's answers were lost and the work was begun again half-way", async () => {
    await launch("Lost");
    for (const match of [
      "discountCodeDeactivate",
      "discountAutomaticDeactivate",
      "metafieldsDelete",
    ])
      story.sandbox.faults.add({ kind: "api.timeoutAfterWrite", match, times: 1 });
    await press("leave");
    // as if the worker had been killed after it asked, and another took the job up from the beginning
    await story.until(
      "it was asked",
      async () => (await app.leavingOf(app.pool, shopId))!.rounds > 0,
    );
    await Promise.all([app.endEverything(shopId), app.endEverything(shopId)]);
    await finished();
    expect([standing(), survey(), await result()]).toEqual([[], [], { found: 4, left: [] }]);
  });

  it("reads what could not be ended and why, and tries it again", async () => {
    await launch("Refused");
    story.sandbox.setScopes(
      story.domain,
      story.sandbox
        .tenant(story.domain)
        .grantedScopes()
        .filter((scope) => scope !== "write_discounts")
        .concat("read_discounts"),
    );
    await press("leave");
    await finished();
    const { found, left } = await result();
    expect(found).toBe(4);
    expect(left.map(({ what, title }) => `${what} ${title}`)).toEqual([
      "offer Refused offer",
      "sale Refused sale",
      "sale Refused later",
    ]);
    for (const { why } of left) expect(why).toMatch(/permission/);
    story.sandbox.setScopes(story.domain, [
      ...story.sandbox.tenant(story.domain).grantedScopes(),
      "write_discounts",
    ]);
    await press("leave");
    await finished();
    expect([standing(), (await result()).left]).toEqual([[], []]);
  });

  it("has also ended what somebody activated again in Shopify, and what we believed to have failed", async () => {
    const [again, failed] = [await offer("Activated again"), await sale("Believed failed", 3)];
    await story.settle();
    await app.askToStop(shopId, again);
    await story.settle();
    for (const discount of story.store.discounts())
      if (discount.title === "Activated again")
        story.store.putDiscount({ ...discount, endsAt: null });
    await story.db.query(
      "UPDATE flash_sales SET state = 'failed', discount_id = NULL WHERE sale_id = $1",
      [failed],
    );
    expect(standing().sort()).toEqual(["Activated again", "Believed failed"]);
    await press("leave");
    await finished();
    expect([standing(), (await result()).left]).toEqual([[], []]);
  });
});

describe("while a shop leaves", () => {
  const form = async (route: string, fields: Record<string, string>) => {
    const { action } = await app.routeOf(route);
    const body = new URLSearchParams(fields);
    return app.knock(action!, story.embedded("/app", { method: "POST", body }));
  };
  const anOffer = () => ({
    offerId: randomUUID(),
    segment: "slipping",
    title: "Too late",
    kind: "percentage",
    percent: "10",
    expires: "no",
    holdout: "10",
    intent: "launch",
  });

  it("every page says so, forms that would begin something are refused, and nothing reaches Shopify", async () => {
    await press("leave");
    await finished();
    const shop = await app.requireShop(app.pool, shopId);
    expect((await app.framePage(shop, [])).isLeaving).toBe(true);
    const refused = [
      await form("app.offers.new", anOffer()),
      await form("app.offers.sales.new", {
        saleId: randomUUID(),
        title: "Too late",
        percent: "10",
        products: JSON.stringify([{ id: 3, title: "Product 3" }]),
        startDay: "2099-01-01",
        startTime: "10:00",
        endDay: "2099-01-02",
        endTime: "10:00",
        intent: "schedule",
      }),
      await form("app.feedback.question", { question: "Too late?", comment: "" }),
    ];
    for (const { status, text } of refused) {
      expect(status).toBe(422);
      expect(text).toContain("nothing new begins");
    }
    // what was about to be made when the button was pressed waits
    await offer("Already sent");
    await sale("Already sent too", 3);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(standing()).toEqual([]);
  });

  it("the merchant can stay: what was ended stays ended, the survey is asked again, and offers can be launched", async () => {
    await launch("Back");
    await press("leave");
    await finished();
    expect((await press("stay")).status).toBe(200);
    await story.settle();
    const shop = await app.requireShop(app.pool, shopId);
    expect((await app.framePage(shop, [])).isLeaving).toBe(false);
    expect(standing().filter((title) => title.startsWith("Back"))).toEqual([]);
    expect(survey()).toHaveLength(1);
    expect((await form("app.offers.new", { ...anOffer(), title: "Again" })).status).toBe(302);
    await story.settle();
    expect(standing()).toContain("Again");
  });

  it("staying half-way ends nothing more", async () => {
    await launch("Half");
    story.sandbox.faults.add({ kind: "api.serverError", amount: 503 });
    await press("leave");
    await press("stay");
    await app.endEverything(shopId);
    story.sandbox.faults.clear();
    await story.settle();
    expect(standing().filter((title) => title.startsWith("Half"))).toHaveLength(3);
  });

  it("who uninstalls and comes back later does not find the shop still leaving", async () => {
    await press("leave");
    await finished();
    story.sandbox.uninstall(story.domain);
    await story.sandbox.settle();
    await story.until("the shop is gone", async () => {
      const [shop] = await story.db.query<{ gone: boolean }>(
        "SELECT uninstalled_at IS NOT NULL AS gone FROM shops",
      );
      return shop!.gone;
    });
    await story.open();
    await story.settle();
    expect(await app.leavingSince(app.pool, shopId)).toBeNull();
    expect(survey()).toHaveLength(1);
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { ProductId } from "../../app/ids.ts";
import { actsOf } from "../../app/switches/acts.ts";
import { fromNow, startLaunchingShop, type LaunchingShop } from "../support/launching-shop.ts";

/** The app's modules, loaded once the sandbox stands: Shopify's library takes its fetch when it is first imported. */
async function loadApp() {
  return {
    ...(await import("../../app/admin-api/client.server.ts")),
    ...(await import("../../app/db.server.ts")),
    ...(await import("../../app/flash-sales/sales.server.ts")),
    ...(await import("../../app/flash-sales/schedule.server.ts")),
    ...(await import("../../app/offers/issue.server.ts")),
    ...(await import("../../app/offers/offers.server.ts")),
    ...(await import("../../app/pages/sale/read.server.ts")),
    ...(await import("../../app/pages/offer/read.server.ts")),
    ...(await import("../../app/discounts/automatic/admin-api.server.ts")),
    ...(await import("../../app/shops/shop.server.ts")),
    ...(await import("../../app/shops/team.ts")),
    ...(await import("../../app/surveys/publish.server.ts")),
    ...(await import("../../app/switches/health.server.ts")),
    ...(await import("../../app/switches/switches.server.ts")),
  };
}

const HOUR = 3_600_000;
let app: Awaited<ReturnType<typeof loadApp>>;
let story: LaunchingShop["story"];
let shopId: number;
let sale: LaunchingShop["sale"];
let offer: LaunchingShop["offer"];

beforeAll(async () => {
  ({ story, shopId, sale, offer } = await startLaunchingShop({ products: 2, slipping: 600 }));
  app = await loadApp();
});
afterAll(() => story.close());
afterEach(async () => {
  for (const of of [shopId, app.ALL_SHOPS])
    for (const cause of ["operator", "leaving"] as const)
      await app.resume(app.pool, of, "launching", cause);
});

const byOperator = { cause: "operator", reason: "prices look wrong" } as const;
const stopLaunching = (of = shopId) => app.stop(app.pool, of, "launching", byOperator);
const goOn = (of = shopId) => app.resume(app.pool, of, "launching", "operator");
const titled = (title: string) =>
  [...story.store.discounts()].filter((discount) => discount.title === title);
const survey = () =>
  story.store
    .metafieldsOf(`gid://shopify/Shop/${story.store.shop.id}`)
    .map(({ value }) => value)
    .join();
const stateOf = async (saleId: string) => (await app.getSale(app.pool, shopId, saleId))!.state;

const offerState = async (offerId: string) =>
  (await app.getOffer(app.pool, shopId, offerId))!.state;

/** Jobs that wait because of a switch, and how often any of them failed. */
async function held(): Promise<{ names: string[]; failures: number }> {
  const jobs = await story.db.query<{ name: string; attempts: number }>(
    `SELECT task_identifier AS name, attempts FROM graphile_worker.jobs
      WHERE run_at > now() AND task_identifier = ANY('{offers.launch,flash-sales.create,surveys.publish}') ORDER BY 1`,
  );
  return {
    names: jobs.map(({ name }) => name),
    failures: jobs.reduce((sum, { attempts }) => sum + attempts, 0),
  };
}
const areHeld = (...names: string[]) =>
  story.until(`${names.join(", ")} wait`, async () => (await held()).names.join() === names.join());

describe("while launching is stopped for a shop", () => {
  it("offers, sales and the survey wait, nothing of them reaches Shopify, and all goes on by itself", async () => {
    await stopLaunching();
    const [saleId, offerId] = [await sale("Waits", 1), await offer("Waits too")];
    await app.saveSurvey(shopId, { question: "Stopped?", asksComment: false });
    await areHeld("flash-sales.create", "offers.launch", "surveys.publish");
    expect([titled("Waits"), titled("Waits too")]).toEqual([[], []]);
    expect(survey()).not.toContain("Stopped?");
    expect((await held()).failures).toBe(0);
    const shop = await app.requireShop(app.pool, shopId);
    const pages = [
      await app.salePage(shop, app.adminFor(story.domain), saleId),
      await app.offerPage(shop, app.adminFor(story.domain), offerId, app.rights),
    ];
    for (const page of pages) expect(page!.waits!.words).toContain("prices look wrong");
    expect(await app.stopsHealth(app.pool, shop)).toMatchObject({
      badge: { label: "Stopped" },
      words: expect.stringContaining("for this shop by whoever runs Boomerang"),
    });
    await goOn();
    await story.until("the sale runs", async () => (await stateOf(saleId)) === "live", 5000);
    await story.until("the offer runs", async () => (await offerState(offerId)) === "active");
    expect([titled("Waits").length, titled("Waits too").length]).toEqual([1, 1]);
    await story.until("the survey is published", () => survey().includes("Stopped?"));
    expect(await app.stopsHealth(app.pool, shop)).toMatchObject({ words: "Nothing is stopped." });
    await app.askToCancel(shopId, saleId);
    await story.until("it is over", async () => (await stateOf(saleId)) === "cancelled");
  });

  it("what runs can be ended, and prices are put back", async () => {
    const [saleId, offerId] = [await sale("Runs", 1), await offer("Runs too")];
    await story.until("the sale runs", async () => (await stateOf(saleId)) === "live");
    await story.until("the offer runs", async () => (await offerState(offerId)) === "active");
    await stopLaunching();
    await app.askToCancel(shopId, saleId);
    await app.askToStop(shopId, offerId);
    await story.until("the sale is over", async () => (await stateOf(saleId)) === "cancelled");
    await story.until("the offer is over", async () => (await offerState(offerId)) === "stopped");
    expect(titled("Runs")[0]!.endsAt).not.toBeNull();
  });

  it("a sale that waited past its end is not created any more, and says so", async () => {
    await stopLaunching();
    const saleId = await sale("Too late", 2, { until: 1500 });
    await areHeld("flash-sales.create");
    // the end as it is held: of whole seconds
    const { endsAt } = (await app.getSale(app.pool, shopId, saleId))!;
    await story.until("it is over", () => Date.parse(endsAt) <= Date.now());
    await goOn();
    await story.until("it has failed", async () => (await stateOf(saleId)) === "failed");
    expect((await app.getSale(app.pool, shopId, saleId))!.problem).toContain("Its end came before");
    expect(titled("Too late")).toEqual([]);
  });

  it("a launch that is under way stops before its next codes, and no code is given twice afterwards", async () => {
    const served = story.sandbox.faults.add({
      kind: "api.throttled",
      match: "discountRedeemCodeBulkAdd",
    });
    const offerId = await offer("Half way");
    await story.until("its discount is there", () => titled("Half way").length === 1);
    const codes = () => [...story.store.codesOf(titled("Half way")[0]!.id)].map(({ code }) => code);
    await stopLaunching();
    await areHeld("offers.launch");
    // only now: a request that was under way at that moment may still be served
    served();
    expect(codes()).toHaveLength(1);
    await goOn();
    await story.until("the offer runs", async () => (await offerState(offerId)) === "active");
    expect(titled("Half way")).toHaveLength(1);
    const { treated } = (await app.getOffer(app.pool, shopId, offerId))!;
    expect([codes().length, new Set(codes()).size]).toEqual([treated, treated]);
  });
});

it("the request itself is held back, whatever its job has asked before", async () => {
  const create = () =>
    app.createAutomaticDiscount(
      app.adminFor(story.domain),
      { title: "At the last moment", startsAt: fromNow(0), endsAt: fromNow(HOUR) },
      { kind: "automatic_percentage", percent: 10, productIds: [2 as ProductId] },
    );
  await stopLaunching(app.ALL_SHOPS);
  await expect(create()).rejects.toThrow("launching is stopped since");
  expect(titled("At the last moment")).toEqual([]);
  await goOn(app.ALL_SHOPS);
  await create();
  expect(titled("At the last moment")).toHaveLength(1);
});

it("a shop that leaves and whoever runs Boomerang stop apart: each lets go of its own only", async () => {
  await stopLaunching();
  expect(await stopLaunching()).toBe(false);
  await app.stop(app.pool, shopId, "launching", { cause: "leaving", reason: "" });
  expect((await app.stopsOf(app.pool, shopId)).map(({ cause }) => cause)).toEqual([
    "operator",
    "leaving",
  ]);
  await goOn();
  expect(await app.stopsOf(app.pool, shopId)).toMatchObject([{ cause: "leaving", forAll: false }]);
  const shop = await app.requireShop(app.pool, shopId);
  expect((await app.stopsHealth(app.pool, shop)).words).toContain("leaving Boomerang");
  await expect(app.guardActs(story.domain, ["launching"])).rejects.toThrow("stopped");
  await app.guardActs("another.myshopify.com", ["launching"]);
  await app.guardActs(story.domain, ["sending", "crediting"]);
  await app.guardActs(story.domain, actsOf("query Shop { shop { id } }"));
});

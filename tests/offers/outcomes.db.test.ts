import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Right } from "../../app/shops/team.ts";
import { sampleCustomer, sampleOrder, sampleProduct } from "../support/sample-shop.ts";
import { startStory, type Story } from "../support/story.ts";

async function loadApp() {
  return {
    ...(await import("../../app/admin-api/client.server.ts")),
    ...(await import("../../app/db.server.ts")),
    ...(await import("../../app/offers/make.server.ts")),
    ...(await import("../../app/offers/offers.server.ts")),
    ...(await import("../../app/offers/verdicts.server.ts")),
    ...(await import("../../app/pages/offer/act.server.ts")),
    ...(await import("../../app/pages/offer/read.server.ts")),
    ...(await import("../../app/pages/offers/listed.server.ts")),
    ...(await import("../../app/shops/shop.server.ts")),
    ...(await import("../../app/shops/team.ts")),
  };
}

const CUSTOMERS = 120;
const DAY_MS = 86_400_000;
let app: Awaited<ReturnType<typeof loadApp>>;
let story: Story;
let shop: Awaited<ReturnType<typeof app.requireShop>>;
const offerId = randomUUID();

beforeAll(async () => {
  story = await startStory({
    fill: (store) => {
      store.putProduct(sampleProduct(1));
      for (let id = 1; id <= CUSTOMERS; id++) {
        store.putCustomer(sampleCustomer(id));
        store.putOrder(sampleOrder(id, { customerId: id }));
      }
    },
  });
  app = await loadApp();
  await story.open();
  await story.settle();
  shop = await app.requireShop(app.pool, await story.shopId());
  await story.db.query("UPDATE customer_values SET state = 'slipping'");
  await app.makeOffer(shop.shopId, offerId, "slipping", {
    title: "Come back",
    discount: { kind: "percentage", percent: 10, minimumMinor: null, oncePerCustomer: true },
    endsAt: null,
    holdoutPercent: 40,
    marginPercent: 50,
  });
  await story.settle();
});
afterAll(() => story.close());

const admin = () => app.adminFor(story.domain);
async function listed(rights: readonly Right[] = app.rights) {
  const teller = { shop, admin: admin(), seesCosts: rights.includes("costs"), now: Date.now() };
  const { ids, tell } = await app.offerList(teller, new URLSearchParams());
  return (await tell(ids))[0]!;
}
const opened = async () => (await app.offerPage(shop, admin(), offerId, app.rights))!;

/** The orders of the shop fall into the outcome window. @param daysAgo when it closed */
async function windowWas(daysAgo: number): Promise<void> {
  const until = new Date(Date.now() - daysAgo * DAY_MS);
  const from = new Date("2015-01-01T00:00:00Z");
  await story.db.query("UPDATE offers SET launched_at = $1, ends_at = $2", [from, until]);
  await story.db.query(
    "UPDATE experiments SET began_at = $1, until_at = $2, arms = NULL, judged = NULL",
    [from, until],
  );
}

describe("until the day an offer is judged", () => {
  it("its page says how far it is and how many of how many ordered, and the list says the day", async () => {
    await windowWas(-9.5);
    const { progress, isOver, results } = await opened();
    expect(isOver).toBe(false);
    expect(progress!.daysLeft).toBe(10);
    expect(progress!.passed).toBeGreaterThan(0.9);
    const { treated, holdout } = results!;
    expect(treated.members + holdout.members).toBe(CUSTOMERS);
    expect(treated.buyers + holdout.buyers).toBe(CUSTOMERS);
    expect(results!.verdict).toBe("no proof yet");
    expect((await listed()).outcome).toMatchObject({ kind: "open" });
  });

  it("sending its codes is asked for until somebody says that they are sent", async () => {
    expect((await opened()).offer.codesSentAt).toBeNull();
    const form = new FormData();
    form.set("intent", "sent");
    const said = await app.actOnOffer(shop.shopId, offerId, app.rights, form);
    expect(said.problem).toBeNull();
    expect((await opened()).offer.codesSentAt).toMatch(/^\d{4}-/);
  });
});

describe("once the window has closed", () => {
  it("the list shows what the page shows from the night on, without reading orders again", async () => {
    await windowWas(1);
    expect((await listed()).outcome).toEqual({ kind: "adding" });
    await app.tellVerdicts(shop.shopId, new Date());
    const { results, isOver } = await opened();
    expect(isOver).toBe(true);
    const { treatedRate, holdoutRate, verdict } = results!;
    expect((await listed()).outcome).toEqual({
      kind: "judged",
      treatedRate,
      holdoutRate,
      verdict,
    });
    const without = app.rights.filter((right) => right !== "costs");
    expect((await listed(without)).outcome).toMatchObject({ kind: "judged", verdict: null });
    await story.settle();
  });

  it("a night adds up also what closed long before it", async () => {
    await windowWas(300);
    await app.tellVerdicts(shop.shopId, new Date());
    expect((await listed()).outcome).toMatchObject({ kind: "judged" });
  });
});

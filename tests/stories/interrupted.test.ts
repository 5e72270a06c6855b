import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ProductId } from "../../app/ids.ts";
import { discountStatus } from "../../sandbox/pricing/discount-status.ts";
import { sampleProduct } from "../support/sample-shop.ts";
import { startStory, type Story } from "../support/story.ts";

/** The app's modules, loaded once the sandbox stands. */
async function loadApp() {
  return {
    ...(await import("../../app/db.server.ts")),
    ...(await import("../../app/flash-sales/sales.server.ts")),
    ...(await import("../../app/flash-sales/schedule.server.ts")),
    ...(await import("../../app/offers/issue.server.ts")),
    ...(await import("../../app/offers/make.server.ts")),
    ...(await import("../../app/offers/offers.server.ts")),
    ...(await import("../../app/switches/switches.server.ts")),
  };
}

const HOUR = 3_600_000;
let app: Awaited<ReturnType<typeof loadApp>>;
let story: Story;
let shopId: number;

beforeAll(async () => {
  story = await startStory({
    fill: (store) => {
      for (const id of [1, 2]) store.putProduct(sampleProduct(id));
    },
  });
  app = await loadApp();
  await story.open();
  await story.settle();
  const [shop] = await story.db.query<{ shop_id: number }>("SELECT shop_id FROM shops");
  shopId = shop!.shop_id;
  await story.db.query(
    `INSERT INTO customer_values (shop_id, customer_id, state, state_since, computed_at)
     SELECT $1, id, 'slipping', '2026-11-01', now() FROM generate_series(1, 30) id`,
    [shopId],
  );
});
afterAll(() => story.close());

const at = (ms: number) => new Date(Date.now() + ms).toISOString();

async function sale(title: string, product: number): Promise<string> {
  const saleId = randomUUID();
  const productIds = [product as ProductId];
  const discount = { kind: "automatic_percentage" as const, percent: 25, productIds };
  await app.scheduleSale(shopId, saleId, {
    title,
    discount,
    startsAt: at(0),
    endsAt: at(9 * HOUR),
  });
  return saleId;
}

async function offer(title: string): Promise<string> {
  const offerId = randomUUID();
  await app.makeOffer(shopId, offerId, "slipping", {
    title,
    discount: { kind: "percentage", percent: 20, minimumMinor: null, oncePerCustomer: true },
    endsAt: null,
    holdoutPercent: 10,
    marginPercent: null,
  });
  return offerId;
}

const standing = () =>
  [...story.store.discounts()]
    .filter(({ startsAt, endsAt }) => discountStatus({ startsAt, endsAt }, at(0)) !== "EXPIRED")
    .map(({ title }) => title);

it("what an uninstall interrupted is ended when the shop comes back, and never hangs between two states", async () => {
  const running = [await offer("Running offer"), await sale("Running sale", 1)] as const;
  await story.settle();
  expect(standing().sort()).toEqual(["Running offer", "Running sale"]);
  const why = { cause: "operator" as const, reason: "a look" };
  await app.stop(app.pool, shopId, "launching", why);
  const begun = [await offer("Begun offer"), await sale("Begun sale", 2)] as const;
  story.sandbox.faults.add({ kind: "api.serverError", times: 1000 });
  await app.askToStop(shopId, running[0]);
  await app.askToCancel(shopId, running[1]);
  story.sandbox.uninstall(story.domain);
  await story.sandbox.settle();
  await story.until("the shop has left", async () => {
    const left = await story.db.query("SELECT 1 FROM shops WHERE uninstalled_at IS NOT NULL");
    return left.length === 1;
  });
  story.sandbox.faults.clear();
  await app.resume(app.pool, shopId, "launching", "operator");

  expect(standing()).toHaveLength(2);
  await story.open();
  await story.settle();
  expect(standing()).toEqual([]);
  const states = [
    ...(await Promise.all([running[0], begun[0]].map((id) => app.getOffer(app.pool, shopId, id)))),
    ...(await Promise.all([running[1], begun[1]].map((id) => app.getSale(app.pool, shopId, id)))),
  ];
  expect(states).toMatchObject([
    { state: "stopped", problem: null },
    { state: "stopped", problem: expect.stringContaining("uninstalled") },
    { state: "cancelled", problem: null },
    { state: "cancelled", problem: expect.stringContaining("uninstalled") },
  ]);
});

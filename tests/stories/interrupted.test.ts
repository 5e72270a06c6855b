import { afterAll, beforeAll, expect, it } from "vitest";
import { discountStatus } from "../../sandbox/pricing/discount-status.ts";
import { fromNow, startLaunchingShop, type LaunchingShop } from "../support/launching-shop.ts";

/** The app's modules, loaded once the sandbox stands. */
async function loadApp() {
  return {
    ...(await import("../../app/db.server.ts")),
    ...(await import("../../app/flash-sales/sales.server.ts")),
    ...(await import("../../app/flash-sales/schedule.server.ts")),
    ...(await import("../../app/offers/issue.server.ts")),
    ...(await import("../../app/offers/offers.server.ts")),
    ...(await import("../../app/switches/switches.server.ts")),
  };
}

let app: Awaited<ReturnType<typeof loadApp>>;
let story: LaunchingShop["story"];
let shopId: number;
let sale: LaunchingShop["sale"];
let offer: LaunchingShop["offer"];

beforeAll(async () => {
  ({ story, shopId, sale, offer } = await startLaunchingShop({ products: 2, slipping: 30 }));
  app = await loadApp();
});
afterAll(() => story.close());

const standing = () =>
  [...story.store.discounts()]
    .filter(
      ({ startsAt, endsAt }) => discountStatus({ startsAt, endsAt }, fromNow(0)) !== "EXPIRED",
    )
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

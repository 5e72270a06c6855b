import { afterEach, expect, it } from "vitest";
import { createRandom } from "../../app/numeric/random.ts";
import { faultKinds, type FaultKind } from "../../sandbox/faults/faults.ts";
import { generateShop } from "../../sandbox/generator/generate.ts";
import { FIRST_READINGS, OTHER_READINGS } from "../support/readings.ts";
import { startStory, type Story } from "../support/story.ts";
import { differences } from "../support/storm/compare.ts";
import { beginFaults } from "../support/storm/faults.ts";
import { createLife } from "../support/storm/life.ts";
import { heardOf, hearEverything } from "../support/storm/hear-everything.ts";
import { givenUp, hurry, jobsLeft } from "../support/storm/patience.ts";

// One storm in one process; `npm run storm` has the long ones, with processes that are killed.
const SEED = process.env["STORM_SEED"] ?? "7";
const ORDERS = 250;
const STEPS = 140;
/** faults stay so long after the last change */
const STORM_MS = 6000;

let story: Story | undefined;
afterEach(() => story?.close());

it(`a storm (seed ${SEED}) over import and live orders leaves nothing wrong, to the cent`, async () => {
  const random = createRandom(`storm ${SEED}`);
  story = await startStory({
    // tax in its prices: `npm run storm` has shops of either kind
    shop: { planName: "Shopify Plus", country: "DE" },
    fill: async (store, sandbox) => {
      await generateShop(store, { orders: ORDERS, seed: SEED, endsAt: sandbox.clock.now() });
    },
  });
  const { sandbox, domain, store, db } = story;
  const life = createLife(sandbox, domain, random.fork("life").int(0, 2 ** 31));
  const query = db.query as never;
  const { reconcileOrders } = await import("../../app/orders/reconcile.server.ts");
  const { checkCounts } = await import("../../app/orders/check-counts.server.ts");
  const { goRounds } = await import("../../app/worker/schedule.server.ts");
  sandbox.tenant(domain).play(random.fork("readings").pick([FIRST_READINGS, OTHER_READINGS]));
  // the merchant's own click is not part of the storm
  await story.open();
  const topics = hearEverything(sandbox, domain, "/webhooks");
  const faults = beginFaults(sandbox, random.fork("faults"), "all");
  // a short storm asks Shopify little: these come for sure
  sandbox.faults.add({ kind: "api.partialData", times: 4 });
  for (let step = 0; step < STEPS; step++) {
    life.step();
    if (step % 40 === 39) sandbox.tenant(domain).tokens.expireAll();
    if (step % 5 === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    if (step % 20 === 19) await hurry(query);
  }

  // jobs meet the faults too, not only the changes
  const until = Date.now() + STORM_MS;
  while (Date.now() < until && (await jobsLeft(query)) > 0) {
    await hurry(query);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }

  sandbox.faults.clear();
  const calm = async (fact: string) => {
    await sandbox.settle({ later: true });
    await story!.until(
      fact,
      async () => {
        await hurry(query);
        return (await jobsLeft(query)) === 0;
      },
      60_000,
    );
  };
  await calm("the import and what the webhooks asked for is done");
  // what the schedule does every hour and every night
  const [shop] = await db.query<{ shop_id: number }>("SELECT shop_id FROM shops");
  await reconcileOrders(shop!.shop_id);
  await calm("the hourly reconciliation is done");
  await checkCounts(shop!.shop_id);
  await calm("the nightly counting is done");
  expect(await differences(store, query, { products: false })).toEqual([]);
  await db.query("UPDATE shops SET night_of = '2000-01-01'");
  await goRounds(new Date());
  await calm("all nightly jobs are done");

  expect(await givenUp(query)).toEqual([]);
  expect(await differences(store, query, { products: true })).toEqual([]);
  const [row] = await db.query("SELECT phase FROM order_imports ORDER BY started_at DESC LIMIT 1");
  expect(row).toEqual({ phase: "done" });
  // what no release hears yet came in between, and was answered
  const { taken, lost } = heardOf(sandbox, domain, topics);
  expect(lost).toEqual([]);
  expect(Object.keys(taken)).toEqual(
    expect.arrayContaining(["checkouts/create", "inventory_levels/update", "customers/update"]),
  );
  expect(Object.keys(taken).length).toBeGreaterThan(8);

  // the storm was one
  const struck = Object.values(sandbox.faults.counts);
  const ofTheExport = (kind: FaultKind) => kind.startsWith("bulk.");
  expect(faultKinds.filter((kind) => !ofTheExport(kind) && !faults.includes(kind))).toEqual([]);
  expect(struck.length).toBeGreaterThan(8);
  for (const kind of ["api.partialData", "webhook.noVersion", "webhook.noShop"] as const)
    expect([kind, sandbox.faults.counts[kind] ?? 0]).not.toEqual([kind, 0]);
  expect(struck.reduce((sum, n) => sum + n, 0)).toBeGreaterThan(faults.length * 5);
  expect(Object.keys(life.done).length).toBeGreaterThan(10);
});

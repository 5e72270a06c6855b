import { DateTime } from "luxon";
import { afterAll, beforeAll, expect, it } from "vitest";
import { historySinceDay } from "../../app/shops/history.ts";
import { generateShop } from "../../sandbox/generator/generate.ts";
import { deleteOrder } from "../../sandbox/life/order.ts";
import type { OrderRecord } from "../../sandbox/store/types.ts";
import { differences } from "../support/storm/compare.ts";
import { startStory, type Story } from "../support/story.ts";

const DAY = 86_400_000;
/** The shop is opened so many days ago; then it is today. */
const DAYS_AGO = 6;

let story: Story;
let allScopes: string[];
beforeAll(async () => {
  story = await startStory({
    shop: { planName: "Shopify Plus" },
    lacks: ["read_all_orders"],
    fill: async (store, sandbox) => {
      sandbox.clock.advance(-DAYS_AGO * DAY);
      await generateShop(store, { orders: 500, seed: "window", endsAt: sandbox.clock.now() });
      sandbox.install("story.myshopify.com");
      allScopes = sandbox.tenant("story.myshopify.com").grantedScopes();
    },
  });
  await story.open();
  await done("import");
});
afterAll(() => story.close());

async function done(purpose: "import" | "weekly", times = 1): Promise<void> {
  await story.until(`${purpose} ${times} is done`, async () => {
    const found = await story.db.query(
      "SELECT 1 FROM order_imports WHERE purpose = $1 AND phase = 'done'",
      [purpose],
    );
    return found.length >= times;
  });
  await story.settle();
}

const shop = async () => {
  const { getShop } = await import("../../app/shops/shop.server.ts");
  const { pool } = await import("../../app/db.server.ts");
  return (await getShop(pool, story.domain))!;
};
const heldIds = async () =>
  (
    await story.db.query<{ id: string }>(
      "SELECT order_id::text AS id FROM orders ORDER BY order_id",
    )
  ).map(({ id }) => id);
const idsSince = (moment: number) =>
  [...story.store.orders()]
    .filter((order: OrderRecord) => Date.parse(order.createdAt) >= moment)
    .map((order) => String(order.id))
    .sort((a, b) => Number(a) - Number(b));

it("without access to all orders the last 60 days are read, and every page says since when", async () => {
  const window = idsSince(story.sandbox.clock.now().getTime() - 60 * DAY);
  expect(window.length).toBeLessThan(story.store.orderCount() - 100);
  expect(window.length).toBeGreaterThan(10);
  expect(await heldIds()).toEqual(window);
  const { historySince } = await shop();
  expect(Math.abs(Date.now() - 60 * DAY - historySince!.getTime())).toBeLessThan(DAY);
  expect(historySinceDay(await shop())).toBe(
    DateTime.fromJSDate(historySince!, { zone: story.store.shop.timezone }).toISODate(),
  );
});

it("orders that grow older than Shopify shows stay, and only what was deleted goes", async () => {
  const { startComparison } = await import("../../app/orders/weekly.server.ts");
  const { checkCounts } = await import("../../app/orders/check-counts.server.ts");
  const before = await heldIds();
  story.sandbox.clock.advance(DAYS_AGO * DAY);
  const visible = idsSince(story.sandbox.clock.now().getTime() - 60 * DAY);
  expect(visible.length).toBeLessThan(before.length);
  const deleted = visible.at(-5)!;
  story.sandbox.faults.add({ kind: "webhook.drop" });
  deleteOrder(story.sandbox, story.domain, Number(deleted));
  await story.sandbox.settle();
  story.sandbox.faults.clear();
  const { shopId } = await shop();
  await startComparison(shopId);
  await done("weekly");
  const kept = before.filter((id) => id !== deleted);
  expect(await heldIds()).toEqual(kept);
  await checkCounts(shopId);
  await story.settle();
  expect(await heldIds()).toEqual(kept);
});

it("granted while orders are read without it: they are read once more, and then the label goes", async () => {
  const { startImport } = await import("../../app/orders/import.server.ts");
  await startImport((await shop()).shopId);
  await story.until("it began without it", async () => {
    const rows = await story.db.query(
      "SELECT 1 FROM order_imports WHERE purpose = 'import' AND phase = 'starting'",
    );
    return rows.length === 0;
  });
  story.sandbox.setScopes(story.domain, allScopes);
  await story.until("it is known to be granted", async () =>
    (await shop()).scopes.includes("read_all_orders"),
  );
  // not before the older orders are there
  if ((await heldIds()).length < story.store.orderCount())
    expect(historySinceDay(await shop())).not.toBeNull();
  await done("import", 3);
  expect(historySinceDay(await shop())).toBeNull();
  expect(await differences(story.store, story.db.query as never, { products: false })).toEqual([]);
});

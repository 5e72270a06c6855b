// A shop whose older orders Shopify does not show, and the file its merchant has of them.
import { afterAll, beforeAll, expect, it } from "vitest";
import { generateShop } from "../../sandbox/generator/generate.ts";
import type { OrderRecord } from "../../sandbox/store/types.ts";
import { exportOfShop } from "../support/export-of-shop.ts";
import { differences } from "../support/storm/compare.ts";
import { noticesOf } from "../support/notices.ts";
import { startStory, type Story } from "../support/story.ts";

const DAY = 86_400_000;
const PART = 40_000;

let story: Story;
let allScopes: string[];
let file: Buffer;
beforeAll(async () => {
  story = await startStory({
    shop: { planName: "Shopify Plus" },
    lacks: ["read_all_orders"],
    fill: async (store, sandbox) => {
      await generateShop(store, { orders: 600, seed: "file", endsAt: sandbox.clock.now() });
      sandbox.install("story.myshopify.com");
      allScopes = sandbox.tenant("story.myshopify.com").grantedScopes();
    },
  });
  await story.open();
  await imported(1);
  file = Buffer.from(exportOfShop(story.store, all()));
});
afterAll(() => story.close());

/** An export has no test orders. */
const all = (): OrderRecord[] =>
  [...story.store.orders()].filter((order) => !order.test).sort((a, b) => b.id - a.id);
/** Those Shopify does not show. */
const older = () =>
  all().filter(
    (order) => Date.parse(order.processedAt) < story.sandbox.clock.now().getTime() - 60 * DAY,
  );

async function imported(times: number): Promise<void> {
  await story.until("the orders are read", async () => {
    const done = await story.db.query("SELECT 1 FROM order_imports WHERE phase = 'done'");
    return done.length >= times;
  });
  await story.settle();
}

interface Answer {
  status: number;
  problem?: string | null;
  fileId?: string;
  next?: number | null;
}

async function post(place: string, body: BodyInit): Promise<Answer> {
  const { action } = await import("../../app/routes/app.settings.order-file.ts");
  const request = story.embedded(`/app/settings/order-file${place}`, { method: "POST", body });
  const answer = await action({ request, params: {}, context: {} });
  return { status: answer.status, ...((await answer.json()) as object) };
}
const begin = (name: string, size: number) =>
  post("", new URLSearchParams({ intent: "begin", name, size: String(size) }));
const part = (fileId: string, from: number, bytes = file) =>
  post(`?file=${fileId}&from=${from}`, new Uint8Array(bytes.subarray(from, from + PART)));

/** Part by part from where the answer says, as the page does it. @param parts after so many the page is lost */
async function upload(bytes = file, name = "orders.csv", parts = Infinity): Promise<string> {
  const { fileId, next } = await begin(name, bytes.length);
  let at: number | null | undefined = next;
  for (let n = 0; typeof at === "number" && n < parts; n++) {
    const answer: Answer = await part(fileId!, at, bytes);
    expect(answer.problem ?? null).toBeNull();
    at = answer.next;
  }
  await story.settle();
  return fileId!;
}
const card = async () => {
  const { orderFileCardOf } = await import("../../app/pages/data/order-file.server.ts");
  const { getShop } = await import("../../app/shops/shop.server.ts");
  const { pool } = await import("../../app/db.server.ts");
  return orderFileCardOf((await getShop(pool, story.domain))!);
};
const held = () =>
  story.db.query<{ id: string; customer: string | null; filed: boolean; counts: boolean }>(
    `SELECT o.order_id::text AS id, o.customer_id::text AS customer, o.counts, f.order_id IS NOT NULL AS filed
       FROM orders o LEFT JOIN filed_orders f USING (shop_id, order_id) WHERE NOT o.test ORDER BY o.order_id`,
  );
const factsOfCustomers = () =>
  story.db.query<{ customer_id: string; orders: number }>(
    "SELECT customer_id::text, orders FROM customers ORDER BY customer_id",
  );
const truth = () =>
  all()
    .map(({ id, customerId }) => [String(id), customerId === null ? null : String(customerId)])
    .sort((a, b) => Number(a[0]) - Number(b[0]));

it("a file that is none is refused with words, beside the field", async () => {
  expect(await begin("orders.xlsx", 100)).toMatchObject({
    status: 422,
    problem: expect.stringContaining("no CSV file") as string,
  });
  expect((await begin("orders.csv", 2 ** 30 + 1)).problem).toMatch(/more than 1 GB/);
  expect((await begin("orders.csv", 0)).problem).toMatch(/empty/);
  const other = Buffer.from("Handle,Title\nmug,Mug\n");
  const { fileId } = await begin("products.csv", other.length);
  expect(await part(fileId!, 0, other)).toMatchObject({
    status: 422,
    problem: expect.stringMatching(/not Shopify's order export: .*"name"/) as string,
  });
  await post("", new URLSearchParams({ intent: "remove", file: fileId! }));
  expect((await card())!.files).toEqual([]);
});

it("who may not change settings may not give or remove a file", async () => {
  const { pool } = await import("../../app/db.server.ts");
  const { writeSettings } = await import("../../app/shops/room-settings.server.ts");
  const { rights, teamSettings } = await import("../../app/shops/team.ts");
  const shopId = await story.shopId();
  const others = (may: readonly (typeof rights)[number][]) =>
    writeSettings(pool, shopId, teamSettings, { others: [...may] });
  await others(["launch", "money", "costs", "export"]);
  await expect(begin("orders.csv", 100)).rejects.toMatchObject({ status: 403 });
  await others(rights);
  expect((await card())!.files).toEqual([]);
});

it("an upload that broke off is gone on with where it was, and a part that comes twice counts once", async () => {
  const fileId = await upload(file, "orders.csv", 2);
  const { bytesRead } = (await card())!.files[0]!;
  expect(bytesRead).toBeGreaterThan(PART / 2);
  expect(bytesRead).toBeLessThan(file.length);
  expect((await part(fileId, 0)).next).toBe(bytesRead);
  expect(await begin("orders.csv", file.length)).toMatchObject({ fileId, next: bytesRead });
});

it("the older orders are in all figures, given to their customers, and known as from a file", async () => {
  await upload();
  const orders = await held();
  expect(orders.map(({ id, customer }) => [id, customer])).toEqual(truth());
  expect(orders.filter(({ filed }) => filed).length).toBe(older().length);
  expect((await card())!.files).toMatchObject([
    {
      phase: "done",
      orders: all().length,
      held: all().length - older().length,
      counted: older().length,
      setAside: 0,
      problem: null,
    },
  ]);
  expect((await noticesOf(story))["order-file.finished"]).toEqual([
    { orders: older().length, setAside: 0 },
  ]);
  const facts = await factsOfCustomers();
  const counting = orders.filter(({ customer, counts }) => customer !== null && counts);
  expect(facts.reduce((sum, { orders }) => sum + Number(orders), 0)).toBe(counting.length);
  const [{ valued }] = (await story.db.query("SELECT count(*) AS valued FROM customer_values")) as [
    { valued: string },
  ];
  expect(Number(valued)).toBe(facts.length);
});

it("how the buyers can be reached is not kept", async () => {
  expect(await story.db.query("SELECT 1 FROM order_file_buyers")).toEqual([]);
  const [row] = await story.db.query<{ kept: string }>(
    "SELECT string_agg(to_jsonb(f)::text, '') AS kept FROM order_files f",
  );
  expect(row!.kept).not.toContain("@");
});

it("the same file again changes nothing", async () => {
  const before = [await held(), await factsOfCustomers()];
  await upload();
  expect([await held(), await factsOfCustomers()]).toEqual(before);
  expect((await card())!.files.map(({ counted }) => counted).sort()).toEqual([0, older().length]);
});

it("the comparisons with Shopify leave them alone", async () => {
  const { checkCounts } = await import("../../app/orders/check-counts.server.ts");
  const { startComparison } = await import("../../app/orders/weekly.server.ts");
  const before = await held();
  const shopId = await story.shopId();
  await checkCounts(shopId);
  await startComparison(shopId);
  await imported(2);
  expect(await held()).toEqual(before);
});

it("a file is removed with its orders, and nothing else", async () => {
  for (const { fileId } of (await card())!.files)
    await post("", new URLSearchParams({ intent: "remove", file: fileId }));
  await story.settle();
  const orders = await held();
  expect(orders.length).toBe(all().length - older().length);
  expect(orders.some(({ filed }) => filed)).toBe(false);
  expect((await card())!.files).toEqual([]);
});

it("orders without numbers are matched by name, and make room when Shopify gives all", async () => {
  await upload(Buffer.from(exportOfShop(story.store, all(), { withIds: false })), "old.csv");
  const orders = await held();
  expect(orders.length).toBe(all().length);
  expect(orders.filter(({ filed }) => filed).length).toBe(older().length);
  story.sandbox.setScopes(story.domain, allScopes);
  await imported(3);
  await story.until("all orders are Shopify's", async () =>
    (await held()).every(({ filed }) => !filed),
  );
  await story.settle();
  expect((await card())!.files).toMatchObject([{ counted: 0 }]);
  expect(await differences(story.store, story.db.query as never, { products: false })).toEqual([]);
});

import { afterAll, beforeAll, expect, it } from "vitest";
import { generateShop } from "../../sandbox/generator/generate.ts";
import { startStory, type Story } from "../support/story.ts";
import { periodAt } from "../support/usual-period.ts";

let story: Story;
const approve = (level: string) =>
  fetch(`${story.sandbox.url}/__sandbox/shops/${story.domain}/protected-data`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ level }),
  }).then((answer) => expect(answer.status).toBe(200));

/** What home says. */
async function home() {
  const { homePage } = await import("../../app/pages/home/read.server.ts");
  const { getShop } = await import("../../app/shops/shop.server.ts");
  const { pool } = await import("../../app/db.server.ts");
  return homePage((await getShop(pool, story.domain))!, periodAt(new Date()), new Date());
}

/** Jobs that wait for their next try are tried now. */
const time = () =>
  story.db.query(
    "UPDATE graphile_worker._private_jobs SET run_at = now() WHERE locked_at IS NULL AND run_at > now()",
  );

beforeAll(async () => {
  story = await startStory({
    fill: async (store, sandbox) => {
      await generateShop(store, { orders: 90, seed: "protected", endsAt: sandbox.clock.now() });
    },
  });
  await approve("none");
});
afterAll(() => story.close());

it("a shop without approval for protected customer data is told at once what to ask for and where", async () => {
  await story.open();
  await story.until("the refusal is known", async () => (await home()).refused !== null);
  expect((await home()).refused).toContain("Protected customer data access");
  const { connectionHealth } = await import("../../app/shops/health.ts");
  const { getShop } = await import("../../app/shops/shop.server.ts");
  const { pool } = await import("../../app/db.server.ts");
  const line = connectionHealth((await getShop(pool, story.domain))!);
  expect(line.badge.label).toBe("Paused");
  expect(line.words).toContain("Partner Dashboard");
});

it("no try counts as failed, however often Shopify refuses", async () => {
  for (let n = 0; n < 4; n++) {
    await time();
    await story.settle();
  }
  const failed = await story.db.query(
    "SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'orders.import' AND attempts > 1",
  );
  expect(failed).toEqual([]);
  const [row] = await story.db.query<{ phase: string }>("SELECT phase FROM order_imports");
  expect(row).toEqual({ phase: "starting" });
});

it("once approved the orders are read by themselves, without names as long as these are not granted", async () => {
  await approve("1");
  await time();
  await story.until("the import is done", async () => {
    const [row] = await story.db.query<{ phase: string }>("SELECT phase FROM order_imports");
    return row?.phase === "done";
  });
  await time();
  await story.settle();
  expect((await home()).refused).toBeNull();
  const { adminFor } = await import("../../app/admin-api/client.server.ts");
  const { liveNames } = await import("../../app/pages/live.server.ts");
  const [customer] = await story.db.query<{ id: string }>(
    "SELECT customer_id::text AS id FROM customers LIMIT 1",
  );
  const id = Number(customer!.id) as never;
  const hidden = await liveNames(adminFor(story.domain, "page"), [id]);
  expect(hidden.names).toEqual({});
  expect(hidden.hidden).toContain("Names are hidden");
  await approve("2");
  const told = await liveNames(adminFor(story.domain, "page"), [id]);
  expect(told.hidden).toBeNull();
  expect(Object.keys(told.names)).toEqual([customer!.id]);
});

it("a customer's page tells where they live, or why it may not: the country is a permission of its own", async () => {
  const { adminFor } = await import("../../app/admin-api/client.server.ts");
  const { customerPage } = await import("../../app/pages/customer/read.server.ts");
  const { getShop } = await import("../../app/shops/shop.server.ts");
  const { pool } = await import("../../app/db.server.ts");
  const shop = (await getShop(pool, story.domain))!;
  const [customer] = await story.db.query<{ id: string }>(
    "SELECT customer_id::text AS id FROM customers LIMIT 1",
  );
  const page = async (level: string) => {
    await approve(level);
    const admin = adminFor(story.domain, "page");
    const { country, hidden } = (await customerPage(shop, admin, customer!.id, null, new Date()))!;
    return { country, hidden };
  };
  const lives = expect.stringMatching(/^Lives in [A-Z][a-zA-Z ]+\.$/) as string;
  const names = expect.stringContaining("Names are hidden") as string;
  const missing = expect.stringContaining("The country is missing") as string;
  const orders = expect.stringContaining("orders and their customers cannot be read") as string;
  expect(await page("none")).toEqual({ country: null, hidden: orders });
  expect(await page("1")).toEqual({ country: missing, hidden: names });
  expect(await page("1 and countries")).toEqual({ country: lives, hidden: names });
  expect(await page("2")).toEqual({ country: lives, hidden: null });
});

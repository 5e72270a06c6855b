import { beforeEach, expect, it } from "vitest";
import { readBucket, rememberBucket, takePoints } from "../../app/admin-api/bucket.server.ts";
import { useDatabase } from "../support/db.ts";
import { busyness } from "../../scripts/patience.ts";

const domain = "bucket.myshopify.com";

beforeEach(async () => {
  const db = await useDatabase();
  await db.query("INSERT INTO shops (domain) VALUES ($1) ON CONFLICT DO NOTHING", [domain]);
  await db.query("DELETE FROM admin_buckets");
});

it("before Shopify has answered once, nothing waits", async () => {
  await takePoints(domain, 900, "job");
  expect(await readBucket(domain)).toBeNull();
});

it("requests that come at the same moment share the bucket: together they take no more than it has and restores", async () => {
  await rememberBucket(domain, { available: 1000, maximum: 1000, restoreRate: 1000 });
  const began = performance.now();
  await Promise.all(Array.from({ length: 30 }, () => takePoints(domain, 100, "page")));
  const seconds = (performance.now() - began) / 1000;
  // 3,000 points were taken: 1,000 were there, 2,000 had to come back at 1,000 a second
  expect(seconds).toBeGreaterThanOrEqual(1.95);
  expect(seconds).toBeLessThan(4 * busyness());
  expect((await readBucket(domain))!.available).toBeGreaterThanOrEqual(0);
});

it("a job waits where a page goes ahead", async () => {
  await rememberBucket(domain, { available: 300, maximum: 1000, restoreRate: 2000 });
  const order: string[] = [];
  await Promise.all([
    takePoints(domain, 100, "job").then(() => order.push("job")),
    takePoints(domain, 100, "page").then(() => order.push("page")),
  ]);
  expect(order).toEqual(["page", "job"]);
});

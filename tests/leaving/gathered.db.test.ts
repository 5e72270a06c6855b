import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, pool } from "../../app/db.server.ts";
import {
  askForEverything,
  dropGathered,
  gatheredOf,
  gatheredParts,
  gatherEverything,
  gatheringGivenUp,
} from "../../app/leaving/gathered.server.ts";
import { redactCustomer } from "../../app/shops/erasure.server.ts";
import { ensureInstalled } from "../../app/shops/shop.server.ts";
import { holdings } from "../../app/worker/holdings.ts";
import { emptyQueue, jobsOf } from "../support/jobs.ts";
import { filesOfZip } from "../support/zip.ts";

let shopId: number;
beforeEach(async () => {
  await emptyQueue();
  ({ shopId } = await ensureInstalled(pool, `${randomUUID()}.myshopify.com`));
  await emptyQueue();
  await pool.query(
    `INSERT INTO orders (shop_id, order_id, customer_id, name, processed_at, updated_at, day, test, counts, revenue_minor,
       total_minor, refunded_minor, discount_minor, discount_codes)
     SELECT $1, id, id % 100 + 1, md5(id::text) || md5((-id)::text), now(), now(), '2026-11-01', false, true, 1, 1, 0, 0, '{}'
       FROM generate_series(1, 60000) id`,
    [shopId],
  );
});
afterAll(closeDatabase);

const ask = () => askForEverything(shopId, new Date());
const gather = async () => gatherEverything(shopId, (await gatheredOf(pool, shopId))!.fileId);

async function read(): Promise<Map<string, string> | null> {
  const parts = await gatheredParts(shopId);
  if (!parts) return null;
  const all: Buffer[] = [];
  for await (const part of parts) all.push(part);
  return filesOfZip(Buffer.concat(all));
}
const countParts = async () =>
  (await pool.query("SELECT 1 FROM everything_parts WHERE shop_id = $1", [shopId])).rowCount;

describe("the file with everything of a shop", () => {
  it("is gathered by a job in parts, fetched as one zip, and told on Home", async () => {
    await ask();
    expect((await jobsOf(shopId)).map(({ name }) => name)).toEqual(["leaving.gather"]);
    expect(await read()).toBeNull();
    await gather();
    const files = (await read())!;
    expect(files.get("orders.csv")!.split("\r\n")).toHaveLength(60_002);
    expect(files.has("everything_parts.csv")).toBe(false);
    expect(await countParts()).toBeGreaterThan(1);
    const { tables, tablesDone, bytes, finishedAt } = (await gatheredOf(pool, shopId))!;
    expect([tablesDone === tables, bytes > 1_000_000, finishedAt]).toEqual([
      true,
      true,
      expect.any(Date),
    ]);
    expect((await jobsOf(shopId)).map(({ name }) => name)).toContain("notices.note");
  });

  it("is asked for once however often the button is pressed, and anew when it is there", async () => {
    await ask();
    const first = (await gatheredOf(pool, shopId))!.fileId;
    await ask();
    expect((await gatheredOf(pool, shopId))!.fileId).toBe(first);
    await gather();
    await ask();
    expect((await gatheredOf(pool, shopId))!.fileId).not.toBe(first);
    expect(await read()).toBeNull();
    await gather();
    expect((await read())!.has("orders.csv")).toBe(true);
  });

  it("is whole when a try before was killed half-way", async () => {
    await ask();
    const { fileId } = (await gatheredOf(pool, shopId))!;
    await pool.query("INSERT INTO everything_parts VALUES ($1, $2, 0, 'half of it')", [
      shopId,
      fileId,
    ]);
    await gather();
    expect((await read())!.has("orders.csv")).toBe(true);
  });

  it("goes with the first customer who asks to be erased, also while it is gathered", async () => {
    const erase = async () => {
      const requestId = randomUUID();
      await pool.query(
        "INSERT INTO privacy_requests (shop_id, request_id, topic, customer_id, due_at) VALUES ($1, $2, 'customers/redact', 7, now())",
        [shopId, requestId],
      );
      await redactCustomer(holdings, shopId, requestId);
    };
    await ask();
    await gather();
    await erase();
    expect([await gatheredOf(pool, shopId), await read(), await countParts()]).toEqual([
      null,
      null,
      0,
    ]);

    await ask();
    const gathering = gather();
    // the first part is there: it was read before
    while (!((await gatheredOf(pool, shopId))?.bytes ?? 1))
      await new Promise((r) => setTimeout(r, 5));
    await erase();
    await gathering;
    expect([await gatheredOf(pool, shopId), await countParts()]).toEqual([null, 0]);
  });

  it("breaks off, and does not end as if it were whole, when it is taken away while it is fetched", async () => {
    await ask();
    await gather();
    const parts = (await gatheredParts(shopId))!;
    await parts.next();
    await pool.query("DELETE FROM everything_parts WHERE shop_id = $1", [shopId]);
    await expect(parts.next()).rejects.toThrow(/ended after \d+ of \d+ bytes/);
  });

  it("waits two days", async () => {
    await ask();
    await gather();
    const in47Hours = new Date(Date.now() + 47 * 3_600_000);
    await dropGathered(shopId, in47Hours);
    expect(await read()).not.toBeNull();
    await dropGathered(shopId, new Date(in47Hours.getTime() + 2 * 3_600_000));
    expect([await gatheredOf(pool, shopId), await countParts()]).toEqual([null, 0]);
  });

  it("says that it could not be gathered, and can be asked for again", async () => {
    await ask();
    const { fileId } = (await gatheredOf(pool, shopId))!;
    await gatheringGivenUp(shopId, fileId, "The disk is full.");
    expect((await gatheredOf(pool, shopId))!.problem).toContain("The disk is full.");
    await ask();
    expect((await gatheredOf(pool, shopId))!.problem).toBeNull();
  });
});

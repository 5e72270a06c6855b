import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../support/db.ts";
import { PARTS } from "../support/parts/partition.ts";
import { partsOf, planned } from "../support/parts/plan.ts";
import { OVER_ALL_SHOPS, type Exception } from "../support/sql/over-all-shops.ts";
import { sqlStatements } from "../support/sql/statements.ts";

const { found } = sqlStatements();
let client: pg.Client;
beforeAll(async () => {
  const { url } = await useDatabase();
  client = new pg.Client({ connectionString: url });
  await client.connect();
});
afterAll(() => client.end());

describe("where tables of shops are divided by shop", () => {
  it("every statement of a shop looks at one part of them", async () => {
    const used = new Set<Exception>();
    const wrong: string[] = [];
    let looked = 0;
    for (const { file, line, texts } of found) {
      const failed: string[] = [];
      const plans = texts.flatMap((text) => planned(text) ?? []);
      for (const sql of plans) {
        const parts = await partsOf(client, sql).catch((error: Error) => error);
        if (parts instanceof Error) failed.push(parts.message);
        else if (parts.size === 1) looked++;
        else if (parts.size > 1) {
          const plain = sql.replace(/\s+/g, " ").trim();
          const excused = OVER_ALL_SHOPS.find((e) => e.file === file && plain.startsWith(e.begins));
          if (excused) used.add(excused);
          else wrong.push(`${file}:${line} looks at ${parts.size} parts`);
        }
      }
      // of a text put together some ways there are that never occur
      if (plans.length > 0 && failed.length === plans.length)
        wrong.push(`${file}:${line} cannot be planned: ${failed[0]}`);
    }
    expect(wrong).toEqual([]);
    expect(looked).toBeGreaterThan(150);
    expect(OVER_ALL_SHOPS.filter((one) => !used.has(one))).toEqual([]);
  });

  it.each([
    ["does not say which shop", "SELECT 1 FROM orders WHERE order_id = $1", PARTS],
    [
      "joins by the order alone",
      "SELECT 1 FROM order_lines l JOIN orders o USING (order_id) WHERE l.shop_id = $1 AND o.order_id = 7",
      PARTS,
    ],
    [
      "says it of both tables",
      "SELECT 1 FROM order_lines l JOIN orders o USING (shop_id, order_id) WHERE l.shop_id = $1",
      1,
    ],
    ["asks a table that is not divided", "SELECT 1 FROM shops WHERE domain = $1", 0],
  ])("a statement that %s is found out", async (_, sql, parts) => {
    expect((await partsOf(client, sql)).size).toBe(parts);
  });
});

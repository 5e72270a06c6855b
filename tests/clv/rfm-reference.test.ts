import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { rfmScores } from "../../app/clv/pictures/rfm.ts";
import { day, missing, sharedFile } from "./shared-data.ts";

const absent = missing("rfm_orders_mit.csv") ?? missing("rfm_orders_expected_scores.csv");

function table(name: string): string[][] {
  const lines = readFileSync(sharedFile(name), "utf8").trim().split("\n").slice(1);
  return lines.map((line) => line.trim().split(","));
}

describe.skipIf(absent !== null)(absent ?? "RFM scores of a public set of orders", () => {
  it("are those of R's rfm package, customer by customer", () => {
    const end = day("2006-12-31");
    const customers = new Map<string, { last: number; orders: number; spent: number }>();
    for (const [id, date, revenue] of table("rfm_orders_mit.csv")) {
      const own = customers.get(id!) ?? { last: 0, orders: 0, spent: 0 };
      own.last = Math.max(own.last, day(date!));
      own.orders++;
      own.spent += Number(revenue);
      customers.set(id!, own);
    }
    const rows = [...customers.entries()];
    const scores = rfmScores(
      rows.map(([, own]) => end - own.last),
      rows.map(([, own]) => own.orders),
      rows.map(([, own]) => own.spent),
      1,
    );
    const expected = new Map(table("rfm_orders_expected_scores.csv").map((row) => [row[0]!, row]));
    rows.forEach(([id], i) => {
      const found = [scores.recency[i], scores.frequency[i], scores.monetary[i]];
      expect(found, `customer ${id}`).toEqual(expected.get(id)!.slice(4, 7).map(Number));
    });
    const count = (column: Uint8Array) =>
      [1, 2, 3, 4, 5].map((s) => column.filter((v) => v === s).length);
    expect(count(scores.recency)).toEqual([197, 200, 199, 199, 200]);
    expect(count(scores.frequency)).toEqual([268, 187, 176, 244, 120]);
    expect(count(scores.monetary)).toEqual([200, 200, 198, 202, 195]);
    const champions = rows.filter((_, i) => {
      return scores.recency[i]! > 3 && scores.frequency[i]! > 3 && scores.monetary[i]! > 3;
    });
    expect(champions.length).toBe(158);
  });
});

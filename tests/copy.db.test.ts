import { expect, it } from "vitest";
import { copyIn, copyNumbers, copyOut, rows, transaction } from "../app/db.server.ts";

const piece = (from: number) => Array.from({ length: 20_000 }, (_, i) => `${from + i}\n`).join("");

it("rows the server refuses while many more wait are an error, and the transaction can go on from its savepoint", async () => {
  await transaction(async (db) => {
    await db.query("CREATE TEMP TABLE numbers (n int PRIMARY KEY) ON COMMIT DROP");
    await copyIn(db, "COPY numbers FROM STDIN", [piece(0)]);
    await db.query("SAVEPOINT before");
    // the second row of the first piece is there already; forty pieces follow it
    const pieces = [
      "900000\n5\n",
      ...Array.from({ length: 40 }, (_, i) => piece(1_000_000 + i * 20_000)),
    ];
    await expect(copyIn(db, "COPY numbers FROM STDIN", pieces)).rejects.toMatchObject({
      code: "23505",
    });
    await db.query("ROLLBACK TO SAVEPOINT before");
    await copyIn(db, "COPY numbers FROM STDIN", [piece(20_000), piece(40_000)]);
    const [counted] = await rows<{ n: number }>(db, "SELECT count(*) AS n FROM numbers");
    expect(counted!.n).toBe(60_000);
  });
});

it("rows come out one by one, whole where a piece of the stream ends within one", async () => {
  const seen: string[][] = [];
  await transaction((db) =>
    copyOut(
      db,
      "COPY (SELECT n, CASE WHEN n % 2 = 0 THEN n::bigint * 1000000 END FROM generate_series(1, 50000) n) TO STDOUT",
      (cells) => seen.push(cells),
    ),
  );
  expect(seen).toHaveLength(50_000);
  expect(
    seen.every(([n, even], i) => n === String(i + 1) && even === (i % 2 ? `${n}000000` : "\\N")),
  ).toBe(true);
});

it("whole numbers are read as they are written, with signs and what is not known", async () => {
  const seen: number[][] = [];
  await transaction((db) =>
    copyNumbers(
      db,
      "COPY (SELECT n, CASE WHEN n % 3 > 0 THEN n::bigint * -9007199254 END FROM generate_series(-20000, 20000) n) TO STDOUT",
      2,
      (cells) => seen.push([...cells]),
    ),
  );
  expect(seen).toHaveLength(40_001);
  for (const [i, [n, times]] of seen.entries()) {
    expect(n).toBe(i - 20_000);
    // of negative numbers the remainder is negative too
    expect(times).toBe((i - 20_000) % 3 > 0 ? n! * -9_007_199_254 : NaN);
  }
});

it("cells that are no whole numbers, and rows of another width, are refused", async () => {
  const reading = (query: string, width: number) =>
    transaction((db) => copyNumbers(db, `COPY (${query}) TO STDOUT`, width, () => undefined));
  await expect(reading("SELECT 1.5", 1)).rejects.toThrow('COPY gave ".", expected whole numbers');
  await expect(reading("SELECT 1, 2", 3)).rejects.toThrow("COPY gave 2 columns, expected 3");
});

import { expect, test } from "vitest";
import { copyIn, rows, transaction } from "../app/db.server.ts";

const piece = (from: number) => Array.from({ length: 20_000 }, (_, i) => `${from + i}\n`).join("");

test("rows the server refuses while many more wait are an error, and the transaction can go on from its savepoint", async () => {
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

import { spawn } from "node:child_process";
import { describe, expect, it } from "vitest";
import { readOptions } from "../../../scripts/advise/arguments.ts";
import { DataError, UsageError } from "../../../scripts/csv-log/errors.ts";
import { logOf, withFile } from "./logs.ts";
import { csvOf, drawnLines } from "./orders.ts";

const SCRIPT = new URL("../../../scripts/advise.ts", import.meta.url).pathname;

/** The command as a process; the log comes from standard input. */
function advise(
  args: string[],
  input = "",
): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [SCRIPT, ...args]);
    let [out, err] = ["", ""];
    child.stdout.on("data", (data: Buffer) => (out += data.toString()));
    child.stderr.on("data", (data: Buffer) => (err += data.toString()));
    child.on("close", (code) => resolve({ code, out, err }));
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}

const log = csvOf(drawnLines("command"));

describe("advise pairs and sequences --json", () => {
  it.each(["pairs", "sequences"])(
    "%s: a line a pair in the promised form, best first",
    async (what) => {
      const ran = await advise([what, "-", "--json"], log);
      expect(ran).toMatchObject({ code: 0, err: "" });
      const pairs = ran.out
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line) as Record<string, unknown>);
      expect(pairs.length).toBeGreaterThan(10);
      for (const pair of pairs)
        expect(Object.keys(pair).slice(0, 6)).toEqual(["a", "b", "n", "expected", "lift", "low"]);
      const lows = pairs.map(({ low }) => low as number);
      expect(lows).toEqual([...lows].sort((x, y) => y - x));
    },
  );

  it("reads a file, and gives as many as asked for", async () => {
    await withFile(log, async (file) => {
      const ran = await advise(["sequences", file, "--json", "--directed", "--top", "2"]);
      expect(ran.out.trimEnd().split("\n").length).toBeLessThanOrEqual(2);
      expect(ran.out).toMatch(/^\{"a":"ph","b":"pk",.*"directed":true\}\n/);
    });
  });

  it("without --json is a table", async () => {
    const ran = await advise(["pairs", "-", "--top", "3"], log);
    expect(ran.out).toMatch(/^a +b +together +expected +lift +at least\np. \+ p. /);
    expect(ran.out.trimEnd().split("\n")).toHaveLength(4);
    const none = await advise(["pairs", "-"], "order,customer,date,product\n1,a,2026-01-01,x\n");
    expect(none.out).toBe("No pair was seen in at least 5 orders.\n");
  });
});

describe("what cannot be read is refused with line, column, what was found and what was expected", () => {
  const HEAD = "order,customer,date,product,quantity,price";
  const GOOD = "1,a,2026-01-01,x,1,2.50";
  it.each([
    ["", /is empty; expected a header order,customer,date,product\[,quantity,price,cost\]/],
    [
      "order,date,product\n",
      /line 1: found the header "order,date,product", expected order,customer/,
    ],
    [`${HEAD},price\n`, /line 1: found the column price twice, expected it once/],
    [
      `${HEAD}\n${GOOD}\n,a,2026-01-01,x,1,2\n`,
      /line 3, column order: found "", expected which order/,
    ],
    [`${HEAD}\n1,a,2026-01-01,,1,2\n`, /line 2, column product: found "", expected which product/],
    [
      `${HEAD}\n1,a,31.01.2026,x,1,2\n`,
      /line 2, column date: found "31.01.2026", expected a date like/,
    ],
    [`${HEAD}\n1,a,2026-02-30,x,1,2\n`, /line 2, column date: found "2026-02-30"/],
    [
      `${HEAD}\n1,a,2026-01-01,x,1.5,2\n`,
      /line 2, column quantity: found "1.5", expected a whole number/,
    ],
    [`${HEAD}\n1,a,2026-01-01,x,,2\n`, /line 2, column quantity: found "", expected/],
    [
      `${HEAD}\n1,a,2026-01-01,x,1,-2\n`,
      /line 2, column price: found "-2", expected a number of 0 or more/,
    ],
    [`${HEAD}\n1,a,2026-01-01,x,1,$2\n`, /line 2, column price: found "\$2"/],
    [
      `${HEAD}\n${GOOD}\n1,b,2026-01-01,y,1,2\n`,
      /line 3, column customer: found "b" in order 1, expected the customer of its line 2/,
    ],
  ])("%j", async (input, message) => {
    await expect(logOf(input)).rejects.toThrow(message);
    await expect(logOf(input)).rejects.toBeInstanceOf(DataError);
  });

  it("as a process: exit code 1 and nothing else said", async () => {
    const ran = await advise(["pairs", "-", "--json"], `${HEAD}\n1,a,never,x,1,2\n`);
    expect(ran).toMatchObject({ code: 1, out: "" });
    expect(ran.err).toMatch(/^-, line 2, column date: found "never", expected a date like/);
    const none = await advise(["pairs", "-", "--json"], `${HEAD}\n`);
    expect(none.err).toMatch(/found no row that can be read, expected lines of orders/);
  });

  it("or left out where that is asked for", async () => {
    const ran = await advise(["pairs", "-", "--skip-bad"], `${HEAD}\n${GOOD}\n1,a,never,y,1,2\n`);
    expect(ran).toMatchObject({ code: 0 });
    expect(ran.err).toContain("1 of 2 rows could not be read, left out");
  });

  it.each([
    [["dance", "-"], /Found "dance"; expected pairs, sequences or sale/],
    [["pairs"], /pairs takes exactly one file, found 0/],
    [["pairs", "-", "--days", "9"], /--days belongs to sequences alone/],
    [["sequences", "-", "--days", "0"], /--days: found "0", expected a whole number from 1 to 730/],
    [["pairs", "-", "--zone", "Mars"], /--zone: found "Mars"/],
    [["sale", "-"], /sale needs --products NAME/],
    [
      ["sale", "-", "--products", "x", "--from", "2026-01-09", "--to", "2026-01-01"],
      /--to: found "2026-01-01", expected --from 2026-01-09 or later/,
    ],
    [
      ["sale", "-", "--products", "x", "--from", "soon", "--to", "2026-01-01"],
      /--from: found "soon", expected a date/,
    ],
  ])("and so are orders not understood: %j", (args, message) => {
    expect(() => readOptions(args)).toThrow(message);
    expect(() => readOptions(args)).toThrow(UsageError);
  });

  it("as a process: exit code 2, and how it is used", async () => {
    const ran = await advise(["dance", "-"]);
    expect(ran).toMatchObject({ code: 2, out: "" });
    expect(ran.err).toMatch(/^Found "dance"[^]*npm run -s advise -- pairs LOG.csv/);
  });

  it("--help says how it is used", async () => {
    const ran = await advise(["--help"]);
    expect(ran).toMatchObject({ code: 0, err: "" });
    expect(ran.out).toContain("npm run -s advise -- pairs LOG.csv");
  });
});

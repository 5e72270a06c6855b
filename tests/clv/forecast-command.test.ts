import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatDay } from "../../app/calendar/days.ts";
import { createRandom } from "../../app/numeric/random.ts";
import { simulateCustomer } from "./simulate.ts";

const SCRIPT = new URL("../../scripts/clv.ts", import.meta.url).pathname;
const FROM = 19_500;
const DATE = formatDay(FROM);

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Said {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}
interface Part {
  readonly orders: Said;
  readonly revenue: Said | null;
}
type Answer = Part & { readonly known: Part; readonly new: Part; readonly notes: string[] };

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "forecast-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function clv(args: readonly string[], input = ""): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [SCRIPT, ...args]);
    const ran = { stdout: "", stderr: "" };
    child.stdout.on("data", (text) => (ran.stdout += String(text)));
    child.stderr.on("data", (text) => (ran.stderr += String(text)));
    child.on("close", (code) => resolve({ code, ...ran }));
    child.stdin.end(input);
  });
}

function write(name: string, lines: readonly string[]): string {
  const file = join(folder, name);
  writeFileSync(file, lines.join("\n"));
  return file;
}

const shop = (() => {
  const random = createRandom("forecast command");
  const rows: string[] = [];
  for (let c = 0; c < 150; c++) {
    const age = random.int(1, 500);
    const { x, tx } = simulateCustomer("pnbd", [0.8, 100, 0.7, 250], age, random);
    for (let i = 0; i <= x; i++) {
      const day = FROM - age + (i === 0 ? 0 : Math.round((tx * i) / x));
      rows.push(
        `c${c},${formatDay(Math.min(day, FROM - 1))},${(10 + random.int(0, 2000) / 100).toFixed(2)}`,
      );
    }
  }
  return rows;
})();
const withHead = (rows: readonly string[]) => ["customer,date,amount", ...rows];
const ahead = ["--from", DATE, "--days", "90"];

async function answered(args: readonly string[], input?: string): Promise<Answer> {
  const { code, stdout, stderr } = await clv([...args, "--json"], input);
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout) as Answer;
}

describe("clv forecast", () => {
  it("answers with orders and revenue of all, of known and of new customers, in the log's units", async () => {
    const found = await answered(["forecast", write("shop.csv", withHead(shop)), ...ahead]);
    for (const part of [found, found.known, found.new]) {
      for (const { mean, low, high } of [part.orders, part.revenue!]) {
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThan(mean);
        expect(high).toBeGreaterThan(mean);
      }
    }
    const perOrder = found.revenue!.mean / found.orders.mean;
    expect(perOrder).toBeGreaterThan(15);
    expect(perOrder).toBeLessThan(25);
    expect(found.known.orders.mean + found.new.orders.mean).toBeCloseTo(found.orders.mean, 6);
  });

  it("does not look at rows from the first day on, not even at what is wrong with their amounts", async () => {
    const file = write("shop.csv", withHead(shop));
    const more = [...shop, `c1,${DATE},12.00`, `new,${formatDay(FROM + 3)},a lot`];
    const [before, after] = await Promise.all([
      answered(["forecast", file, ...ahead]),
      answered(["forecast", "-", ...ahead], withHead(more).join("\n")),
    ]);
    for (const part of ["orders", "revenue", "known", "new"] as const) {
      expect(after[part]).toEqual(before[part]);
    }
  });

  it("forecasts no revenue of a log without amounts, and says so", async () => {
    const bare = ["customer,date", ...shop.map((row) => row.split(",").slice(0, 2).join(","))];
    const found = await answered(["forecast", write("bare.csv", bare), ...ahead]);
    expect(found.revenue).toBeNull();
    expect(found.known.revenue).toBeNull();
    expect(found.new.revenue).toBeNull();
    expect(found.notes.join(" ")).toContain("no amounts");
  });

  it("carries the pace of a handful of orders forward, and says so", async () => {
    const found = await answered([
      "forecast",
      write("few.csv", withHead(shop.slice(0, 4))),
      ...ahead,
    ]);
    expect(found.orders.high).toBeGreaterThan(found.orders.low);
    expect(found.notes[0]).toContain("No model could be fitted");
  });

  it("takes a file of dates, says what is known of each, and refuses a row with its place", async () => {
    const file = write("shop.csv", withHead(shop));
    const dates = write("dates.csv", [
      "name,from,to,repeats",
      `Fair,${formatDay(FROM - 100)},${formatDay(FROM - 99)},once`,
      `Fair,${formatDay(FROM - 30)},,once`,
      `To come,${formatDay(FROM + 20)},,once`,
    ]);
    const { code, stdout } = await clv(["forecast", file, ...ahead, "--json", "--events", dates]);
    expect(code).toBe(0);
    const { season } = JSON.parse(stdout) as {
      season: { used: boolean; events: { name: string; seen: number; times: null }[] };
    };
    expect(season.used).toBe(false);
    expect(season.events.filter(({ seen }) => seen === 2)).toEqual([
      { name: "Fair", seen: 2, times: null },
    ]);
    expect(season.events.find(({ name }) => name === "To come")!.seen).toBe(0);
    const bad = write("bad-dates.csv", ["name,from,to,repeats", "Fair,2023-01-01,2023-02-01,once"]);
    const refused = await clv(["forecast", file, ...ahead, "--events", bad]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('row 1, column to: found "2023-02-01". At most 14 days');
    const headless = await clv(["forecast", file, ...ahead, "--events", file]);
    expect(headless.stderr).toContain(
      'found the header "customer,date,amount", expected name,from,to,repeats',
    );
    const strange = await clv(["fit", file, "--events", dates]);
    expect(strange.code).toBe(2);
  });

  it.each([["forecast", ...ahead], ["fit"]])(
    "says of a log of refunds that none of its orders counts: %s",
    async (command, ...rest) => {
      const file = write(
        "refunds.csv",
        withHead(["a,2020-01-01,-5", "b,2020-01-02,7", "b,2020-01-03,-7"]),
      );
      const found = await clv([command!, file, ...rest]);
      expect(found.code).toBe(1);
      expect(found.stderr).toContain("no order in its 3 rows counts");
      expect(found.stdout).toBe("");
    },
  );

  it("is readable without --json", async () => {
    const { code, stdout } = await clv(["forecast", write("shop.csv", withHead(shop)), ...ahead]);
    expect(code).toBe(0);
    expect(stdout).toContain(`${DATE} to ${formatDay(FROM + 89)} (90 days)`);
    expect(stdout).toMatch(/orders, known +\d+ +\d+ +\d+/);
    expect(stdout).toMatch(/new customers +\d+ % +\d+ %/);
  });

  it.each([
    [["--from", DATE], 2, "forecast needs --from DATE and --days N"],
    [["--days", "30"], 2, "forecast needs --from DATE and --days N"],
    [["--from", "soon", "--days", "30"], 2, '--from: found "soon", expected a date'],
    [
      ["--from", DATE, "--days", "0"],
      2,
      '--days: found "0", expected a whole number from 1 to 1825',
    ],
    [["--from", DATE, "--days", "1826"], 2, '--days: found "1826"'],
    [["--from", DATE, "--days", "30.5"], 2, '--days: found "30.5"'],
    [["--from", DATE, "--days", "30", "--cut", DATE], 2, "forecast takes no --cut"],
    [["--from", "1999-01-01", "--days", "30"], 1, "no order before 1999-01-01"],
    [["--from", "9999-01-01", "--days", "30"], 2, "expected a date from 1960 to 2100"],
    [["--from", "0050-01-01", "--days", "30"], 2, '--from: found "0050-01-01", expected a date'],
  ])("refuses %j with code %i", async (args, code, said) => {
    const found = await clv(["forecast", write("shop.csv", withHead(shop)), ...args]);
    expect(found.code).toBe(code);
    expect(found.stderr).toContain(said);
    expect(found.stdout).toBe("");
  });

  it("refuses a row before the first day that cannot be read, and leaves it out when told to", async () => {
    const file = write("bad.csv", withHead([...shop, `c1,${formatDay(FROM - 9)},a lot`]));
    const [refused, skipped, fit] = await Promise.all([
      clv(["forecast", file, ...ahead]),
      clv(["forecast", file, ...ahead, "--skip-bad", "--json"]),
      clv(["fit", file, "--from", DATE]),
    ]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('column amount: found "a lot"');
    expect(skipped.code).toBe(0);
    expect(JSON.parse(skipped.stdout)).toMatchObject({ skippedRows: 1 });
    expect(fit.code).toBe(2);
    expect(fit.stderr).toContain("--from belongs to forecast alone");
  });
});

import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatDay } from "../../app/clv/days.ts";
import { createRandom } from "../../app/numeric/random.ts";
import { simulateCustomer } from "./simulate.ts";

const SCRIPT = new URL("../../scripts/clv.ts", import.meta.url).pathname;
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "clv-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function clv(...args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const options = { maxBuffer: 1 << 26 };
    execFile(process.execPath, [SCRIPT, ...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : Number(error.code);
      resolve({ code, stdout, stderr });
    });
  });
}

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** A log of orders from known parameters, with amounts. */
function simulatedLog(): string {
  const random = createRandom("command");
  const lines = ["customer,date,amount"];
  for (let c = 0; c < 600; c++) {
    const first = 19_000 + random.int(0, 200);
    const { x, tx } = simulateCustomer("pnbd", [0.7, 60, 0.6, 120], 500, random);
    lines.push(`"c, ${c}",${formatDay(first)},${(10 + c / 7).toFixed(2)}`);
    for (let i = 1; i <= x; i++) {
      const day = first + Math.round((tx * i) / x);
      lines.push(`"c, ${c}",${formatDay(day)},${(12 + random.next() * 20).toFixed(2)}`);
    }
  }
  return lines.join("\n");
}

describe("the clv command", () => {
  it("fits a log, keeps a holdout, and says all of it as JSON", async () => {
    const file = write("log.csv", simulatedLog());
    const ran = await clv("fit", file, "--cut", "2023-01-31", "--model", "mbgnbd", "--json");
    expect(ran.code).toBe(0);
    const fit = JSON.parse(ran.stdout) as Record<string, unknown>;
    expect(fit).toMatchObject({ model: "mbgnbd", unit: "week", converged: true, skippedRows: 0 });
    expect(fit["params"]).toHaveLength(4);
    expect(fit["standardErrors"]).toHaveLength(4);
    expect(fit["holdout"]).toMatchObject({ cut: "2023-01-31" });
    const days = await clv(
      ...["fit", file, "--cut", "2023-01-31", "--model", "mbgnbd", "--unit", "day", "--json"],
    );
    const daily = JSON.parse(days.stdout) as { params: number[]; logLikelihood: number };
    const weekly = fit as unknown as typeof daily & { repeatOrders: number };
    expect(daily.params[1]! / weekly.params[1]!).toBeCloseTo(7, 10);
    const density = weekly.repeatOrders * Math.log(7);
    expect(weekly.logLikelihood - daily.logLikelihood).toBeCloseTo(density, 6);
  });

  it("writes one line of predictions for each customer", async () => {
    const file = write("log.csv", simulatedLog());
    const out = join(folder, "predictions.csv");
    const ran = await clv("customers", file, "--out", out);
    expect(ran.code).toBe(0);
    expect(ran.stderr).toContain("600 customers written");
    const lines = readFileSync(out, "utf8").trim().split("\n");
    expect(lines).toHaveLength(601);
    expect(lines[0]).toMatch(/^customer,orders,first_order,last_order,state,p_alive/);
    expect(lines[1]).toMatch(/^"c, 0",\d+,\d{4}-\d{2}-\d{2},/);
    expect(lines.join("\n")).not.toMatch(/NaN|Infinity|undefined/);
  });

  it("predicts rows given as numbers or as text", async () => {
    const row = {
      model: "pnbd",
      params: ["0.5532772", "10.5776841", "0.6062395", "11.6687205"],
      x: 2,
      t_x: "30.43",
      T: "38.86",
      t: 39,
      d: "0.0027",
    };
    const byName = {
      ...row,
      params: { r: 0.5532772, alpha: 10.5776841, s: 0.6062395, beta: 11.6687205 },
    };
    const ran = await clv("predict", write("rows.json", JSON.stringify([row, byName])), "--json");
    const [text, named] = JSON.parse(ran.stdout) as Record<string, number>[];
    expect(text!["palive"]).toBeCloseTo(0.8691157180245696, 12);
    expect(text!["cet"]).toBeCloseTo(1.455099067605773, 12);
    expect(text!["pactive"]).toBeCloseTo(0.591904639266799, 12);
    expect(text!["ll"]).toBeCloseTo(-9.5543337976816414, 11);
    expect(text!["dert"]).toBeCloseTo(6.482037397992029, 11);
    expect(named!["cet"]).toBe(text!["cet"]);
    expect(text!["x"]).toBe(2);
  });

  it("refuses a bad row with line, column, value and reason, or leaves it out when told to", async () => {
    const bad =
      "customer,date,amount\na,2024-01-05,10\nb,2024-02-30,4\nc,2024-03-01,ten\n,2024-03-01,1\n";
    const file = write("bad.csv", bad);
    const refused = await clv("fit", file);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('line 3, column date: found "2024-02-30"');
    expect(refused.stdout).toBe("");
    const skipped = await clv("fit", file, "--skip-bad", "--json");
    expect(skipped.code).toBe(0);
    expect(skipped.stderr).toContain("3 of 4 rows could not be read");
    expect(JSON.parse(skipped.stdout)).toMatchObject({ customers: 1, skippedRows: 3 });

    const rows = write("rows-bad.json", JSON.stringify([{ model: "pnbd", params: [1, 2, 3] }]));
    const row = await clv("predict", rows);
    expect(row.code).toBe(1);
    expect(row.stderr).toContain("row 1, field params: found [1,2,3]");
  });

  it("tells apart wrong usage from wrong data, and answers for help", async () => {
    const [unknown, missing, option, help] = await Promise.all([
      clv("frobnicate", "x.csv"),
      clv("fit", join(folder, "no-such-file.csv")),
      clv("fit", "x.csv", "--unit", "month"),
      clv("--help"),
    ]);
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain("expected fit, predict or customers");
    expect(missing.code).toBe(1);
    expect(missing.stderr).toContain("ENOENT");
    expect(option.code).toBe(2);
    expect(option.stderr).toContain('--unit: found "month", expected one of week, day');
    expect(help.code).toBe(0);
    expect(help.stdout).toContain("clv -- fit LOG.csv");
  });

  it("says what an empty log or a cut before the first order means", async () => {
    const empty = await clv("fit", write("empty.csv", ""));
    expect(empty.code).toBe(1);
    expect(empty.stderr).toContain("expected a header customer,date[,amount]");
    const file = write("one.csv", "customer,date\na,2024-05-05\n");
    const early = await clv("fit", file, "--cut", "2024-01-01");
    expect(early.code).toBe(1);
    expect(early.stderr).toContain("no order up to 2024-01-01; the first is of 2024-05-05");
  });
});

import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatDay } from "../../app/calendar/days.ts";
import { DataError } from "../../scripts/csv-log/errors.ts";
import { readOrderLog } from "../../scripts/clv/order-log.ts";
import { READ } from "./read-options.ts";
import { predictRows } from "../../scripts/clv/predict-rows.ts";
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
    expect(lines[0]).toContain(
      "clv_12,clv_12_low,clv_12_high,clv_12_expected_low,clv_12_expected_high",
    );
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

  it("refuses what a log cannot hold, each with its line, column, value and reason", async () => {
    const head = "customer,date,amount\n";
    const cases: [text: string | Buffer, found: string][] = [
      [`${head}a,05/01/2024,1\n`, 'line 2, column date: found "05/01/2024", expected a date like'],
      [`${head}a,1890-01-05,1\n`, "expected a date from 1960 to 2100"],
      [`${head}a,2024-01-05T25:61:00,1\n`, "expected a time of day"],
      [`${head}a,2024-01-05,"1,234.50"\n`, 'column amount: found "1,234.50"'],
      [`${head}a,2024-01-05,NaN\n`, 'column amount: found "NaN"'],
      [`${head}a,2024-01-05\n`, 'column amount: found ""'],
      ["customer,amount\na,10\n", "expected customer,date[,amount]"],
      ["customer;date\na;2024-01-05\n", "expected customer,date[,amount]"],
      ["customer,date,date\na,2024-01-05,x\n", "found the column date twice"],
      ['customer,date\n"a,2024-01-05\n', "Quote Not Closed"],
      [Buffer.from("customer,date\nJos\xe9,2024-01-05\n", "latin1"), "expected UTF-8 text"],
    ];
    const files = cases.map(([text], i) => {
      const file = join(folder, `bad-${i}.csv`);
      writeFileSync(file, text);
      return file;
    });
    const options = { ...READ, skipBad: false };
    for (const [i, file] of files.entries()) {
      await expect(readOrderLog(file, options), cases[i]![1]).rejects.toThrow(DataError);
      await expect(readOrderLog(file, options)).rejects.toThrow(cases[i]![1]);
    }
  });

  it("reads what spreadsheets and exports write", async () => {
    const file = write(
      "odd.csv",
      [
        "\uFEFFId,Customer , DATE,amount,note",
        '1,"b, ""x""",2024-01-05,10,first',
        '1,"b, ""x""",2024-01-05 23:30:00 -0500,10,the day after in UTC',
        "2,c,20240205,1e1",
        "2,c,2024-02-05T10:00:00Z,-4,a refund",
        "",
        "3,d,2024-02-06 10:00:00 UTC,0,free",
      ].join("\r\n"),
    );
    const [utc, local] = await Promise.all([
      clv("fit", file, "--json"),
      clv("fit", file, "--zone", "America/New_York", "--json"),
    ]);
    expect(JSON.parse(utc.stdout)).toMatchObject({ customers: 3, repeaters: 1, rows: 5 });
    expect(JSON.parse(local.stdout)).toMatchObject({ customers: 3, repeaters: 0 });
  });

  it("says when orders lie in the future", async () => {
    const ran = await clv("fit", write("ahead.csv", "customer,date\na,2024-01-05\na,2099-01-05\n"));
    expect(ran.stderr).toContain("1 order days lie in the future, the last on 2099-01-05");
  });

  it("refuses rows to predict that cannot be, and answers extremes with finite numbers", async () => {
    const good = { model: "pnbd", params: [0.5, 4, 0.7, 2], x: 1, t_x: 4, T: 38, t: 39 };
    const bad: [row: object, found: string][] = [
      [{ ...good, t_x: 40 }, "0 ≤ t_x ≤ T"],
      [{ ...good, x: 1.5 }, "whole x"],
      [{ ...good, x: 1e15 }, "expected at most 1000000 orders"],
      [{ ...good, x: "0x10" }, 'field x: found "0x10"'],
      [{ ...good, params: [0, 4, 0.7, 2] }, "r must be a finite number above 0"],
      [{ ...good, params: ["NaN", 4, 0.7, 2] }, 'field params.r: found "NaN"'],
      [{ ...good, t: -1 }, "field t: found -1"],
      [{ ...good, d: 0 }, "field d: found 0"],
      [{ ...good, model: "PNBD" }, 'field model: found "PNBD"'],
    ];
    const file = write("rows-all-bad.json", JSON.stringify(bad.map(([row]) => row)));
    const skipped = await clv("predict", file, "--skip-bad", "--json");
    expect(skipped.stderr).toContain(`${bad.length} rows could not be read`);
    expect(JSON.parse(skipped.stdout)).toEqual([]);
    for (const [row, found] of bad) {
      const one = write("row.json", JSON.stringify([good, row]));
      await expect(predictRows(one, false)).rejects.toThrow(found);
      await expect(predictRows(one, false)).rejects.toThrow("row 2");
    }

    const extremes = [1e-300, 1e-6, 1e6, 1e300].flatMap((value) =>
      ["pnbd", "bgnbd", "mbgnbd"].flatMap((model) =>
        [0, 1, 2, 3].map((at) => {
          const params = good.params.map((own, i) => (i === at ? value : own));
          return { ...good, model, params, d: 0.003 };
        }),
      ),
    );
    const ran = await clv("predict", write("extremes.json", JSON.stringify(extremes)), "--json");
    const answers = JSON.parse(ran.stdout) as Record<string, number | null>[];
    expect(answers).toHaveLength(extremes.length);
    for (const answer of answers) {
      for (const name of ["palive", "cet", "pactive", "ll", "dert"]) {
        expect(Number.isFinite(answer[name]), JSON.stringify(answer)).toBe(true);
      }
    }
  });

  it("tells apart wrong usage from wrong data, and answers for help", async () => {
    const [unknown, missing, option, zone, backwards, nowhere, help] = await Promise.all([
      clv("frobnicate", "x.csv"),
      clv("fit", join(folder, "no-such-file.csv")),
      clv("fit", "x.csv", "--unit", "month"),
      clv("fit", "x.csv", "--zone", "Mars/Olympus"),
      clv("fit", "x.csv", "--cut", "2024-02-01", "--until", "2024-01-01"),
      clv(
        ...["customers", write("who.csv", "customer,date\na,2024-01-05\n")],
        ...["--out", join(folder, "no-such-folder", "x.csv")],
      ),
      clv("--help"),
    ]);
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain("expected fit, predict, customers or forecast");
    expect(missing.code).toBe(1);
    expect(missing.stderr).toContain("ENOENT");
    expect(option.code).toBe(2);
    expect(option.stderr).toContain('--unit: found "month", expected one of week, day');
    expect(zone.code).toBe(2);
    expect(zone.stderr).toContain('--zone: found "Mars/Olympus", expected a time zone');
    expect(backwards.code).toBe(2);
    expect(backwards.stderr).toContain("expected --cut 2024-02-01 or later");
    expect(nowhere.code).toBe(1);
    expect(nowhere.stderr).toContain("ENOENT");
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

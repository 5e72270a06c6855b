import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatDay } from "../../app/calendar/days.ts";
import { createRandom } from "../../app/numeric/random.ts";
import { readOrderLog } from "../../scripts/clv/order-log.ts";
import { READ } from "./read-options.ts";

const SCRIPT = new URL("../../scripts/clv.ts", import.meta.url).pathname;
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "odd-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function write(name: string, lines: readonly string[]): string {
  const file = join(folder, name);
  writeFileSync(file, ["customer,date,amount", ...lines].join("\n"));
  return file;
}

function clv(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [SCRIPT, ...args], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

const fitted = async (...args: string[]) => {
  const ran = await clv("fit", ...args, "--json");
  return { ...ran, fit: JSON.parse(ran.stdout) as Record<string, unknown> };
};

/** A shop of two years: each customer orders at a pace of their own until they leave. */
function logOf(customers: number, amount = () => "19.90"): string[] {
  const random = createRandom("odd");
  return Array.from({ length: customers }, (_, c) => {
    const lines: string[] = [];
    const until = 19_700;
    const leaves = random.exponential(0.004);
    const rate = random.gamma(0.8, 60);
    const first = 19_000 + random.int(0, 500);
    for (let day = first; day <= until && day - first <= leaves;) {
      lines.push(`c${c},${formatDay(day)},${amount()}`);
      day += Math.max(1, Math.round(random.exponential(rate)));
    }
    return lines;
  }).flat();
}

/** The rows of a file of predictions, by the names of its columns. */
function rowsOf(file: string): Record<string, string>[] {
  const [head, ...lines] = readFileSync(file, "utf8").trim().split("\n");
  const names = head!.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(names.map((name, i) => [name, cells[i]!]));
  });
}

describe("a log with one date years after all others", () => {
  const lines = logOf(300);

  it("is fitted as if that order were not there, and says so", async () => {
    const [plain, odd] = await Promise.all([
      fitted(write("plain.csv", lines)),
      fitted(write("typo.csv", [...lines, "c1,2062-03-01,5.00"])),
    ]);
    expect(odd.stderr).toContain("1 order dated years after all others");
    expect(odd.stderr).toContain("up to 2062-03-01: left out; --all-dates keeps them");
    expect(odd.fit["params"]).toEqual(plain.fit["params"]);
    expect(odd.fit["until"]).toBe(plain.fit["until"]);
    expect(odd.fit["historyDays"]).toBe(plain.fit["historyDays"]);
    expect([plain.fit["loneOrders"], odd.fit["loneOrders"]]).toEqual([0, 1]);
  });

  it("leaves out one years before all others too", async () => {
    const { fit, stderr } = await fitted(write("epoch.csv", [...lines, "c1,1970-01-01,5.00"]));
    expect(stderr).toContain("1 order dated years before all others");
    expect(fit["historyDays"]).toBeLessThan(800);
  });

  it("keeps it when told to", async () => {
    const file = write("typo.csv", [...lines, "c1,2062-03-01,5.00"]);
    const all = await fitted(file, "--all-dates");
    expect(all.fit["until"]).toBe("2062-03-01");
    const until = await fitted(file, "--until", "2062-06-01");
    expect(until.fit["loneOrders"]).toBe(0);
    // a cut says how far the log is known, not that a typing error is none
    const cut = await fitted(file, "--cut", "2023-06-30");
    expect(cut.fit["holdout"]).toMatchObject({ cut: "2023-06-30" });
    expect((cut.fit["holdout"] as { days: number }).days).toBeLessThan(365);
  });
});

describe("amounts", () => {
  it("of three digits keep them: the sum of a customer is the sum of the rows", async () => {
    const lines = [
      "k,2024-01-01,0.125",
      "k,2024-01-02,0.375",
      "k,2024-01-03,12.3456",
      "l,2024-01-03,1e-3",
    ];
    const log = await readOrderLog(write("kwd.csv", lines), READ);
    expect(log.decimals).toBe(4);
    const sums = await readOrderLog(write("kwd3.csv", lines.slice(0, 2)), READ);
    expect([sums.decimals, sums.unit]).toEqual([3, 1000]);
    expect(sums.ledger.value.reduce((sum, value) => sum + value, 0) / sums.unit).toBe(0.5);
  });

  it("have the digits of the currency that was named", async () => {
    const file = write("yen.csv", ["a,2024-01-01,1200", "a,2024-01-02,1300"]);
    const yen = await readOrderLog(file, { ...READ, currency: "JPY" });
    expect([yen.decimals, [...yen.ledger.value]]).toEqual([0, [1200, 1300]]);
    const plain = await readOrderLog(file, READ);
    expect([plain.decimals, [...plain.ledger.value]]).toEqual([2, [120_000, 130_000]]);
    const unknown = await clv("fit", file, "--currency", "XQZ");
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('--currency: found "XQZ"');
  });

  it("are written as they came: three digits for dinars, none for yen", async () => {
    const dinars = logOf(300, () => "1.125");
    const yen = logOf(300, () => "1200");
    const [one, other] = [join(folder, "kwd-out.csv"), join(folder, "jpy-out.csv")];
    await clv("customers", write("kwd-log.csv", dinars), "--out", one);
    await clv("customers", write("jpy-log.csv", yen), "--out", other, "--currency", "JPY");
    for (const { orders, spent, clv_12: value } of rowsOf(one)) {
      expect(spent).toBe((1.125 * Number(orders)).toFixed(3));
      expect(value).toMatch(/^\d+\.\d{3}$/);
    }
    for (const { spent, clv_12: value } of rowsOf(other)) {
      expect(spent).toMatch(/^\d+$/);
      expect(value).toMatch(/^\d+$/);
    }
  });

  it("do not change a fit by the digits they are kept in", async () => {
    const lines = logOf(300, () => "19.90");
    const [two, four] = await Promise.all([
      fitted(write("two.csv", lines)),
      fitted(write("four.csv", [...lines, "z,2022-06-01,1.2345", "z,2022-06-01,-1.2345"])),
    ]);
    const spend = ({ fit }: typeof two) => fit["spend"] as Record<string, number>;
    expect(spend(four)["repeatMean"]).toBeCloseTo(spend(two)["repeatMean"]!, 8);
    expect((four.fit["simple"] as { lifetimeValue: number }[])[0]!.lifetimeValue).toBeCloseTo(
      (two.fit["simple"] as { lifetimeValue: number }[])[0]!.lifetimeValue,
      8,
    );
  });

  it("refunded beyond what somebody paid are said", async () => {
    const { fit } = await fitted(
      write("beyond.csv", [...logOf(300), "z,2022-06-01,5", "z,2022-06-09,-8"]),
    );
    expect(fit["refundsBeyond"]).toBe(3);
    const text = await clv("fit", join(folder, "beyond.csv"));
    expect(text.stdout).toContain(
      "3.00 were refunded to customers who had not paid so much in this log",
    );
  });
});

describe("a log with too little history", () => {
  const few = logOf(30);
  const predicted = [
    "p_alive",
    "p_order_90",
    "churn_risk_365",
    "expected_orders_365",
    "clv_12",
    "clv_36",
  ];

  it("gets facts and states, and no prediction that looks as if it stood", async () => {
    const out = join(folder, "few.csv");
    const ran = await clv("customers", write("few-log.csv", few), "--out", out);
    expect(ran.code).toBe(0);
    expect(ran.stderr).toContain("20 more customers");
    expect(ran.stderr).toContain("Too little history to predict from");
    const rows = rowsOf(out);
    expect(rows).toHaveLength(30);
    for (const row of rows) {
      for (const name of predicted) expect(row[name], name).toBe("");
      expect(row["state"]).not.toBe("");
      expect(Number(row["spent"])).toBeCloseTo(19.9 * Number(row["orders"]), 8);
    }
  });

  it("is predicted all the same with --force, which says what that is worth", async () => {
    const out = join(folder, "forced.csv");
    const ran = await clv("customers", write("few-log.csv", few), "--out", out, "--force");
    expect(ran.stderr).toContain("--force: too little history");
    for (const row of rowsOf(out)) for (const name of ["clv_12"]) expect(row[name]).not.toBe("");
  });

  it("is told at the head of a fit, and with its back-test", async () => {
    const file = write("few-log.csv", few);
    const text = await clv("fit", file);
    expect(text.stdout.split("\n")[2]).toMatch(/^Warning: too little history/);
    const { fit } = await fitted(file, "--cut", "2023-06-30");
    expect((fit["holdout"] as { warnings: string[] }).warnings[0]).toContain("too little history");
    const enough = await clv("fit", write("enough.csv", logOf(300)));
    expect(enough.stdout).not.toContain("too little history");
  });
});

it("the file of predictions has no ratio above 10 and no date more than two years away", async () => {
  // regular buyers who stopped, and slow ones
  const regular = Array.from({ length: 40 }, (_, c) =>
    Array.from({ length: 20 }, (_, i) => `r${c},${formatDay(19_000 + 5 * i)},10`),
  ).flat();
  const slow = Array.from({ length: 40 }, (_, c) =>
    [0, 700].map((day) => `s${c},${formatDay(19_000 + day)},10`),
  ).flat();
  const out = join(folder, "beyond-out.csv");
  await clv(
    "customers",
    write("beyond-log.csv", [...regular, ...slow, ...logOf(200)]),
    "--out",
    out,
  );
  const rows = rowsOf(out);
  const ratios = rows.flatMap(({ overdue_ratio: ratio }) => (ratio === "" ? [] : [Number(ratio)]));
  expect(Math.max(...ratios)).toBe(10);
  const last = formatDay(19_700 + 730);
  for (const { next_order: next } of rows) expect(next! <= last).toBe(true);
});

it("a forecast leaves out lone dates too, and is in the digits of the log", async () => {
  const file = write("forecast.csv", [...logOf(300, () => "1.125"), "c1,1970-01-01,5.000"]);
  const ran = await clv("forecast", file, "--from", "2023-10-01", "--days", "90", "--json");
  expect(ran.stderr).toContain("1 order dated years before all others");
  const { orders, revenue, decimals } = JSON.parse(ran.stdout) as {
    orders: { mean: number };
    revenue: { mean: number };
    decimals: number;
  };
  expect(decimals).toBe(3);
  // every order costs the same
  expect(revenue.mean / orders.mean).toBeCloseTo(1.125, 1);
});

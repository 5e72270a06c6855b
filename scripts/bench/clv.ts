import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { compress } from "../../app/clv/fit/compress.ts";
import type { PurchaseCounts } from "../../app/clv/fit/purchase-counts.ts";
import { fitCounts } from "../../app/clv/fit/fit-counts.ts";
import type { CountFit } from "../../app/clv/fit/count-fit.ts";
import { fitSpend } from "../../app/clv/fit/fit-spend.ts";
import { predictHorizons } from "../../app/clv/predict/horizon.ts";
import { buildLedger } from "../../app/clv/fit/ledger.ts";
import type { CountModel } from "../../app/clv/models/count-model.ts";
import { discountedValue } from "../../app/clv/predict/discounted.ts";
import { score } from "../../app/clv/predict/score.ts";
import { summarise } from "../../app/clv/predict/summary.ts";
import type { Summary } from "../../app/clv/predict/summary.ts";
import { customerIntervals } from "../../app/clv/predict/prediction-intervals.ts";
import { totalValue } from "../../app/clv/predict/value-total.ts";
import { createRandom } from "../../app/numeric/random.ts";
import { PlainError } from "../plain-error.ts";
import { measureCoverage } from "./clv-coverage.ts";

/** One measured step: what, on how many customers, how long, against which goal. */
interface Measurement {
  readonly step: string;
  readonly customers: number;
  readonly seconds: number;
  /** Processor time of all threads; what the wall clock would say on an idle machine. */
  readonly cpu: number;
  readonly goal: number | null;
  readonly note: string;
}

const USAGE = `bench clv [--customers N] [--ten-million] [--coverage SHOPS] [--vs-lifetimes] [--json]
  Customer value on one core: summary, compression, fit, score, 12-month CLV, at 100 thousand and
  1 million simulated customers (or at --customers alone); 10 million behind --ten-million. --coverage simulates shops and
  counts how often the 95 % intervals hold the truth. --vs-lifetimes times the Python library.
  Goals are for processor time: on a busy machine the wall clock measures the others' work too.
`;

const MODELS: readonly CountModel[] = ["pnbd", "bgnbd", "mbgnbd"];
const REPEATS = 3;
const COVERAGE_CUSTOMERS = 600;

/** Times the models; prints a table, or one line of JSON per measurement. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: "boolean" },
      customers: { type: "string" },
      "ten-million": { type: "boolean" },
      "vs-lifetimes": { type: "boolean" },
      coverage: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) {
    process.stdout.write(USAGE);
    return;
  }
  const report = (measurement: Measurement) => {
    process.stdout.write(
      `${values.json === true ? JSON.stringify(measurement) : line(measurement)}\n`,
    );
  };
  const usual = [100_000, 1_000_000, ...(values["ten-million"] === true ? [10_000_000] : [])];
  const sizes = values.customers === undefined ? usual : [count("customers", values.customers)];
  if (values.json !== true) process.stdout.write(`${HEAD}\n`);
  for (const customers of sizes) measureSize(customers, report);
  measureOrders(values.customers === undefined ? 2_350_000 : 4 * sizes[0]!, report);
  if (values["ten-million"] === true) measureOrders(10_000_000, report);
  if (values.coverage !== undefined) measureCoverageOf(count("coverage", values.coverage), report);
  if (values["vs-lifetimes"] === true) measureLifetimes(report);
  const peak = process.resourceUsage().maxRSS / 1024;
  report({
    step: "peak memory",
    customers: sizes.at(-1)!,
    seconds: NaN,
    cpu: NaN,
    goal: null,
    note: `${peak.toFixed(0)} MB`,
  });
}

type Report = (measurement: Measurement) => void;

function count(option: string, text: string): number {
  const found = Number(text);
  if (Number.isInteger(found) && found > 0) return found;
  throw new PlainError(`--${option}: found "${text}", expected a number like 1000`);
}

function measureSize(customers: number, report: Report): void {
  const summary = simulateSummary(customers);
  const million = customers === 1_000_000;
  let counts: PurchaseCounts | null = null;
  const compressing = best(() => {
    counts = compress(summary);
  });
  const groups = counts as PurchaseCounts | null;
  if (groups === null) return;
  const note = `${groups.size} distinct (x, t_x, T)`;
  report({ step: "compress", customers, ...compressing, goal: null, note });
  const spend = fitSpend(summary);
  const spending = best(() => void fitSpend(summary));
  report({ step: "fit Gamma-Gamma", customers, ...spending, goal: null, note: "" });
  for (const model of MODELS) {
    let fit: CountFit = fitCounts(groups, model);
    const cold = best(() => {
      fit = fitCounts(compress(summary), model);
    });
    const near = fit.parameters.map((v, i) => v * (1 + 0.01 * (i - 1.5)));
    const start = [near[0]!, near[1]!, near[2]!, near[3]!] as const;
    const warm = best(() => void fitCounts(compress(summary), model, { start }));
    const found = `${fit.parameters.map((v) => v.toPrecision(5)).join(" ")}, gradient ${fit.diagnostics.gradientNorm.toExponential(0)}, ${fit.diagnostics.evaluations} evaluations`;
    const goals = million ? [0.8, 0.35, 0.1, 0.12] : [null, null, null, null];
    const step = (name: string) => `${name} ${model}`;
    report({ step: step("fit cold"), customers, ...cold, goal: goals[0]!, note: found });
    report({ step: step("fit warm"), customers, ...warm, goal: goals[1]!, note: "" });
    const scoring = best(() => void predictHorizons(fit, summary, [365]));
    report({
      step: step("score"),
      customers,
      ...scoring,
      goal: goals[2]!,
      note: "P(alive), P(order), E[orders], 365 days",
    });
    const valuing = best(() => void discountedValue(fit, spend, summary, 12));
    report({ step: step("CLV 12"), customers, ...valuing, goal: goals[3]!, note: "" });
    const everything = best(() => void score(fit, spend, summary));
    report({
      step: step("all columns"),
      customers,
      ...everything,
      goal: million ? 1 : null,
      note: "12 columns, CLV of 12, 24, 36 months",
    });
    const predicted = score(fit, spend, summary, { months: 12 });
    const fits = { counts: fit, spend };
    const ranging = best(() => void customerIntervals(fits, summary, predicted));
    const each = "each customer's 95 % interval of orders and value";
    report({
      step: step("intervals"),
      customers,
      ...ranging,
      goal: million ? 1 : null,
      note: each,
    });
    const totalling = best(() => void totalValue(fits, summary, 1));
    const whole = "the shop's 95 % interval of value";
    report({ step: step("total"), customers, ...totalling, goal: null, note: whole });
  }
}

/** Customers by BG/NBD with whole days; the shape of the published comparisons. */
function simulateSummary(customers: number): Summary {
  const random = createRandom(`bench ${customers}`);
  const [r, alpha, a, b] = [0.2426, 30.9, 0.793, 2.426];
  const column = () => new Int32Array(customers);
  const x = column();
  const tx = column();
  const T = column();
  const repeatValue = new Float64Array(customers);
  const firstValue = new Float64Array(customers);
  for (let i = 0; i < customers; i++) {
    const age = random.int(1, 730);
    const rate = random.gamma(r, alpha);
    const dropout = random.beta(a, b);
    let time = 0;
    let orders = 0;
    let last = 0;
    do {
      time += random.exponential(rate);
      if (time > age) break;
      const day = Math.floor(time);
      if (day > last) {
        orders++;
        last = day;
      }
    } while (!random.bernoulli(dropout));
    x[i] = orders;
    tx[i] = last;
    T[i] = age;
    const scale = random.gamma(3.74, 1544);
    firstValue[i] = Math.round(random.gamma(6.25, scale));
    if (orders > 0) repeatValue[i] = random.gamma(6.25 * orders, scale * orders);
  }
  return {
    today: 20_000,
    size: customers,
    customer: Int32Array.from({ length: customers }, (_, i) => i),
    firstDay: T.map((age) => 20_000 - age),
    x,
    tx,
    secondAge: tx,
    T,
    orders: x.map((n) => n + 1),
    repeatValue,
    firstValue,
    totalValue: firstValue,
    logGaps: 0,
    hasValues: true,
  };
}

function measureOrders(rows: number, report: Report): void {
  const customers = Math.round(rows / 2.35);
  const random = createRandom("bench orders");
  const customer = new Int32Array(rows);
  const day = new Int32Array(rows);
  const amount = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    customer[i] = random.int(0, customers - 1);
    day[i] = random.int(19_000, 19_730);
    amount[i] = random.int(500, 20_000);
  }
  const timing = best(() => {
    summarise(buildLedger({ customer, day, amount }, customers), 19_730);
  });
  const note = `${rows} orders in no order to (x, t_x, T, value)`;
  report({ step: "orders to summary", customers, ...timing, goal: null, note });
}

/** How often 95 % intervals hold what is true, or what then happens. */
function measureCoverageOf(shops: number, report: Report): void {
  for (const model of ["pnbd", "mbgnbd"] as const) {
    const started = performance.now();
    const found = measureCoverage(shops, COVERAGE_CUSTOMERS, model);
    const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
    const note = [
      `${shops} shops: parameters ${percent(found.parameters)}`,
      `spend ${percent(found.spendParameters)}`,
      `expected value ${percent(found.expectedValue)}`,
      `shop's orders ${percent(found.totalOrders)}`,
      `shop's value ${percent(found.totalValue)}`,
      `a customer's orders ${percent(found.customerOrders)}`,
      `value ${percent(found.customerValue)}`,
    ].join(", ");
    const seconds = (performance.now() - started) / 1000;
    const step = `coverage of 95 % ${model}`;
    report({ step, customers: COVERAGE_CUSTOMERS, seconds, cpu: NaN, goal: null, note });
  }
}

const LIFETIMES = `
import sys, time, pandas as pd
from lifetimes import BetaGeoFitter
d = pd.read_csv(sys.argv[1])
t = time.perf_counter()
f = BetaGeoFitter(); f.fit(d.x, d.tx, d["T"])
print(time.perf_counter() - t)
t = time.perf_counter()
f.conditional_probability_alive(d.x, d.tx, d["T"])
f.conditional_expected_number_of_purchases_up_to_time(365, d.x, d.tx, d["T"])
print(time.perf_counter() - t)
`;

/** The same two steps by Python's lifetimes, where it is installed. */
function measureLifetimes(report: Report): void {
  const absent = (note: string) =>
    report({ step: "lifetimes (Python)", customers: 0, seconds: NaN, cpu: NaN, goal: null, note });
  const probe = spawnSync("python3", ["-c", "import lifetimes"], { encoding: "utf8" });
  if (probe.status !== 0) {
    absent("not installed: python3 -c 'import lifetimes' fails, nothing to compare with");
    return;
  }
  const customers = 1_000_000;
  const { x, tx, T } = simulateSummary(customers);
  const folder = mkdtempSync(join(tmpdir(), "bench-clv-"));
  try {
    const rows = ["x,tx,T"];
    for (let i = 0; i < customers; i++) rows.push(`${x[i]},${tx[i]},${T[i]}`);
    const file = join(folder, "rows.csv");
    writeFileSync(file, rows.join("\n"));
    const ran = spawnSync("python3", ["-c", LIFETIMES, file], { encoding: "utf8" });
    const [fit, scoring] = ran.stdout.trim().split("\n").map(Number);
    if (ran.status !== 0 || fit === undefined || scoring === undefined) {
      absent(`failed: ${ran.stderr.trim().split("\n").at(-1) ?? ""}`);
      return;
    }
    const step = (name: string) => `lifetimes ${name} bgnbd`;
    report({ step: step("fit"), customers, seconds: fit, cpu: NaN, goal: null, note: "" });
    report({ step: step("score"), customers, seconds: scoring, cpu: NaN, goal: null, note: "" });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Timing {
  readonly seconds: number;
  readonly cpu: number;
}

/** Best of a few runs: the figure least disturbed by other work on the machine. */
function best(step: () => void): Timing {
  let seconds = Infinity;
  let cpu = Infinity;
  for (let i = 0; i < REPEATS; i++) {
    const used = process.cpuUsage();
    const started = performance.now();
    step();
    seconds = Math.min(seconds, (performance.now() - started) / 1000);
    const { user, system } = process.cpuUsage(used);
    cpu = Math.min(cpu, (user + system) / 1e6);
  }
  return { seconds, cpu };
}

const HEAD = [
  "step".padEnd(22),
  "customers".padStart(11),
  "seconds".padStart(9),
  "cpu".padStart(7),
  "goal".padStart(7),
  "",
].join("  ");

function line({ step, customers, seconds, cpu, goal, note }: Measurement): string {
  const time = Number.isFinite(seconds) ? seconds.toFixed(3) : "–";
  const verdict = goal === null ? "" : `${goal}${cpu <= goal ? " ✓" : " ✗"}`;
  const cells = [
    step.padEnd(22),
    customers.toLocaleString("en-US").padStart(11),
    time.padStart(9),
    (Number.isFinite(cpu) ? cpu.toFixed(3) : "–").padStart(7),
    verdict.padStart(7),
    note,
  ];
  return cells.join("  ").trimEnd();
}

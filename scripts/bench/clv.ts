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
import { customerIntervals } from "../../app/clv/predict/prediction-intervals.ts";
import { totalValue } from "../../app/clv/predict/value-total.ts";
import { createRandom } from "../../app/numeric/random.ts";
import { PlainError } from "../plain-error.ts";
import { measureCoverage } from "./clv/coverage.ts";
import { measureSpend } from "./clv/spend-coverage.ts";
import { SPEND_SHOPS } from "./clv/spend-shops.ts";
import { best, HEAD, line, type Measurement, type Report } from "./clv/measurement.ts";
import { FORECAST_OPTIONS, runForecast } from "./clv/forecast/run.ts";
import { measureAllNewcomers } from "./clv/newcomers.ts";
import { measureLifetimes } from "./clv/lifetimes.ts";
import { measureRegular, REGULAR_SCENARIOS } from "./clv/regular-coverage.ts";
import { usualShop } from "./clv/regular-shops.ts";
import { measureSeasons } from "./clv/season/recovery.ts";
import { simulateSummary } from "./clv/simulated-summary.ts";

const USAGE = `bench clv [--customers N] [--ten-million] [--coverage SHOPS] [--regular SHOPS] [--spend SHOPS] [--vs-lifetimes] [--json] [--season SHOPS] [--newcomers SHOPS] [--forecast SHOPS] [--logs]
  Customer value on one core: summary, compression, fit, score, 12-month CLV, at 100 thousand and
  1 million simulated customers (or at --customers alone); 10 million behind --ten-million. --coverage simulates shops and
  counts how often the 95 % intervals hold the truth; --regular does so for shops with subscribers, --spend for shops whose spend moves, or goes with pace,
  valued by Gamma-Gamma alone and by what the shop's orders choose. --vs-lifetimes times the Python library.
  --season SHOPS simulates shops with and without a season: how often one is used, and what is found of it. --newcomers simulates
  shops for first orders to come: how often intervals hold, bias, and the last year carried forward beside it.
  --forecast SHOPS [--scenario NAME,NAME] [--years 1|2|3] [--days N] [--seed TEXT] [--by NAME] judges the shop's forecast on simulated
  shops: whether its 95 % intervals hold what then comes, and its bias. --logs does so on public logs, --logs --held-out on those kept
  for the end; the folder named by BOOMERANG_ORDER_LOGS holds the files (scripts/bench/clv/forecast/logs.ts says which).
  Goals are for processor time: on a busy machine the wall clock measures the others' work too.
`;

const MODELS: readonly CountModel[] = ["pnbd", "bgnbd", "mbgnbd"];
const COVERAGE_CUSTOMERS = 600;
const SPEND_CUSTOMERS = 1000;

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
      regular: { type: "string" },
      season: { type: "string" },
      spend: { type: "string" },
      ...FORECAST_OPTIONS,
      newcomers: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) {
    process.stdout.write(USAGE);
    return;
  }
  if (values.forecast !== undefined || values.logs === true) return runForecast(values);
  if (values.season !== undefined) return measureSeasons(count("season", values.season));
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
  if (values.regular !== undefined) measureRegularBuyers(count("regular", values.regular), report);
  if (values.newcomers !== undefined) {
    measureAllNewcomers(count("newcomers", values.newcomers), report);
  }
  if (values.spend !== undefined) measureSpendOf(count("spend", values.spend), report);
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
      `at risk ${percent(found.totalAtRisk)}`,
      `a customer's orders ${percent(found.customerOrders)}`,
      `value ${percent(found.customerValue)}`,
    ].join(", ");
    const seconds = (performance.now() - started) / 1000;
    const step = `coverage of 95 % ${model}`;
    report({ step, customers: COVERAGE_CUSTOMERS, seconds, cpu: NaN, goal: null, note });
  }
}

/** What telling regular buyers from others does to the total of the next year's orders. */
function measureRegularBuyers(shops: number, report: Report): void {
  for (const [name, scenario] of Object.entries(REGULAR_SCENARIOS)) {
    const started = performance.now();
    const { used, mistaken, found, told, single } = measureRegular(scenario, shops);
    const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
    const note = [
      `${shops} shops: told apart in ${percent(used)}`,
      `others mistaken ${percent(mistaken)}`,
      `subscribers found ${percent(found)}`,
      `bias ${percent(told.bias)} (one model ${percent(single.bias)})`,
      `coverage ${percent(told.coverage)} (${percent(single.coverage)})`,
      `width ${percent(told.width)} (${percent(single.width)})`,
    ].join(", ");
    const seconds = (performance.now() - started) / 1000;
    report({ step: name, customers: usualShop.customers, seconds, cpu: NaN, goal: null, note });
  }
}

/** How totals of value come out where spend moves, or goes with pace. */
function measureSpendOf(shops: number, report: Report): void {
  for (const kind of SPEND_SHOPS) {
    const started = performance.now();
    const found = measureSpend(kind, shops, SPEND_CUSTOMERS);
    const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
    for (const [way, one] of Object.entries(found)) {
      const note = [
        `${way}: an order's value ${percent(one.perOrder)}`,
        `total ${percent(one.bias)} ± ${percent(one.biasError)}`,
        `RMSE ${percent(one.rmse)}`,
        `intervals hold ${percent(one.coverage)}, ${percent(one.width)} wide`,
        `pace in ${percent(one.paced)}, level in ${percent(one.levelled)}`,
      ].join(", ");
      const seconds = (performance.now() - started) / 1000;
      report({ step: kind, customers: SPEND_CUSTOMERS, seconds, cpu: NaN, goal: null, note });
    }
  }
}

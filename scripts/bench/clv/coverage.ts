import { calendarClock } from "../../../app/clv/season/clock.ts";
import { DAYS_PER_MONTH } from "../../../app/calendar/days.ts";
import type { CountModel, Parameters } from "../../../app/clv/models/count-model.ts";
import { formulasFor } from "../../../app/clv/models/formulas.ts";
import { expectedOrderValue } from "../../../app/clv/models/gamma-gamma.ts";
import { parameterIntervals } from "../../../app/clv/fit/parameter-intervals.ts";
import { customerIntervals } from "../../../app/clv/predict/prediction-intervals.ts";
import {
  discountedOrders,
  monthEnds,
  monthlyDiscounts,
} from "../../../app/clv/predict/discounted.ts";
import { score } from "../../../app/clv/predict/score.ts";
import { fitShop } from "../../../app/clv/fit/shop-fit.ts";
import type { Summary } from "../../../app/clv/predict/summary.ts";
import { expectationIntervals, totalOrders } from "../../../app/clv/fit/uncertainty.ts";
import { assignStates, valueAtRisk } from "../../../app/clv/states/assign-states.ts";
import { totalAtRisk } from "../../../app/clv/predict/risk-total.ts";
import { totalValue } from "../../../app/clv/predict/value-total.ts";
import type { Random } from "../../../app/numeric/random.ts";
import { createRandom } from "../../../app/numeric/random.ts";

/** True parameters of the simulated shops, times in days, and of their spend in minor units. */
const TRUTH = {
  pnbd: [0.8, 150, 0.8, 250],
  mbgnbd: [0.8, 150, 0.9, 2.2],
} as const satisfies Partial<Record<CountModel, Parameters>>;
const SPEND = { p: 5, q: 4, gamma: 3000 };
const AHEAD = 365;
const YEARLY_DISCOUNT = 0.1;
const Z = 1.96;

export type CoverageModel = keyof typeof TRUTH;

/** Share of 95 % intervals, by kind, that held what was true or what then happened. */
export interface Coverage {
  readonly shops: number;
  readonly parameters: number;
  readonly spendParameters: number;
  readonly totalOrders: number;
  readonly totalValue: number;
  /** Of what is expected to be lost of those at risk, at the true parameters. */
  readonly totalAtRisk: number;
  readonly customerOrders: number;
  readonly customerValue: number;
  /** Of the customers' expected values at the true parameters. */
  readonly expectedValue: number;
}

/** Draws shops whose parameters are known, fits each, and lets its next year happen. */
export function measureCoverage(
  shops: number,
  customers: number,
  model: CoverageModel,
  longestAge = 800,
  seed = "coverage",
): Coverage {
  const root = createRandom(`${seed} ${model}`);
  const held = {
    parameters: new Share(),
    spendParameters: new Share(),
    totalOrders: new Share(),
    totalValue: new Share(),
    totalAtRisk: new Share(),
    customerOrders: new Share(),
    customerValue: new Share(),
    expectedValue: new Share(),
  };
  for (let s = 0; s < shops; s++) {
    const { summary, orders, value } = drawShop(customers, model, longestAge, root.fork(s));
    const fit = fitShop(summary, { model });
    if (fit === null) continue;
    for (const [i, interval] of (parameterIntervals(fit.counts) ?? []).entries()) {
      held.parameters.note(interval, TRUTH[model][i]!);
    }
    const { parameters, standardErrors } = fit.spend;
    if (parameters !== null && standardErrors !== null) {
      held.spendParameters.note(around(parameters.p, standardErrors.p), SPEND.p);
      held.spendParameters.note(around(parameters.q - 1, standardErrors.q), SPEND.q - 1);
      held.spendParameters.note(around(parameters.gamma, standardErrors.gamma), SPEND.gamma);
    }
    const predicted = score(fit.counts, fit.spend, summary, { months: 12 });
    held.totalOrders.note(totalOrders(fit.counts, summary, AHEAD), sum(orders));
    held.totalValue.note(totalValue(fit, summary, sum(predicted.clv12)), sum(value));
    const truth = expectations(summary, model);
    const atRisk = assignStates(summary, predicted, fit.thresholds).map((state, i) =>
      valueAtRisk(state, predicted.clv12[i]!, predicted.order90[i]!),
    );
    if (atRisk.some((own) => own > 0))
      held.totalAtRisk.note(
        totalAtRisk(fit, summary, Float64Array.from(atRisk)),
        sum(truth.map((own, i) => (atRisk[i]! > 0 ? own * chanceOfNone(summary, i, model) : 0))),
      );
    const own = customerIntervals(fit, summary, predicted);
    const expected = expectationIntervals(fit, summary);
    for (let i = 0; i < summary.size; i++) {
      const at = { low: own.ordersLow[i]!, high: own.ordersHigh[i]! };
      held.customerOrders.note(at, orders[i]!);
      held.customerValue.note({ low: own.valueLow[i]!, high: own.valueHigh[i]! }, value[i]!);
      held.expectedValue.note({ low: expected.low[i]!, high: expected.high[i]! }, truth[i]!);
    }
  }
  return {
    shops,
    parameters: held.parameters.value,
    spendParameters: held.spendParameters.value,
    totalOrders: held.totalOrders.value,
    totalValue: held.totalValue.value,
    totalAtRisk: held.totalAtRisk.value,
    customerOrders: held.customerOrders.value,
    customerValue: held.customerValue.value,
    expectedValue: held.expectedValue.value,
  };
}

class Share {
  private inside = 0;
  private all = 0;

  note({ low, high }: { low: number; high: number }, truth: number): void {
    this.all++;
    if (low <= truth && truth <= high) this.inside++;
  }

  get value(): number {
    return this.inside / this.all;
  }
}

/** Normal in the logarithm, as all intervals of parameters. */
function around(value: number, error: number): { low: number; high: number } {
  const reach = Math.exp((Z * error) / value);
  return { low: value / reach, high: value * reach };
}

function sum(column: Float64Array): number {
  return column.reduce((total, value) => total + value, 0);
}

/** Customers of all ages, and what each does in the year after. */
function drawShop(size: number, model: CoverageModel, longestAge: number, random: Random) {
  const [r, alpha, third, fourth] = TRUTH[model];
  const whole = () => new Int32Array(size);
  const real = () => new Float64Array(size);
  const [x, tx, secondAge, T, count] = [whole(), whole(), whole(), whole(), whole()];
  const [repeatValue, firstValue, totalPaid] = [real(), real(), real()];
  const orders = real();
  const value = real();
  const discounts = monthlyDiscounts({ annualDiscount: YEARLY_DISCOUNT, months: 12 });
  for (let i = 0; i < size; i++) {
    const age = random.int(30, longestAge);
    const rate = random.gamma(r, alpha);
    const leaves = model === "pnbd" ? random.exponential(random.gamma(third, fourth)) : Infinity;
    const dropout = model === "pnbd" ? 0 : random.beta(third, fourth);
    const scale = random.gamma(SPEND.q, SPEND.gamma);
    firstValue[i] = random.gamma(SPEND.p, scale);
    let paid = 0;
    let lastLater = 0;
    let there = model === "pnbd" || !random.bernoulli(dropout);
    for (let time = 0; there; there = !random.bernoulli(dropout)) {
      time += random.exponential(rate);
      if (time > Math.min(leaves, age + AHEAD)) break;
      const day = Math.ceil(time);
      const amount = random.gamma(SPEND.p, scale);
      if (time <= age) {
        paid += amount;
        if (day === tx[i]) continue;
        if (x[i] === 0) secondAge[i] = day;
        x[i]! += 1;
        tx[i] = day;
      } else {
        if (day !== lastLater) orders[i]! += 1;
        lastLater = day;
        value[i]! += amount * discounts[Math.min(11, Math.floor((time - age) / DAYS_PER_MONTH))]!;
      }
    }
    T[i] = age;
    count[i] = x[i]! + 1;
    repeatValue[i] = x[i]! > 0 ? paid / x[i]! : 0;
    totalPaid[i] = firstValue[i]! + paid;
  }
  const summary: Summary = {
    today: 20_000,
    clock: calendarClock,
    size,
    customer: Int32Array.from({ length: size }, (_, i) => i),
    firstDay: T.map((age) => 20_000 - age),
    x,
    tx,
    secondAge,
    T,
    orders: count,
    repeatValue,
    firstValue,
    totalValue: totalPaid,
    logGaps: 0,
    logRates: 0,
    hasValues: true,
  };
  return { summary, orders, value };
}

/** Each customer's expected value of the year, had the true parameters been known. */
function expectations(summary: Summary, model: CoverageModel): Float64Array {
  const { size, x, tx, T } = summary;
  const formulas = formulasFor(model, TRUTH[model]);
  const discounts = monthlyDiscounts({ annualDiscount: YEARLY_DISCOUNT, months: 12 });
  const ends = monthEnds(summary, 12);
  return Float64Array.from({ length: size }, (_, i) => {
    const history = { x: x[i]!, tx: tx[i]!, T: T[i]! };
    const seen = history.x > 0 ? summary.repeatValue[i]! : summary.firstValue[i]!;
    const perOrder = expectedOrderValue(SPEND, Math.max(1, history.x), seen);
    return (
      formulas.alive(history) * discountedOrders(formulas, history, discounts, ends) * perOrder
    );
  });
}

/** P(no order in the next 90 days) of a customer, had the true parameters been known. */
function chanceOfNone({ x, tx, T }: Summary, i: number, model: CoverageModel): number {
  const formulas = formulasFor(model, TRUTH[model]);
  const history = { x: x[i]!, tx: tx[i]!, T: T[i]! };
  return 1 - formulas.alive(history) * formulas.anyOrderIfAlive(history, 90);
}

import { calendarClock } from "../../app/clv/season/clock.ts";
import { describe, expect, it } from "vitest";
import { compress } from "../../app/clv/fit/compress.ts";
import { thin } from "../../app/clv/fit/purchase-counts.ts";
import { fitCounts } from "../../app/clv/fit/fit-counts.ts";
import { fitSpend } from "../../app/clv/fit/fit-spend.ts";
import { betaGeometricObjective } from "../../app/clv/models/beta-geometric-likelihood.ts";
import { COUNT_MODELS, rescaleParameters } from "../../app/clv/models/count-model.ts";
import type { CountModel, Parameters } from "../../app/clv/models/count-model.ts";
import { formulasFor } from "../../app/clv/models/formulas.ts";
import { paretoObjective } from "../../app/clv/models/pareto-likelihood.ts";
import { summarise } from "../../app/clv/predict/summary.ts";
import { buildLedger } from "../../app/clv/fit/ledger.ts";
import { parameterIntervals } from "../../app/clv/fit/parameter-intervals.ts";
import { totalOrders } from "../../app/clv/fit/uncertainty.ts";
import { createRandom } from "../../app/numeric/random.ts";
import { simulateShop } from "./simulate.ts";

const TRUTH: Record<CountModel, Parameters> = {
  pnbd: [0.7, 400, 0.8, 900],
  bgnbd: [0.4, 300, 0.8, 2.4],
  mbgnbd: [0.7, 400, 0.9, 2.2],
  "mbgcnbd-2": [0.8, 250, 0.9, 2.2],
  "mbgcnbd-3": [0.8, 170, 0.9, 2.2],
  "mbgcnbd-4": [0.8, 130, 0.9, 2.2],
};

function objectiveOf(model: CountModel, counts: ReturnType<typeof compress>) {
  return model === "pnbd" ? paretoObjective(counts) : betaGeometricObjective(model, counts);
}

describe.each(COUNT_MODELS)("fitting %s", (model) => {
  const shop = simulateShop(model, TRUTH[model], 4000, 3000, createRandom(`fit ${model}`));
  const counts = compress(shop);

  it("has a likelihood that is the sum of single customers'", () => {
    const formulas = formulasFor(model, TRUTH[model]);
    let sum = 0;
    for (let i = 0; i < shop.x.length; i++) {
      sum += formulas.logLikelihood({ x: shop.x[i]!, tx: shop.tx[i]!, T: shop.T[i]! });
    }
    const at = Float64Array.from(TRUTH[model], Math.log);
    const mean = -objectiveOf(model, counts)(at, new Float64Array(4));
    expect(Math.abs((mean * counts.customers) / sum - 1)).toBeLessThan(1e-11);
  });

  it("has the gradient its values show", () => {
    const objective = objectiveOf(model, counts);
    const at = Float64Array.from(TRUTH[model], (value, i) => Math.log(value) + 0.2 * (i - 1));
    const gradient = new Float64Array(4);
    const other = new Float64Array(4);
    objective(at, gradient);
    for (let i = 0; i < 4; i++) {
      const step = 1e-5;
      const move = (by: number) => at.map((value, j) => (j === i ? value + by : value));
      const slope = (objective(move(step), other) - objective(move(-step), other)) / (2 * step);
      expect(Math.abs(slope - gradient[i]!)).toBeLessThan(1e-8 + 1e-6 * Math.abs(slope));
    }
  });

  it("finds the parameters the shop was drawn from, within three standard errors", () => {
    const big = simulateShop(model, TRUTH[model], 20_000, 3000, createRandom(`big ${model}`));
    const fit = fitCounts(compress(big), model, { method: "mle" });
    expect(fit.converged).toBe(true);
    expect(fit.flags).toEqual([]);
    expect(fit.diagnostics.hessianEigenvalues.every((value) => value > 0)).toBe(true);
    TRUTH[model].forEach((truth, i) => {
      const error = Math.abs(fit.parameters[i]! - truth) / fit.standardErrors![i]!;
      expect(error).toBeLessThan(3);
    });
  });

  it("finds the same shop when time is counted in sevenths of its unit", () => {
    const finer = compress({
      x: shop.x,
      tx: shop.tx.map((t) => 7 * t),
      T: shop.T.map((t) => 7 * t),
    });
    const here = fitCounts(counts, model);
    const there = fitCounts(finer, model);
    rescaleParameters(model, there.parameters, 1 / 7).forEach((value, i) => {
      expect(Math.abs(value / here.parameters[i]! - 1)).toBeLessThan(1e-5);
    });
    const history = { x: 3, tx: 900, T: 1500 };
    const scaled = { x: 3, tx: 6300, T: 10_500 };
    const [a, b] = [formulasFor(model, here.parameters), formulasFor(model, there.parameters)];
    expect(Math.abs(b.alive(scaled) / a.alive(history) - 1)).toBeLessThan(1e-6);
    const ahead = b.ordersIfAlive(scaled, 7 * 365) / a.ordersIfAlive(history, 365);
    expect(Math.abs(ahead - 1)).toBeLessThan(1e-6);
  });

  it("starts from yesterday's fit and ends at the same place", () => {
    const cold = fitCounts(counts, model);
    const warm = fitCounts(counts, model, { start: cold.parameters });
    warm.parameters.forEach((value, i) => {
      expect(Math.abs(value / cold.parameters[i]! - 1)).toBeLessThan(1e-5);
    });
    expect(warm.diagnostics.evaluations).toBeLessThan(cold.diagnostics.evaluations);
  });
});

describe("compressing customers", () => {
  const shop = simulateShop("pnbd", TRUTH.pnbd, 3000, 400, createRandom("compress"));

  it("changes no result: groups weigh what their customers weigh", () => {
    const counts = compress(shop);
    expect(counts.size).toBeLessThan(3000);
    expect(counts.weight.reduce((sum, w) => sum + w, 0)).toBe(3000);
    const raw = { ...shop, size: 3000, weight: new Float64Array(3000).fill(1), customers: 3000 };
    const order = Array.from({ length: 3000 }, (_, i) => i).sort((i, j) => shop.x[i]! - shop.x[j]!);
    const sorted = {
      ...raw,
      x: Int32Array.from(order, (i) => shop.x[i]!),
      tx: Int32Array.from(order, (i) => shop.tx[i]!),
      T: Int32Array.from(order, (i) => shop.T[i]!),
    };
    for (const model of ["pnbd", "bgnbd", "mbgcnbd-3"] as const) {
      const a = fitCounts(counts, model);
      const b = fitCounts(sorted, model);
      a.parameters.forEach((value, i) => {
        expect(Math.abs(b.parameters[i]! / value - 1)).toBeLessThan(1e-6);
      });
      expect(Math.abs(a.logLikelihood / b.logLikelihood - 1)).toBeLessThan(1e-11);
    }
  });

  it("thins to a sample with the same make-up", () => {
    const counts = compress(shop);
    const sample = thin(counts, 1000);
    expect(sample.customers).toBeGreaterThanOrEqual(999);
    expect(sample.customers).toBeLessThanOrEqual(1001);
    expect(thin(counts, 5000)).toBe(counts);
  });

  it("refuses what is no history", () => {
    expect(() => compress({ x: [1], tx: [5], T: [4] })).toThrow(/Customer 0: x=1, t_x=5, T=4/);
    expect(() => compress({ x: [0], tx: [2], T: [4] })).toThrow(RangeError);
    expect(() => compress({ x: [1], tx: [0.5], T: [4] })).toThrow(RangeError);
    expect(() => compress({ x: [1], tx: [1], T: [70_000] })).toThrow(/65536/);
  });
});

describe("intervals", () => {
  it("hold the true parameters and the orders to come about as often as they promise", () => {
    const shops = 120;
    const truth = TRUTH.mbgnbd;
    const random = createRandom("coverage");
    const held = [0, 0, 0, 0];
    let totals = 0;
    for (let i = 0; i < shops; i++) {
      const shop = simulateShop("mbgnbd", truth, 1500, 2000, random.fork(i), 600);
      const fit = fitCounts(compress(shop), "mbgnbd", { method: "mle" });
      parameterIntervals(fit)?.forEach(({ low, high }, p) => {
        if (low <= truth[p]! && truth[p]! <= high) held[p]! += 1;
      });
      const summary = summaryOf(shop);
      const total = totalOrders(fit, summary, 600);
      const came = shop.later.reduce((sum, n) => sum + n, 0);
      if (total.low <= came && came <= total.high) totals++;
    }
    // Binomial(120, 0.95) lies at or above 104 in 999 of 1000 cases.
    for (const count of held) expect(count).toBeGreaterThanOrEqual(104);
    expect(totals).toBeGreaterThanOrEqual(104);
  });
});

describe("the spend model", () => {
  it("finds the parameters it was drawn from", () => {
    const [p, q, gamma] = [6, 4, 1500];
    const random = createRandom("spend");
    const customer: number[] = [];
    const day: number[] = [];
    const amount: number[] = [];
    for (let c = 0; c < 6000; c++) {
      const nu = random.gamma(q, gamma);
      const orders = 2 + random.poisson(2);
      for (let i = 0; i < orders; i++) {
        customer.push(c);
        day.push(20_000 + i * 7);
        amount.push(Math.max(1, Math.round(random.gamma(p, nu))));
      }
    }
    const ledger = buildLedger({ customer, day, amount }, 6000);
    const spend = fitSpend(summarise(ledger, 20_400), "mle");
    expect(spend.converged).toBe(true);
    expect(spend.flags).toEqual([]);
    const truth = { p, q, gamma };
    for (const name of ["p", "q", "gamma"] as const) {
      const error = Math.abs(spend.parameters![name] - truth[name]) / spend.standardErrors![name];
      expect(error).toBeLessThan(3);
    }
  });
});

function summaryOf(shop: { x: Int32Array; tx: Int32Array; T: Int32Array }) {
  const size = shop.x.length;
  const zeros = new Float64Array(size);
  const none = new Int32Array(size);
  return {
    today: 0,
    clock: calendarClock,
    size,
    customer: none,
    firstDay: none,
    secondAge: none,
    orders: none,
    ...shop,
    repeatValue: zeros,
    firstValue: zeros,
    totalValue: zeros,
    logGaps: 0,
    logRates: 0,
    hasValues: false,
  };
}

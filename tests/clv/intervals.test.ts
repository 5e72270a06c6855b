import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitSpend } from "../../app/clv/fit/fit-spend.ts";
import { buildLedger } from "../../app/clv/fit/ledger.ts";
import { COUNT_MODELS } from "../../app/clv/models/count-model.ts";
import type { CountModel, Parameters } from "../../app/clv/models/count-model.ts";
import { formulasFor } from "../../app/clv/models/formulas.ts";
import { OrderTails } from "../../app/clv/models/order-tails.ts";
import { customerIntervals } from "../../app/clv/predict/prediction-intervals.ts";
import { score } from "../../app/clv/predict/score.ts";
import { fitShop } from "../../app/clv/fit/shop-fit.ts";
import { spendSpread, SpendSums, sumAt } from "../../app/clv/fit/spend-sums.ts";
import { summarise } from "../../app/clv/predict/summary.ts";
import { expectationIntervals } from "../../app/clv/fit/uncertainty.ts";
import { totalAtRisk } from "../../app/clv/predict/risk-total.ts";
import { totalValue } from "../../app/clv/predict/value-total.ts";
import { createRandom } from "../../app/numeric/random.ts";
import { runs } from "../support/runs.ts";

const TYPICAL: Record<CountModel, Parameters> = {
  pnbd: [0.6, 80, 0.7, 200],
  bgnbd: [0.3, 50, 0.8, 2.4],
  mbgnbd: [0.6, 80, 0.9, 1.6],
  "mbgcnbd-2": [0.7, 50, 0.9, 1.7],
  "mbgcnbd-3": [0.7, 30, 0.8, 1.9],
  "mbgcnbd-4": [0.9, 25, 0.8, 2.2],
};

describe.each(COUNT_MODELS)("the number of orders to come under %s", (model) => {
  it("has the model's chance of any and the model's mean", () => {
    const history = fc.record({
      x: fc.integer({ min: 0, max: 60 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      T: fc.integer({ min: 60, max: 2000 }),
      days: fc.integer({ min: 30, max: 800 }),
    });
    fc.assert(
      fc.property(history, ({ x, share, T, days }) => {
        const tails = new OrderTails(model, TYPICAL[model], days);
        const formulas = formulasFor(model, TYPICAL[model]);
        const own = { x, tx: x === 0 ? 0 : share * T, T };
        tails.fill(own);
        // customers who order more than daily are counted in packets
        if (tails.packet > 1) return;
        const any = formulas.anyOrderIfAlive(own, days);
        const mean = formulas.ordersIfAlive(own, days);
        expect(Math.abs(tails.tails[0]! / any - 1)).toBeLessThan(1e-5);
        expect(Math.abs(tails.moments().mean / mean - 1)).toBeLessThan(1e-4);
        for (let n = 1; n < tails.size; n++) {
          expect(tails.tails[n]!).toBeLessThanOrEqual(tails.tails[n - 1]!);
        }
      }),
      runs(60),
    );
  });

  it("is spread as draws from the model are", () => {
    const random = createRandom(`spread ${model}`);
    const [first, alpha, third, fourth] = TYPICAL[model];
    const k = model.startsWith("mbgcnbd") ? Number(model.at(-1)) : 1;
    const days = 365;
    const draws = 40_000;
    // A customer just come: alive, and nothing is known of them but the shop.
    const counts = Array.from({ length: draws }, () => {
      const rate = random.gamma(first, alpha);
      const leaves = model === "pnbd" ? random.exponential(random.gamma(third, fourth)) : Infinity;
      const dropout =
        model === "pnbd" ? 0 : random.beta(third, fourth + (model === "bgnbd" ? 0 : 1));
      let n = 0;
      let time = random.gamma(k, rate);
      while (time <= Math.min(leaves, days)) {
        n++;
        if (random.bernoulli(dropout)) break;
        time += random.gamma(k, rate);
      }
      return n;
    });
    const tails = new OrderTails(model, TYPICAL[model], days);
    tails.fill({ x: 0, tx: 0, T: 0 });
    for (const n of [1, 2, 3, 5, 8]) {
      const seen = counts.filter((count) => count >= n).length / draws;
      const error = Math.sqrt((seen * (1 - seen)) / draws);
      expect(Math.abs(seen - tails.tails[n - 1]!), `${n}`).toBeLessThan(4 * error + 1e-4);
    }
    const square = counts.reduce((sum, n) => sum + n * n, 0) / draws;
    expect(Math.abs(tails.moments().square / square - 1)).toBeLessThan(0.06);
  });
});

/** A shop drawn from known parameters, with amounts, from which both models can be fitted. */
function shopOf(customers: number, seed: string) {
  const random = createRandom(seed);
  const customer: number[] = [];
  const day: number[] = [];
  const amount: number[] = [];
  for (let c = 0; c < customers; c++) {
    const rate = random.gamma(0.8, 60);
    const leaves = random.exponential(random.gamma(0.9, 200));
    const scale = random.gamma(4, 3000);
    const first = random.int(0, 500);
    for (let time = 0; time < Math.min(leaves, 600 - first); time += random.exponential(rate)) {
      customer.push(c);
      day.push(first + Math.floor(time));
      amount.push(Math.ceil(random.gamma(5, scale)));
    }
  }
  return summarise(buildLedger({ customer, day, amount }, customers), 600);
}

describe("what a customer's next orders add up to", () => {
  it("is spread as draws of the customer's mean and of each order are", () => {
    const summary = shopOf(2000, "sums");
    const spend = fitSpend(summary);
    const spread = spendSpread(spend, 2);
    const sums = new SpendSums(spread);
    const random = createRandom("draws of sums");
    const draws = Array.from({ length: 40_000 }, () => {
      const scale = random.gamma(spread.q, spread.q - 1);
      return random.gamma(3 * spread.p, scale * spread.p);
    });
    for (const g of [85, 95, 100, 105, 110]) {
      const seen = draws.filter((sum) => sum > sumAt(g)).length / draws.length;
      const error = Math.sqrt((seen * (1 - seen)) / draws.length);
      expect(Math.abs(seen - sums.exceeds(2, 3, g))).toBeLessThan(4 * error + 1e-4);
    }
  });
});

describe("intervals of a shop", () => {
  const summary = shopOf(1500, "intervals");
  const fit = fitShop(summary)!;
  const predicted = score(fit.counts, fit.spend, summary, { months: 12 });
  const total = predicted.clv12.reduce((sum, value) => sum + value, 0);

  it("of one customer lie around the expectation, unless nothing is all that is likely", () => {
    const own = customerIntervals(fit, summary, predicted);
    for (let i = 0; i < summary.size; i++) {
      expect(own.ordersLow[i]!).toBeLessThanOrEqual(own.ordersHigh[i]!);
      expect(own.valueLow[i]!).toBeLessThan(predicted.clv12[i]!);
      if (predicted.order365[i]! > 0.2) {
        expect(own.valueHigh[i]!).toBeGreaterThan(predicted.clv12[i]!);
      }
      expect(own.valueHigh[i] === 0).toBe(own.ordersHigh[i] === 0);
    }
  });

  it("are wider the surer they are to be", () => {
    const narrow = customerIntervals(fit, summary, predicted, 0.8);
    const wide = customerIntervals(fit, summary, predicted, 0.95);
    narrow.valueHigh.forEach((high, i) => expect(high).toBeLessThanOrEqual(wide.valueHigh[i]!));
  });

  it("of the expectation are narrower than those of the future, for one and for all", () => {
    const own = customerIntervals(fit, summary, predicted);
    const expected = expectationIntervals(fit, summary);
    const likely = Array.from(predicted.order365.keys()).filter(
      (i) => predicted.order365[i]! > 0.3,
    );
    expect(likely.length).toBeGreaterThan(100);
    for (const i of likely) {
      const doubt = expected.high[i]! - expected.low[i]!;
      expect(doubt).toBeGreaterThan(0);
      expect(doubt).toBeLessThan(own.valueHigh[i]! - own.valueLow[i]!);
    }
    const whole = totalValue(fit, summary, total);
    const { orders, spend, chance } = whole.errors!;
    expect(whole.low).toBeLessThan(total);
    expect(whole.high).toBeGreaterThan(total);
    for (const error of [orders, spend, chance]) expect(error).toBeGreaterThan(0.002 * total);
    const half = Math.log(whole.high / whole.low) / 2;
    expect(half).toBeCloseTo((1.96 * Math.hypot(orders, spend, chance)) / total, 3);
  });

  it("of what is at risk are nothing where nothing is at risk, and wide where the data leave the parameters open", () => {
    const nobody = new Float64Array(summary.size);
    expect(totalAtRisk(fit, summary, nobody)).toMatchObject({ value: 0, low: 0, high: 0 });
    const some = predicted.clv12.map((own, i) => (i % 3 ? 0 : own * (1 - predicted.order90[i]!)));
    const open = { counts: { ...fit.counts, covariance: null }, spend: fit.spend };
    const known = totalAtRisk(fit, summary, some);
    const { value, low, high } = totalAtRisk(open, summary, some);
    expect(value).toBe(known.value);
    expect(known.low).toBeLessThan(value);
    expect(low).toBeLessThan(known.low);
    expect(high).toBeGreaterThan(known.high);
  });

  it("of a shop kept as JSON by an earlier release can still be made", () => {
    const { covariance: _, repeatSpread: __, ...spend } = fit.spend;
    const kept = { counts: fit.counts, spend };
    expect(totalValue(kept, summary, total).errors!.spend).toBe(0);
    const own = customerIntervals(kept, summary, predicted);
    expect(own.valueHigh.every((high) => high >= 0 && high < Infinity)).toBe(true);
  });
});

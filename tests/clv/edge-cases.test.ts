import { describe, expect, it } from "vitest";
import { backtest } from "../../app/clv/fit/backtest.ts";
import { chooseModel } from "../../app/clv/fit/choose-model.ts";
import { compress } from "../../app/clv/fit/compress.ts";
import { fitCounts } from "../../app/clv/fit/fit-counts.ts";
import { fitSpend } from "../../app/clv/fit/fit-spend.ts";
import { orderValueOf } from "../../app/clv/fit/order-value.ts";
import { buildLedger } from "../../app/clv/fit/ledger.ts";
import { COUNT_MODELS } from "../../app/clv/models/count-model.ts";
import { customerIntervals } from "../../app/clv/predict/prediction-intervals.ts";
import { readinessWords } from "../../app/clv/fit/readiness-words.ts";
import { readiness } from "../../app/clv/fit/readiness.ts";
import { monthlyDiscounts } from "../../app/clv/predict/discounted.ts";
import { score } from "../../app/clv/predict/score.ts";
import type { Predictions } from "../../app/clv/predict/predictions.ts";
import { secondOrder } from "../../app/clv/pictures/second-order.ts";
import { fitShop } from "../../app/clv/fit/shop-fit.ts";
import { simpleValue } from "../../app/clv/predict/simple-value.ts";
import { summarise, summaryTotals } from "../../app/clv/predict/summary.ts";
import { totalValue } from "../../app/clv/predict/value-total.ts";
import { createRandom } from "../../app/numeric/random.ts";

type Order = readonly [customer: number, day: number, amount: number];

function shopOf(orders: readonly Order[], customers: number) {
  const columns = {
    customer: orders.map(([customer]) => customer),
    day: orders.map(([, day]) => day),
    amount: orders.map(([, , amount]) => amount),
  };
  return buildLedger(columns, customers);
}

/** Shops at the edge of what can be said. */
const SHOPS: Record<string, { orders: Order[]; customers: number; today: number }> = {
  "a single customer": { orders: [[0, 10, 500]], customers: 1, today: 100 },
  "a single customer who came back": {
    orders: [
      [0, 10, 500],
      [0, 20, 500],
    ],
    customers: 1,
    today: 100,
  },
  "one-time buyers only": {
    orders: Array.from({ length: 300 }, (_, c) => [c, c, 2000 + c]),
    customers: 300,
    today: 400,
  },
  "first orders all today": {
    orders: Array.from({ length: 300 }, (_, c) => [c, 50, 2000]),
    customers: 300,
    today: 50,
  },
  "identical customers": {
    orders: Array.from({ length: 600 }, (_, i) => [i % 300, i < 300 ? 0 : 100, 5000]),
    customers: 300,
    today: 365,
  },
  "a customer with a thousand orders among few": {
    orders: Array.from({ length: 1060 }, (_, i) => (i < 1000 ? [0, i, 100] : [i - 999, 5, 900])),
    customers: 61,
    today: 1200,
  },
  "a few who spend a thousand times more": {
    orders: Array.from({ length: 900 }, (_, i) => [
      i % 300,
      Math.floor(i / 300) * 60 + (i % 7),
      i % 100 === 0 ? 10_000_000 : 1000 + (i % 300),
    ]),
    customers: 300,
    today: 400,
  },
};

describe.each(Object.entries(SHOPS))("a shop of %s", (_, { orders, customers, today }) => {
  const ledger = shopOf(orders, customers);
  const summary = summarise(ledger, today);

  it.each(COUNT_MODELS)("gets finite figures from %s, never negative", (model) => {
    for (const method of ["map", "mle"] as const) {
      const fit = fitCounts(compress(summary), model, { method, logGaps: summary.logGaps });
      const spend = fitSpend(summary, method);
      for (const value of fit.parameters) expect(value > 0 && value < Infinity).toBe(true);
      const predictions = score(fit, spend, summary);
      for (const [name, column] of Object.entries(predictions) as [keyof Predictions, unknown][]) {
        for (const value of column as Float64Array) {
          if (name === "nextOrder" && Number.isNaN(value)) continue;
          expect(value >= 0 && value < Infinity, `${method} ${name} ${value}`).toBe(true);
        }
      }
      const ranges = customerIntervals({ counts: fit, spend }, summary, predictions);
      for (const [low, high] of [
        [ranges.ordersLow, ranges.ordersHigh],
        [ranges.valueLow, ranges.valueHigh],
      ] as const) {
        low.forEach((from, i) => expect(from >= 0 && from <= high[i]!).toBe(true));
        expect(high.every((to) => to < Infinity)).toBe(true);
      }
      const sum = predictions.clv12.reduce((before, own) => before + own, 0);
      const total = totalValue({ counts: fit, spend }, summary, sum);
      expect(total.low >= 0 && total.low <= sum && sum <= total.high).toBe(true);
      expect(total.high).toBeLessThan(Infinity);
      for (const share of [predictions.alive, predictions.order90, predictions.order365]) {
        expect(share.every((p) => p <= 1)).toBe(true);
      }
    }
  });

  it("can be back-tested, timed and judged without an error", () => {
    const timing = secondOrder(summary);
    expect(timing.windowCloses).toBeGreaterThanOrEqual(timing.usualWait);
    const tested = backtest(ledger, Math.floor(today * 0.75), today)?.backtest;
    if (tested) expect(tested.mae >= 0 && tested.sentence.length > 20).toBe(true);
    expect(chooseModel(ledger, Math.floor(today * 0.75), today).model).toBeDefined();
    expect(readiness(summaryTotals(summary)).sentence).toMatch(/\.$/);
  });
});

describe("with too little history", () => {
  it("an empty shop is told that figures start with the first order", () => {
    const summary = summarise(shopOf([], 0), 10);
    expect(readiness(summaryTotals(summary))).toMatchObject({ confidence: "simple" });
    expect(fitShop(summary)).toBeNull();
    expect(simpleValue(summaryTotals(summary), 1)).toBeNull();
    expect(() => fitCounts(compress(summary), "pnbd")).toThrow(/at least one customer/);
    expect(backtest(shopOf([], 0), 5, 10)).toBeNull();
  });

  it("a shop is told what is missing and when it will come", () => {
    const totals = { repeatOrders: 40, orders: 140, revenue: 1, historyDays: 90 };
    const low = readiness({ ...totals, customers: 100, repeaters: 30 });
    expect(low.confidence).toBe("low");
    expect(low.sentence).toContain("100 more customers, 20 more repeat buyers, 90 more days");
    expect(low.daysToNext).toBe(90);
    const simple = readiness({ ...totals, customers: 40, repeaters: 0 });
    expect(simple.confidence).toBe("simple");
    expect(simple.sentence).toContain("cannot be said yet");
    const slow = readiness({ ...totals, customers: 5, repeaters: 1, historyDays: 900 });
    expect(slow.sentence).toContain("that is more than 2 years away");
    expect(readinessWords.needs("low", [], 90)).toContain("about 90 days away");
    expect(readinessWords.needs("low", [], 300)).toContain("about 10 months away");
    expect(readinessWords.needs("low", [], 2064)).toContain("more than 2 years away");
    const full = readiness({ ...totals, customers: 200, repeaters: 50, historyDays: 180 });
    expect(full.confidence).toBe("full");
  });

  it("says that leaving cannot be told from pausing when nobody ever pauses long", () => {
    const random = createRandom("nobody leaves");
    const orders: Order[] = [];
    for (let c = 0; c < 400; c++) {
      for (
        let day = random.int(0, 60);
        day <= 240;
        day += 1 + Math.ceil(random.exponential(0.05))
      ) {
        orders.push([c, day, 1000]);
      }
    }
    const summary = summarise(shopOf(orders, 400), 240);
    for (const method of ["map", "mle"] as const) {
      const fit = fitCounts(compress(summary), "pnbd", { method });
      expect(fit.flags).toContain("dropout-not-identified");
    }
    expect(fitShop(summary)?.thresholds.aliveKnown).toBe(false);
  });
});

describe("what an order is worth", () => {
  it("is the mean where all spend the same", () => {
    const { orders, customers, today } = SHOPS["identical customers"]!;
    const spend = fitSpend(summarise(shopOf(orders, customers), today));
    expect(spend.flags).toEqual(["observed-mean"]);
    expect(orderValueOf(spend, 1, 5000, 5000)).toBe(5000);
    expect(orderValueOf(spend, 0, 0, 5000)).toBe(5000);
  });

  it("stays near the shop's mean when a few carry the average", () => {
    const { orders, customers, today } = SHOPS["a few who spend a thousand times more"]!;
    const summary = summarise(shopOf(orders, customers), today);
    const spend = fitSpend(summary);
    const usual = orderValueOf(spend, 2, 1100, 1100);
    expect(usual > 0 && usual < spend.repeatMean).toBe(true);
  });

  it("leans on a one-time buyer's own first order, and is never negative", () => {
    const random = createRandom("first orders");
    const orders: Order[] = [];
    for (let c = 0; c < 500; c++) {
      const rate = random.gamma(4, 1500);
      for (let i = 0; i < 1 + random.poisson(1); i++) {
        orders.push([c, 30 * i, Math.ceil(random.gamma(6, rate))]);
      }
    }
    const spend = fitSpend(summarise(shopOf(orders, 500), 365));
    const small = orderValueOf(spend, 0, 0, 500);
    const middle = orderValueOf(spend, 0, 0, spend.firstMean);
    const large = orderValueOf(spend, 0, 0, 20_000);
    expect(small).toBeGreaterThan(0);
    expect(small).toBeLessThan(middle);
    expect(large).toBeGreaterThan(middle);
    expect(large).toBeLessThan(20_000);
    expect(middle / spend.repeatMean).toBeCloseTo(1, 6);
  });

  it("is told by the observed mean where a few carry it all, and says so", () => {
    const random = createRandom("heavy tail");
    const orders: Order[] = [];
    for (let c = 0; c < 2000; c++) {
      // the mean of a customer's mean does not exist below q = 1
      const rate = random.gamma(0.9, 100);
      for (let i = 0; i < 3; i++) {
        orders.push([c, 20 * i, Math.min(1e11, Math.ceil(random.gamma(4, rate)))]);
      }
    }
    const spend = fitSpend(summarise(shopOf(orders, 2000), 365));
    expect(spend.flags).toContain("heavy-tail");
    expect(spend.parameters!.q).toBeGreaterThan(1);
    const value = orderValueOf(spend, 1, 400, 400);
    expect(value > 0 && value < Infinity).toBe(true);
    const one = orderValueOf(spend, 0, 0, 400);
    expect(one > 0 && one < Infinity).toBe(true);
  });

  it("says where it goes with how often people order", () => {
    const random = createRandom("depends");
    const orders: Order[] = [];
    for (let c = 0; c < 600; c++) {
      const repeat = 1 + random.poisson(2);
      for (let i = 0; i <= repeat; i++) {
        orders.push([c, 20 * i, Math.ceil(1000 * repeat * random.gamma(20, 20))]);
      }
    }
    const spend = fitSpend(summarise(shopOf(orders, 600), 365));
    expect(spend.flags).toContain("spend-depends-on-frequency");
  });
});

describe("discounting and counts", () => {
  it("weighs later months less, and mid-month more than its end", () => {
    const middle = monthlyDiscounts({ annualDiscount: 0.12, months: 12 });
    const end = monthlyDiscounts({ annualDiscount: 0.12, months: 12, midPeriod: false });
    expect(end[11]).toBeCloseTo(1 / 1.12, 12);
    expect(middle.every((d, m) => d > end[m]! && (m === 0 || d < middle[m - 1]!))).toBe(true);
    expect(() => monthlyDiscounts({ annualDiscount: -1 })).toThrow(RangeError);
  });
});

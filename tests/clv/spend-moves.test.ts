import { describe, expect, it } from "vitest";
import { measureSpend } from "../../scripts/bench/clv/spend-coverage.ts";
import { simulateSpend } from "../../scripts/bench/clv/spend-shops.ts";
import { chooseSpend } from "../../app/clv/fit/choose-spend.ts";
import { compress } from "../../app/clv/fit/compress.ts";
import { estimateLevel } from "../../app/clv/fit/estimate-level.ts";
import { fitCounts } from "../../app/clv/fit/fit-counts.ts";
import { fitSpend } from "../../app/clv/fit/fit-spend.ts";
import { buildLedger } from "../../app/clv/fit/ledger.ts";
import { orderValueOf } from "../../app/clv/fit/order-value.ts";
import { spendSlopes } from "../../app/clv/fit/parameter-doubt.ts";
import { pacedOrderValue } from "../../app/clv/fit/paced-order-value.ts";
import type { SpendDependence } from "../../app/clv/fit/spend-dependence.ts";
import type { SpendFit } from "../../app/clv/fit/spend-fit.ts";
import { fadedDays, levelFactors, type SpendLevel } from "../../app/clv/fit/spend-level.ts";
import { withinCustomers } from "../../app/clv/fit/within-customers.ts";
import { expectedOrderValue, gammaGammaObjective } from "../../app/clv/models/gamma-gamma.ts";
import { pacedObjective } from "../../app/clv/models/paced-gamma-gamma.ts";
import { summarise } from "../../app/clv/predict/summary.ts";
import { createRandom } from "../../app/numeric/random.ts";

function fitted(...given: Parameters<typeof simulateSpend>) {
  const shop = simulateSpend(...given);
  const summary = summarise(shop.ledger, shop.today);
  const counts = fitCounts(compress(summary), "pnbd", { logGaps: summary.logGaps });
  return { ...shop, summary, counts };
}

const DEPENDENCE: SpendDependence = {
  p: 5,
  q: 4,
  gamma: 3000,
  b: 0.4,
  r: 0.8,
  alpha: 150,
  k: 1,
  elasticity: 1,
  firstScale: 4000,
  firstPower: 0,
  firstRatio: 1,
  evidence: 50,
};

describe("Gamma-Gamma whose scale goes with pace", () => {
  const random = createRandom("paced");
  const orders = Array.from({ length: 40 }, () => random.int(1, 12));
  const mean = orders.map(() => random.gamma(3, 0.05));
  const logScale = orders.map(() => 3 + random.next());
  const data = { orders, mean, logScale, shape: (x: number) => 0.7 + x };
  const at = Float64Array.from([1.4, 0.9, 3.2, 0]);

  it("is Gamma-Gamma where it does not", () => {
    const [own, plain] = [new Float64Array(4), new Float64Array(3)];
    const value = pacedObjective(data)(at, own);
    expect(value).toBeCloseTo(gammaGammaObjective({ orders, mean })(at.slice(0, 3), plain), 10);
    plain.forEach((slope, i) => expect(own[i]).toBeCloseTo(slope, 9));
    const independent = { ...DEPENDENCE, b: 0 };
    expect(pacedOrderValue(independent, 3, 200, 5000, 0)).toBeCloseTo(
      expectedOrderValue(DEPENDENCE, 3, 5000),
      8,
    );
  });

  it("has the slopes that differences of it have", () => {
    const objective = pacedObjective(data);
    const here = Float64Array.from([1.4, 0.9, 3.2, 0.35]);
    const gradient = new Float64Array(4);
    objective(here, gradient);
    for (let i = 0; i < 4; i++) {
      const [above, below] = [1e-5, -1e-5].map((step) => {
        const moved = Float64Array.from(here);
        moved[i]! += step;
        return objective(moved, new Float64Array(4));
      });
      expect((above! - below!) / 2e-5).toBeCloseTo(gradient[i]!, 6);
    }
    expect(objective(Float64Array.from([1, 1, 1, -0.95]), gradient)).toBeNaN();
  });

  it("values the orders to come as draws of pace and spend do", () => {
    const { p, q, gamma, b, r, alpha } = DEPENDENCE;
    // who has placed x repeat orders by age T and is there: λ ~ Gamma(r + x, α + T)
    const [x, age] = [0, 200];
    let value = 0;
    let orders = 0;
    for (let i = 0; i < 400_000; i++) {
      const pace = random.gamma(r + x, alpha + age);
      value += (pace * (p * gamma * pace ** b)) / (q - 1);
      orders += pace;
    }
    const { firstScale } = DEPENDENCE;
    const found = pacedOrderValue(DEPENDENCE, x, age, 0, firstScale);
    expect(Math.abs(value / orders / found - 1)).toBeLessThan(0.01);
    // who spent more at first is expected to go on so
    expect(pacedOrderValue(DEPENDENCE, x, age, 0, 2 * firstScale)).toBeGreaterThan(found);
  });
});

describe("what is learnt within customers", () => {
  it("is what a regression with a constant for each customer finds", () => {
    const random = createRandom("within");
    const [customer, day, amount]: number[][] = [[], [], []];
    for (let c = 0; c < 60; c++) {
      const level = random.gamma(3, 0.001);
      for (
        let i = 0, at = random.int(0, 500);
        i < random.int(1, 6);
        i++, at += random.int(1, 120)
      ) {
        customer!.push(c);
        day!.push(at);
        amount!.push(Math.ceil(level * random.gamma(6, 6)));
      }
    }
    const ledger = buildLedger({ customer: customer!, day: day!, amount: amount! }, 60);
    const knots = [0, 400, 800, 1200];
    const { size, squares, products, total, orders } = withinCustomers(ledger, 1200, knots, false);
    // the second route: rows written out, and each customer's means taken from them
    const rows: number[][] = [];
    for (let c = 0; c < 60; c++) {
      const own: number[][] = [];
      for (let e = ledger.offsets[c]!; e < ledger.offsets[c + 1]!; e++) {
        if (ledger.day[e]! > 1200) continue;
        const number = e - ledger.offsets[c]!;
        const hats = knots.map((knot) => Math.max(0, 1 - Math.abs(ledger.day[e]! - knot) / 400));
        const more = [Number(number === 0), number > 1 ? Math.log(number) : 0];
        own.push([...hats, ...more, Math.log(ledger.value[e]!)]);
      }
      if (own.length < 2) continue;
      const means = own[0]!.map((_, i) => own.reduce((sum, row) => sum + row[i]!, 0) / own.length);
      rows.push(...own.map((row) => row.map((value, i) => value - means[i]!)));
    }
    expect(orders).toBe(rows.length);
    const sum = (i: number, j: number) => rows.reduce((all, row) => all + row[i]! * row[j]!, 0);
    for (let i = 0; i < size; i++) {
      expect(products[i]).toBeCloseTo(sum(i, size), 8);
      for (let j = 0; j < size; j++) expect(squares[size * i + j]).toBeCloseTo(sum(i, j), 8);
    }
    expect(total).toBeCloseTo(sum(size, size), 8);
  });

  it("is no growth where only the mix of customers changes", () => {
    const { ledger, today } = fitted("later customers spend more", 700, createRandom("mix"));
    expect(estimateLevel(ledger, today)).toBeNull();
  });

  it("is the growth there is, with an interval that holds it", () => {
    let held = 0;
    for (let s = 0; s < 8; s++) {
      const random = createRandom("growth").fork(s);
      const { ledger, today } = simulateSpend("prices rise 12 % a year", 2000, random);
      const level = estimateLevel(ledger, today)!;
      // two years ago, in logarithms
      const { repeat } = levelFactors(level, {
        x: 1,
        firstDay: today - 731,
        secondAge: 1,
        tx: 1,
        T: 731,
      });
      expect(Math.log(repeat)).toBeGreaterThan(0.12);
      expect(Math.log(repeat)).toBeLessThan(0.34);
      const error = Math.sqrt(level.covariance[0]!);
      if (Math.abs(Math.log(repeat) / 2 - Math.log(1.12)) < 1.96 * error) held++;
    }
    expect(held).toBeGreaterThanOrEqual(6);
  });

  it("is nothing below a year, without amounts, and of customers who did not come back", () => {
    const shop = simulateSpend("prices rise 12 % a year", 300, createRandom("short"));
    expect(estimateLevel(shop.ledger, shop.ledger.day[0]! + 100)).toBeNull();
    const once = { customer: [0, 1, 2], day: [0, 400, 800], amount: [5, 6, 7] };
    expect(estimateLevel(buildLedger(once, 3), 900)).toBeNull();
    const { amount: _amount, ...unpaid } = once;
    expect(estimateLevel(buildLedger(unpaid, 3), 900)).toBeNull();
  });
});

describe("a level carried forward", () => {
  it("fades: its mean is what summing its days says", () => {
    for (const days of [30, 365, 900]) {
      let sum = 0;
      for (let u = 0.5; u < days; u++) sum += 730 * (1 - Math.exp(-u / 730));
      expect(fadedDays(days)).toBeCloseTo(sum / days, 2);
    }
    expect(fadedDays(0)).toBe(0);
  });

  it("and back to past orders is the mean of the days between the second order and the last", () => {
    const level: SpendLevel = {
      knots: [0, 300, 600, 1000],
      logs: [-0.4, -0.1, -0.2, 0],
      trend: 0,
      days: 365,
      ahead: 0.05,
      tenure: 0.1,
      covariance: Array.from({ length: 9 }, () => 0),
      meanLag: 1,
      meanLogNumber: 0.5,
    };
    const logAt = (day: number) => {
      const k = [0, 300, 600].findLast((knot) => knot <= day)!;
      const [i, to] = [level.knots.indexOf(k), level.knots[level.knots.indexOf(k) + 1]!];
      return level.logs[i]! + ((day - k) / (to - k)) * (level.logs[i + 1]! - level.logs[i]!);
    };
    const span = { x: 4, firstDay: 50, secondAge: 70, tx: 800, T: 950 };
    let sum = 0;
    for (let day = 120.5; day < 850; day++) sum += logAt(day);
    const tenure = (1 + 2 ** 0.1 + 3 ** 0.1 + 4 ** 0.1) / 4;
    const { repeat, first, ahead } = levelFactors(level, span);
    expect(repeat).toBeCloseTo(Math.exp(-sum / 730) / tenure, 4);
    expect(first).toBeCloseTo(Math.exp(-logAt(50)), 9);
    expect(ahead).toBeGreaterThan(Math.exp(0.05) * 5 ** 0.1);
  });
});

describe("the spend fit of a shop", () => {
  it("is exactly the plain one where spend is steady and independent, and by likelihood alone", () => {
    const { ledger, summary, counts } = fitted("constant", 500, createRandom("steady"));
    expect(chooseSpend(ledger, summary, counts)).toEqual(fitSpend(summary));
    const moving = fitted("larger with pace, prices rise", 500, createRandom("mle"));
    expect(chooseSpend(moving.ledger, moving.summary, moving.counts, "mle")).toEqual(
      fitSpend(moving.summary, "mle"),
    );
  });

  it("survives being kept, and says what it rests on", () => {
    const random = createRandom("kept");
    const { ledger, summary, counts } = fitted("larger with pace, prices rise", 2500, random);
    const fit = chooseSpend(ledger, summary, counts);
    expect(fit.flags).toContain("spend-follows-pace");
    expect(fit.flags).toContain("spend-level-moves");
    expect(fit.covariance).toHaveLength(81);
    const kept = JSON.parse(JSON.stringify(fit)) as SpendFit;
    const when = { T: 500, firstDay: summary.today - 500, secondAge: 60, tx: 420 };
    const value = (of: SpendFit) => orderValueOf(of, 3, 4000, 5000, when);
    expect(value(kept)).toBe(value(fit));
    // everything the value is computed from has a say in its interval
    const slopes = spendSlopes(kept, (moved) => Math.log(value(moved)));
    expect(slopes).toHaveLength(9);
    for (const quantity of [0, 1, 2, 5, 6, 7, 8])
      expect(Math.abs(slopes[quantity]!)).toBeGreaterThan(1e-4);
    expect(slopes[7]).toBeCloseTo(1, 6);
  });

  it("kept by an earlier release is still read, with its means by number of orders", () => {
    const old = {
      parameters: { p: 5, q: 4, gamma: 3000 },
      repeatMean: 5000,
      firstMean: 4000,
      strata: [4000, 4500, 5000, 6000, 7000, 8000],
      flags: ["spend-depends-on-frequency"],
      covariance: Array.from({ length: 121 }, (_, at) => (at % 12 === 0 ? 1e-4 : 0)),
    } as unknown as SpendFit;
    expect(orderValueOf(old, 3, 7000, 0)).toBeCloseTo((3 * 7000 + 0.6 * 5000) / 3.6, 8);
    const slopes = spendSlopes(old, (moved) => orderValueOf(moved, 3, 7000, 0));
    expect(slopes).toHaveLength(11);
    expect(slopes[7]).toBeGreaterThan(0);
    expect(slopes[6]).toBeCloseTo(0, 9);
  });
});

describe("values of the year ahead, over simulated shops", () => {
  const SHOPS = 8;
  it.each([
    ["larger with pace", 0.04],
    ["prices fall 12 % a year", 0.08],
    ["later orders larger", 0.06],
  ] as const)(
    "%s: an order is valued nearer to the truth than by Gamma-Gamma alone",
    (kind, most) => {
      const { plain, chosen } = measureSpend(kind, SHOPS, 1000);
      expect(Math.abs(plain.perOrder)).toBeGreaterThan(most);
      expect(Math.abs(chosen.perOrder), JSON.stringify(chosen)).toBeLessThan(most);
      expect(chosen.rmse).toBeLessThan(plain.rmse);
      expect(chosen.coverage).toBeGreaterThanOrEqual(plain.coverage);
    },
  );
});

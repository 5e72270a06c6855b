import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stateByRhythm, stateOf, valueAtRisk } from "../../app/clv/states/assign-states.ts";
import type { Rhythm, StateThresholds } from "../../app/clv/states/lines.ts";
import type { StateFacts } from "../../app/clv/states/state.ts";
import { emptyColumns } from "../../app/clv/fit/columns.ts";
import { discountAffinity, discountPrior } from "../../app/clv/pictures/discount-affinity.ts";
import { rfmGroup, rfmScores } from "../../app/clv/pictures/rfm.ts";
import type { Score } from "../../app/clv/pictures/rfm.ts";
import {
  fitShop,
  scoreByModel,
  scoreSummary,
  summaryFromColumns,
} from "../../app/clv/fit/shop-fit.ts";
import {
  customerStates,
  holdEverybody,
  isCustomerState,
  stateKeys,
} from "../../app/clv/states/states.ts";
import { rhythmOf, scoreByRhythm } from "../../app/clv/states/rhythm.ts";
import { createRandom } from "../../app/numeric/random.ts";
import { simulateShop } from "./simulate.ts";

const LINES: StateThresholds = {
  newUntil: 30,
  windowCloses: 200,
  topValue: 10_000,
  vipChance: 0.5,
  topSpend: 50_000,
  activeChance: 0.3,
  dueFrom: 0.8,
  slippingFrom: 1.5,
  slippingUntil: 3,
  lapsedChance: 0.1,
  aliveKnown: true,
};

const RHYTHM: Rhythm = {
  meanGapDays: 40,
  newUntilDays: 30,
  windowClosesDays: 120,
  topTenthMinor: 20_000,
  topFifthMinor: 9000,
};

const REPEATER: StateFacts = {
  x: 3,
  age: 300,
  totalValue: 8000,
  clv12: 3000,
  alive: 0.9,
  order90: 0.2,
  order365: 0.6,
  overdue: 0.4,
};

describe("the state of a customer", () => {
  it("follows the first rule that fits", () => {
    const of = (facts: Partial<StateFacts>) => stateOf({ ...REPEATER, ...facts }, LINES);
    expect(of({ x: 0, age: 30 })).toBe("new");
    expect(of({ x: 0, age: 31 })).toBe("second_order_window");
    expect(of({ x: 0, age: 201 })).toBe("one_time_closed");
    expect(of({ clv12: 10_000, order90: 0.5 })).toBe("vip");
    expect(of({ clv12: 10_000, order90: 0.49, overdue: 1 })).toBe("due_now");
    expect(of({ overdue: 1.5, alive: 0.6 })).toBe("slipping");
    expect(of({ overdue: 1.5, alive: 0.9, order90: 0.1 })).toBe("cooling");
    expect(of({ totalValue: 50_000, order365: 0.49 })).toBe("high_value_at_risk");
    expect(of({ order90: 0.3 })).toBe("active");
    // an old log: the upper half of customers who are all long gone is not active
    expect(stateOf({ ...REPEATER, order90: 0, order365: 0 }, { ...LINES, activeChance: 0 })).toBe(
      "lapsed",
    );
    expect(of({ order90: 0.01, order365: 0.05, alive: 0.05, overdue: 6 })).toBe("lapsed");
    // nearly certainly gone is gone, however much was spent and however late they are
    expect(of({ totalValue: 50_000, order90: 0, order365: 0.09 })).toBe("lapsed");
    expect(of({ overdue: 2, alive: 0.2, order90: 0.05, order365: 0.09 })).toBe("lapsed");
    expect(of({ overdue: 1, order90: 0.05, order365: 0.09 })).toBe("lapsed");
  });

  it("does not ask for P(alive) where that is not known", () => {
    const lines = { ...LINES, aliveKnown: false };
    expect(stateOf({ ...REPEATER, alive: 1, overdue: 2 }, lines)).toBe("slipping");
  });

  it("is exactly one for any facts", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const money = fc.double({ min: 0, max: 1e6, noNaN: true });
    const facts = fc.record({
      x: fc.integer({ min: 0, max: 50 }),
      age: fc.integer({ min: 0, max: 2000 }),
      totalValue: money,
      clv12: money,
      alive: share,
      order90: share,
      order365: share,
      overdue: fc.double({ min: 0, max: 20, noNaN: true }),
    });
    fc.assert(
      fc.property(facts, (own) => {
        expect(isCustomerState(stateOf(own, LINES))).toBe(true);
      }),
    );
  });

  it("follows each customer's own gap where there are no models", () => {
    const of = (facts: { x?: number; since?: number; overdue?: number; totalValue?: number }) =>
      stateByRhythm({ x: 3, since: 40, overdue: 1, totalValue: 5000, ...facts }, RHYTHM);
    expect(of({ x: 0, since: 30 })).toBe("new");
    expect(of({ x: 0, since: 31 })).toBe("second_order_window");
    expect(of({ x: 0, since: 121 })).toBe("one_time_closed");
    expect(of({ overdue: 1.49, totalValue: 20_000 })).toBe("vip");
    expect(of({ overdue: 0.79 })).toBe("active");
    expect(of({ overdue: 0.8 })).toBe("due_now");
    expect(of({ overdue: 1.5 })).toBe("slipping");
    expect(of({ overdue: 3 })).toBe("cooling");
    expect(of({ overdue: 6 })).toBe("lapsed");
    // who spent much is written to in person, however late
    expect(of({ overdue: 1.5, totalValue: 9000 })).toBe("high_value_at_risk");
    expect(of({ overdue: 5.9, totalValue: 9000 })).toBe("high_value_at_risk");
    expect(of({ overdue: 6, totalValue: 9000 })).toBe("lapsed");
  });

  it("is no VIP of a shop that had no customers when its lines were drawn", () => {
    const empty = JSON.parse(JSON.stringify(rhythmOf(emptyColumns(0), 20_000))) as Rhythm;
    const first = { x: 1, since: 0, overdue: 0, totalValue: 500 };
    expect(stateByRhythm(first, empty)).toBe("active");
    expect(customerStates.vip.byRhythm.words(empty, "USD")).toContain("the shop's highest");
  });

  it("is no VIP for being one of a handful: the only customer of a shop is its best, whatever they spent", () => {
    const rhythmWith = (customers: number) => {
      const columns = emptyColumns(customers);
      columns.n = customers;
      columns.revenueMinor.fill(1075);
      return rhythmOf(columns, 20_000);
    };
    const again = { x: 1, since: 0, overdue: 0, totalValue: 2150 };
    expect(stateByRhythm(again, rhythmWith(9))).toBe("active");
    expect(stateByRhythm(again, rhythmWith(10))).toBe("vip");
  });

  it("is told with the numbers of its own rule", () => {
    expect(customerStates.vip.meaning).toBe(
      "The top tenth by expected value, and more likely than not to order within 90 days.",
    );
    expect(customerStates.high_value_at_risk.meaning).toBe(
      "Among the top fifth by what they spent, more likely than not to stay away for a year, and not gone yet.",
    );
    expect(customerStates.lapsed.meaning).toBe(
      "Less than one chance in ten of an order within a year.",
    );
  });

  it("is the first whose rule fits, as the page says: an upper half that has long gone is said to be lapsed", () => {
    const lines = { ...LINES, activeChance: 0.02 };
    expect(customerStates.active.byModel.words(lines, "USD")).toContain("and 10% within a year");
    expect(stateOf({ ...REPEATER, order90: 0.03, order365: 0.09 }, lines)).toBe("lapsed");
    expect(customerStates.active.byModel.words(LINES, "USD")).not.toContain("within a year");
    expect(customerStates.slipping.byRhythm.words(RHYTHM, "USD")).toBe(
      "Last order 1.5 to 3 times their own rhythm ago, and spent less than $90.00.",
    );
  });

  it("puts value at risk only where acting can still help, and never more than is predicted", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...stateKeys),
        fc.double({ min: 0, max: 1e9, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (state, clv12, order90) => {
          const atRisk = valueAtRisk(state, clv12, order90);
          expect(atRisk).toBeGreaterThanOrEqual(0);
          expect(atRisk).toBeLessThanOrEqual(clv12);
        },
      ),
    );
    expect(valueAtRisk("slipping", 3000, 0.25)).toBe(2250);
    expect(valueAtRisk("lapsed", 3000, 0.25)).toBe(0);
  });
});

it("nothing is said to be at risk where nothing is predicted", () => {
  const columns = emptyColumns(1);
  // four orders thirty days apart, and one and a half gaps late
  Object.assign(columns, { n: 1 });
  columns.orderDays[0] = 4;
  columns.firstDay[0] = 19_800;
  columns.secondDay[0] = 19_830;
  columns.lastDay[0] = 19_890;
  columns.revenueMinor[0] = 14_900;
  const scores = scoreByRhythm(columns, RHYTHM, 19_950);
  expect(scores.overdueRatio[0]).toBeGreaterThan(1.5);
  expect([...scores.clv12Minor]).toEqual([NaN]);
  expect([...scores.valueAtRiskMinor]).toEqual([0]);
});

it("states of a few customers are not those of the shop", () => {
  expect(holdEverybody([{ customers: 30 }, { customers: 7 }], 5899)).toBe(false);
  expect(holdEverybody([{ customers: 5890 }], 5899)).toBe(true);
  expect(holdEverybody([], 0)).toBe(false);
});

describe("scoring a shop", () => {
  const random = createRandom("states");
  const shop = simulateShop("pnbd", [0.8, 60, 0.6, 90], 3000, 700, random);
  // A hundred newcomers, one order each.
  for (let i = 0; i < 100; i++) {
    shop.x[i] = 0;
    shop.tx[i] = 0;
    shop.T[i] = i;
  }
  const columns = emptyColumns(3000);
  columns.n = 3000;
  const today = 20_000;
  for (let i = 0; i < 3000; i++) {
    const orders = shop.x[i]! + 1;
    columns.customerId[i] = i;
    columns.orderDays[i] = orders;
    columns.firstDay[i] = today - shop.T[i]!;
    columns.lastDay[i] = today - shop.T[i]! + shop.tx[i]!;
    columns.secondDay[i] = orders > 1 ? columns.firstDay[i]! + random.int(1, shop.tx[i]!) : 0;
    columns.firstDayMinor[i] = random.int(1000, 9000);
    columns.revenueMinor[i] = columns.firstDayMinor[i]! + shop.x[i]! * random.int(1000, 9000);
  }
  const fit = fitShop(summaryFromColumns(columns, today))!;

  it("finds customers in every state but none without one", () => {
    const { states } = scoreSummary(fit, summaryFromColumns(columns, today));
    const seen = new Set(states);
    for (const state of stateKeys) expect(seen.has(state), state).toBe(true);
    expect(fit.readiness.confidence).toBe("full");
  });

  it("says of each customer what can be said and nothing else", () => {
    const scores = scoreByModel(columns, fit, today);
    for (let i = 0; i < columns.n; i++) {
      const repeater = columns.orderDays[i]! > 1;
      const isExpected = repeater && scores.pOrder365[i]! >= 0.5;
      expect(Number.isNaN(scores.nextOrderDay[i]!)).toBe(!isExpected);
      expect(scores.clv12LowMinor[i]!).toBeLessThanOrEqual(scores.clv12HighMinor[i]!);
      expect(scores.clv12Minor[i]!).toBeGreaterThanOrEqual(0);
      expect(scores.pOrder90[i]!).toBeLessThanOrEqual(scores.pOrder365[i]!);
      expect(scores.pOrder365[i]!).toBeLessThanOrEqual(scores.pAlive[i]!);
    }
  });

  it("never holds more at risk than is predicted, nor of anybody nearly certainly gone", () => {
    const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
    const scores = scoreByModel(columns, fit, today);
    const { predictions } = scoreSummary(fit, summaryFromColumns(columns, today));
    const ifRetained = predictions.clv12.map((value, i) => value / predictions.alive[i]!);
    expect(sum(scores.valueAtRiskMinor)).toBeGreaterThan(0);
    expect(sum(scores.valueAtRiskMinor)).toBeLessThanOrEqual(sum(scores.clv12Minor));
    expect(sum(scores.clv12Minor)).toBeLessThanOrEqual(sum(ifRetained));
    for (let i = 0; i < columns.n; i++) {
      expect(scores.valueAtRiskMinor[i]!).toBeLessThanOrEqual(scores.clv12Minor[i]!);
      if (scores.valueAtRiskMinor[i]! > 0) expect(scores.pOrder365[i]!).toBeGreaterThanOrEqual(0.1);
    }
  });

  it("survives being kept as JSON, and scores a single customer the same", () => {
    const kept = JSON.parse(JSON.stringify(fit)) as typeof fit;
    const one = emptyColumns(1);
    one.n = 1;
    for (const name of ["customerId", "revenueMinor", "firstDayMinor"] as const) {
      one[name][0] = columns[name][7]!;
    }
    for (const name of ["orderDays", "firstDay", "lastDay", "secondDay"] as const) {
      one[name][0] = columns[name][7]!;
    }
    const all = scoreByModel(columns, fit, today);
    const alone = scoreByModel(one, kept, today);
    expect(alone.state[0]).toBe(all.state[7]);
    expect(alone.clv12Minor[0]!).toBeCloseTo(all.clv12Minor[7]!, 6);
    expect(alone.pOrder90[0]!).toBeCloseTo(all.pOrder90[7]!, 12);
  });
});

describe("RFM", () => {
  it("gives equal customers equal scores", () => {
    const orders = [1, 1, 1, 1, 1, 1, 2, 3, 4, 9];
    const { frequency } = rfmScores(orders, orders, orders);
    expect(new Set(frequency.slice(0, 6)).size).toBe(1);
    expect(frequency.at(-1)).toBe(5);
    const { recency } = rfmScores([5, 10, 20, 40, 80], [1, 1, 1, 1, 1], [1, 2, 3, 4, 5]);
    expect(Array.from(recency)).toEqual([5, 4, 3, 2, 1]);
  });

  it("has a group for every combination", () => {
    const scores: Score[] = [1, 2, 3, 4, 5];
    const groups = new Set<string>([rfmGroup(0, 1, 1, 1)]);
    for (const r of scores) {
      for (const f of scores) for (const m of scores) groups.add(rfmGroup(1, r, f, m));
    }
    expect(groups.size).toBe(11);
    expect(rfmGroup(3, 5, 4, 4)).toBe("CHAMPIONS");
    expect(rfmGroup(3, 3, 3, 2)).toBe("NEEDS_ATTENTION");
    expect(rfmGroup(3, 2, 5, 4)).toBe("PREVIOUSLY_LOYAL");
    expect(rfmGroup(3, 1, 3, 3)).toBe("AT_RISK");
    expect(rfmGroup(3, 2, 2, 3)).toBe("DORMANT");
  });
});

describe("discount affinity", () => {
  const shop = [
    ...Array.from({ length: 80 }, () => ({ orders: 5, discounted: 1 })),
    ...Array.from({ length: 20 }, () => ({ orders: 5, discounted: 5 })),
  ];
  const prior = discountPrior(shop);

  it("does not brand a customer for a single coupon", () => {
    const once = discountAffinity({ orders: 1, discounted: 1 }, prior);
    const always = discountAffinity({ orders: 8, discounted: 8 }, prior);
    expect(once.share).toBeLessThan(always.share);
    expect(once.discountLed).toBe(false);
    expect(always.discountLed).toBe(true);
    expect(discountAffinity({ orders: 0, discounted: 0 }, prior).share).toBeCloseTo(prior.mean, 12);
  });

  it("stays inside (0, 1) for shops that never or always discount", () => {
    for (const discounted of [0, 4]) {
      const uses = Array.from({ length: 50 }, () => ({ orders: 4, discounted }));
      const { share } = discountAffinity({ orders: 4, discounted }, discountPrior(uses));
      expect(share > 0 && share < 1).toBe(true);
    }
    expect(() => discountAffinity({ orders: 1, discounted: 2 }, prior)).toThrow(
      /2 discounted of 1/,
    );
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import { emptyColumns, type CustomerColumns } from "../../app/clv/fit/columns.ts";
import type { CountFit } from "../../app/clv/fit/count-fit.ts";
import { buildLedger } from "../../app/clv/fit/ledger.ts";
import { forecastShop } from "../../app/clv/forecast/forecast.ts";
import { runEngine } from "../../app/clv/fit/engine.ts";
import { fitShop, scoreByModel } from "../../app/clv/fit/shop-fit.ts";
import { totalOrders } from "../../app/clv/fit/uncertainty.ts";
import { gapTable } from "../../app/clv/models/gap-law.ts";
import { fitChurn, logRenewed, renewalChance } from "../../app/clv/models/renewals.ts";
import { predictHorizons } from "../../app/clv/predict/horizon.ts";
import { customerIntervals } from "../../app/clv/predict/prediction-intervals.ts";
import { score } from "../../app/clv/predict/score.ts";
import { rowsOf, summarise, type Summary } from "../../app/clv/predict/summary.ts";
import { whatIf } from "../../app/clv/predict/what-if.ts";
import { noSpend } from "../../app/clv/fit/spend-fit.ts";
import { chooseRegular, fitPurchases } from "../../app/clv/regular/choose-regular.ts";
import { findCycles } from "../../app/clv/regular/cycles.ts";
import { ordersFromStart } from "../../app/clv/regular/newcomers.ts";
import { shareOfOthers } from "../../app/clv/regular/regular-buyers.ts";
import { regularPosterior } from "../../app/clv/regular/posterior.ts";
import { RenewalOutlook } from "../../app/clv/regular/renewal-outlook.ts";
import { createRandom } from "../../app/numeric/random.ts";
import { automaticCut } from "../../app/clv/fit/choose-model.ts";
import {
  simulateRegularShop,
  type SimulatedShop,
  usualShop,
} from "../../scripts/bench/clv/regular-shops.ts";

/** Customers still there after each year, of 1,000 (Fader & Hardie 2007, table 1). */
const PUBLISHED = [
  {
    segment: "regular",
    years: [1000, 631, 468, 382, 326, 289, 262, 241],
    a: 0.704,
    b: 1.182,
    logLikelihood: -1680.3,
  },
  {
    segment: "high end",
    years: [1000, 869, 743, 653, 593, 551, 517, 491],
    a: 0.668,
    b: 3.806,
    logLikelihood: -1611.2,
  },
];

describe("who renews", () => {
  it.each(PUBLISHED)(
    "keeps the $segment customers of the paper as it says",
    ({ years, a, b, logLikelihood }) => {
      const left = years.slice(1).map((stay, n) => years[n]! - stay);
      const going = [0, 0, 0, 0, 0, 0, 0, years.at(-1)!];
      const churn = fitChurn({ left, going });
      expect(churn.a).toBeCloseTo(a, 3);
      expect(churn.b).toBeCloseTo(b, 3);
      const reached = left.reduce(
        (sum, gone, n) => {
          return sum + gone * (logRenewed(churn, n) + Math.log(1 - renewalChance(churn, n)));
        },
        years.at(-1)! * logRenewed(churn, 7),
      );
      expect(reached).toBeCloseTo(logLikelihood, 1);
    },
  );
});

describe("gaps of a cycle", () => {
  it.each([
    { cycle: 30, spread: 1, off: 0.05 },
    { cycle: 14, spread: 0.3, off: 0.005 },
    { cycle: 90.5, spread: 9, off: 0.3 },
  ])("add up to all gaps: %o", (law) => {
    const table = gapTable(law);
    let sum = 0;
    for (let day = 1; day <= table.days; day++) {
      sum += table.density[day]!;
      expect(1 - sum).toBeCloseTo(table.tailOf(day), 10);
      expect(Math.exp(table.logDensityOf(day))).toBeCloseTo(table.density[day]!, 12);
    }
    expect(table.tailOf(table.days + 40)).toBeLessThan(table.tailOf(table.days));
    expect(table.tailOf(table.days + 40)).toBeGreaterThan(0);
  });

  it("bring the orders that as many simulated customers place", () => {
    const cycle = {
      law: { cycle: 30, spread: 2, off: 0.1 },
      churn: { a: 1, b: 9 },
      share: 0.2,
    };
    const random = createRandom("renewals");
    const table = gapTable(cycle.law);
    const gap = () => {
      const at = random.next();
      let day = 1;
      while (day < table.days && 1 - table.tailOf(day) < at) day++;
      return day;
    };
    // two repeat orders so far, the last 12 days ago, and there is another to come
    const counts: number[] = [];
    while (counts.length < 20_000) {
      const leaves = random.beta(1, 9 + 3);
      const first = gap();
      if (first <= 12) continue;
      let day = first - 12;
      let orders = 0;
      while (day <= 200) {
        orders++;
        if (random.bernoulli(leaves)) break;
        day += gap();
      }
      counts.push(orders);
    }
    const outlook = new RenewalOutlook(cycle);
    const mean = counts.reduce((sum, orders) => sum + orders, 0) / counts.length;
    expect(outlook.orders(2, 12, 200) / mean).toBeCloseTo(1, 2);
    const three = counts.filter((orders) => orders >= 3).length / counts.length;
    expect(Math.abs(outlook.tails(2, 12, 200)[2]! - three)).toBeLessThan(0.012);
  });
});

/** A shop's customers as the database hands them over. */
function columnsOf({ ledger }: SimulatedShop): CustomerColumns {
  const columns = emptyColumns(ledger.customers);
  columns.n = ledger.customers;
  for (let c = 0; c < ledger.customers; c++) {
    const days = ledger.day.subarray(ledger.offsets[c]!, ledger.offsets[c + 1]!);
    columns.customerId[c] = c + 1;
    columns.orders[c] = columns.orderDays[c] = days.length;
    columns.firstDay[c] = days[0]!;
    columns.lastDay[c] = days.at(-1)!;
    columns.secondDay[c] = days[1] ?? 0;
    columns.firstDayMinor[c] = 3000;
    columns.revenueMinor[c] = 3000 * days.length;
  }
  columns.days = ledger;
  return columns;
}

function ordersOf({ ledger }: SimulatedShop) {
  const customer = new Int32Array(ledger.day.length);
  for (let c = 0; c < ledger.customers; c++) {
    customer.fill(c, ledger.offsets[c]!, ledger.offsets[c + 1]!);
  }
  return { customer, day: ledger.day, amount: new Float64Array(ledger.day.length).fill(3000) };
}

describe("a shop in which every fifth customer subscribes", () => {
  let shop: SimulatedShop;
  let summary: Summary;
  let fit: CountFit;

  beforeAll(() => {
    shop = simulateRegularShop({ ...usualShop, customers: 1500 }, createRandom("a fifth"));
    summary = summarise(shop.ledger, shop.today);
    const cut = automaticCut(18_000, shop.today);
    const regular = chooseRegular(shop.ledger, cut, shop.today, "pnbd");
    expect(regular!.used).toBe(true);
    fit = fitPurchases(summary, { model: "pnbd", regular });
  });

  it("has one cycle, of about 30 days, with about a fifth of its new customers", () => {
    const { cycles } = fit.regular!;
    expect(cycles).toHaveLength(1);
    expect(cycles[0]!.law.cycle).toBeCloseTo(30, 0);
    expect(cycles[0]!.share).toBeGreaterThan(0.16);
    expect(cycles[0]!.share).toBeLessThan(0.24);
    // of those who have renewed three times 5 in 100 leave at the next
    expect(renewalChance(cycles[0]!.churn, 3)).toBeGreaterThan(0.93);
    expect(renewalChance(cycles[0]!.churn, 3)).toBeLessThan(0.97);
  });

  it("tells subscribers from others who have ordered three times or more", () => {
    const { chance } = regularPosterior(fit, summary)!;
    const told = { right: 0, wrong: 0 };
    for (let i = 0; i < summary.size; i++) {
      if (summary.x[i]! < 2) continue;
      const subscribes = shop.subscribes[summary.customer[i]!] === 1;
      if (chance[i]! > 0.5 === subscribes) told.right++;
      else told.wrong++;
    }
    expect(told.right).toBeGreaterThan(200);
    expect(told.wrong / (told.wrong + told.right)).toBeLessThan(0.01);
  });

  it("says who has cancelled a month after the order that did not come", () => {
    const predicted = score(fit, noSpend, summary);
    const { since } = regularPosterior(fit, summary)!;
    let gone = 0;
    let alive = 0;
    for (let i = 0; i < summary.size; i++) {
      if (!(predicted.cycleDays[i]! > 0)) continue;
      if (since[i]! <= 27) expect(predicted.alive[i]).toBeGreaterThan(0.75);
      if (since[i]! >= 60) {
        gone++;
        alive += predicted.alive[i]!;
        expect(predicted.alive[i]).toBeLessThan(0.4);
        expect(predicted.missed[i]).toBe(1);
      }
      expect(predicted.meanGap[i]).toBe(predicted.cycleDays[i]);
      if (since[i]! < 25) expect(since[i]! + predicted.nextOrder[i]!).toBeCloseTo(30, -0.5);
    }
    expect(gone).toBeGreaterThan(50);
    expect(alive / gone).toBeLessThan(0.05);
  });

  it("counts the same by every way to count: scores, horizons, tails of single customers, totals", () => {
    const predicted = score(fit, noSpend, summary, { months: 12 });
    const { orders, anyOrder } = predictHorizons(fit, summary, [90, 365]);
    const total = totalOrders(fit, summary, 365);
    let sum = 0;
    for (let i = 0; i < summary.size; i++) {
      expect(predicted.orders90[i]).toBeCloseTo(orders[0]![i]!, 8);
      expect(predicted.orders365[i]).toBeCloseTo(orders[1]![i]!, 8);
      expect(predicted.order365[i]).toBeCloseTo(anyOrder[i]!, 8);
      expect(predicted.order90[i]).toBeLessThanOrEqual(predicted.order365[i]! + 1e-12);
      expect(predicted.order365[i]).toBeLessThanOrEqual(predicted.alive[i]! + 1e-9);
      sum += predicted.orders365[i]!;
    }
    expect(total.value).toBeCloseTo(sum, 5);
    expect(total.low).toBeLessThan(shop.later.reduce((all, own) => all + own, 0));
    expect(total.high).toBeGreaterThan(shop.later.reduce((all, own) => all + own, 0));
  });

  it("holds the orders of single customers in their intervals", () => {
    const predicted = score(fit, noSpend, summary, { months: 12 });
    const own = customerIntervals({ counts: fit, spend: noSpend }, summary, predicted);
    let held = 0;
    for (let i = 0; i < summary.size; i++) {
      const later = shop.later[summary.customer[i]!]!;
      if (own.ordersLow[i]! <= later && later <= own.ordersHigh[i]!) held++;
    }
    expect(held / summary.size).toBeGreaterThan(0.94);
  });

  it("says the same of a customer alone as among all", () => {
    const all = predictHorizons(fit, summary, [365]).orders[0]!;
    const some = Int32Array.of(3, 700, 1400);
    const alone = predictHorizons(fit, rowsOf(summary, some), [365]).orders[0]!;
    some.forEach((row, i) => expect(alone[i]).toBeCloseTo(all[row]!, 10));
  });

  it("expects of new customers what those of both kinds bring, by their shares", () => {
    const cycle = fit.regular!.cycles[0]!;
    const of = ordersFromStart(fit);
    const alone = ordersFromStart({ model: fit.model, parameters: fit.parameters })(365);
    const subscribed = new RenewalOutlook(cycle).ordersFromStart(365);
    expect(of(365)).toBeCloseTo(cycle.share * subscribed + (1 - cycle.share) * alone, 9);
    expect(subscribed).toBeGreaterThan(5);
  });

  it("keeps its fit as JSON, scores from it, and says of one customer what the night said", () => {
    const columns = columnsOf(shop);
    const out = runEngine({ columns, orders: ordersOf(shop), today: shop.today, unit: 100 });
    if (out.scorer.kind !== "model") throw new Error("no model");
    const kept = JSON.parse(JSON.stringify(out.scorer)) as typeof out.scorer;
    expect(out.picture.regular![0]!.days).toBeCloseTo(30, 0);
    const regular = out.scores.cycleDays.findIndex(
      (days, i) => days > 0 && columns.orderDays[i]! > 4,
    );
    const days = Array.from(
      shop.ledger.day.subarray(shop.ledger.offsets[regular], shop.ledger.offsets[regular + 1]),
    );
    const history = {
      orders: days.length,
      orderDays: days.length,
      firstDay: days[0]!,
      lastDay: days.at(-1)!,
      secondDay: days[1]!,
      revenueMinor: 3000 * days.length,
      firstDayMinor: 3000,
      days,
    };
    const [now] = whatIf(kept, history, shop.today);
    expect(now!.clv12Minor).toBeCloseTo(out.scores.clv12Minor[regular]!, 6);
    expect(now!.state).toBe(out.scores.state[regular]);
  });

  it("scores a kept fit that knows nothing of cycles as before", () => {
    const old = fitShop({ ...summary, days: undefined })!;
    expect(old.counts.regular).toBeUndefined();
    const columns = columnsOf(shop);
    const with_ = scoreByModel(columns, old, shop.today);
    const without = scoreByModel({ ...columns, days: undefined }, old, shop.today);
    expect(with_.clv12Minor).toEqual(without.clv12Minor);
    expect(with_.cycleDays.every(Number.isNaN)).toBe(true);
  });
});

describe("a subscriber whose order did not come", () => {
  it("is slipping, and not merely due", () => {
    const shop = simulateRegularShop(usualShop, createRandom("states"));
    const columns = columnsOf(shop);
    const out = runEngine({ columns, orders: ordersOf(shop), today: shop.today, unit: 100 });
    const states = new Map<string, number>();
    for (let i = 0; i < columns.n; i++) {
      if (!(out.scores.cycleDays[i]! > 0)) continue;
      const since = shop.today - columns.lastDay[i]!;
      const state = out.scores.state[i]!;
      if (since > 34) expect(state).not.toBe("due_now");
      if (since > 34 && since < 45) states.set(state, (states.get(state) ?? 0) + 1);
      if (since > 100) expect(state).toBe("lapsed");
    }
    expect(states.get("slipping")).toBeGreaterThan(0);
  });
});

describe("a shop in which everybody subscribes", () => {
  it.each([7, 30])("every %i days is foretold, with nobody left to learn others from", (cycle) => {
    const today = 19_000;
    const from = today - 365;
    const orders = Array.from({ length: 150 }, (_, customer) => {
      const first = from + (customer % cycle);
      return Array.from({ length: Math.ceil((today + 1 - first) / cycle) }, (_, n) => ({
        customer,
        day: first + n * cycle,
      }));
    }).flat();
    const ledger = buildLedger(
      {
        customer: orders.map(({ customer }) => customer),
        day: orders.map(({ day }) => day),
        amount: orders.map(() => 1500),
      },
      150,
    );
    const { known, model } = forecastShop(ledger, today + 1, 91, { draws: 200 });
    expect(model).not.toBeNull();
    const due = (150 * 91) / cycle;
    expect(known.orders.mean).toBeGreaterThan(0.97 * due);
    expect(known.orders.mean).toBeLessThan(1.03 * due);
    // one year of customers who all began together cannot rule out a season
    expect(known.orders.high).toBeLessThan(1.2 * due);
    const summary = summarise(ledger, today);
    const fit = fitPurchases(summary, { model: "pnbd", regular: { used: true, model: "pnbd" } });
    expect(fit.logLikelihood).toBeGreaterThan(-Infinity);
    const others = shareOfOthers(fit.regular!);
    expect(others).toBeGreaterThan(0);
    expect(others).toBeLessThan(0.02);
  });
});

describe("shops without a cycle", () => {
  it.each([
    ["random", { subscribers: 0 }],
    ["even, each at a pace of their own", { subscribers: 0, stages: 3 }],
  ])("keep one model for all: %s", (_, kind) => {
    for (let seed = 0; seed < 6; seed++) {
      const { ledger, today } = simulateRegularShop(
        { ...usualShop, customers: 1000, ...kind },
        createRandom(`none ${seed}`),
      );
      const summary = summarise(ledger, today);
      const regular = chooseRegular(ledger, automaticCut(18_000, today), today, "pnbd");
      expect(regular?.used ?? false).toBe(false);
      const fit = fitPurchases(summary, { model: "pnbd", regular });
      expect(fit).toEqual(fitPurchases(summary, { model: "pnbd" }));
      expect(fit.regular).toBeUndefined();
    }
  });

  it("have none where nobody has ordered three times", () => {
    const days = { offsets: Int32Array.of(0, 2, 3), day: Int32Array.of(10, 40, 12) };
    expect(findCycles(days, [0, 1], 100)).toEqual([]);
  });
});

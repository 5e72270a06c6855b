import { describe, expect, it } from "vitest";
import { emptyColumns } from "../../app/clv/fit/columns.ts";
import { scoreWith, type Scorer } from "../../app/clv/fit/engine.ts";
import { rhythmOf } from "../../app/clv/states/rhythm.ts";
import { fitShop, summaryFromColumns } from "../../app/clv/fit/shop-fit.ts";
import { AWAY_DAYS, whatIf, type CustomerHistory } from "../../app/clv/predict/what-if.ts";
import { createRandom } from "../../app/numeric/random.ts";
import { simulateShop } from "./simulate.ts";

const today = 20_000;
const random = createRandom("what if");
const shop = simulateShop("pnbd", [0.8, 60, 0.6, 90], 2000, 700, random);
const columns = emptyColumns(2000);
columns.n = 2000;
for (let i = 0; i < columns.n; i++) {
  columns.customerId[i] = i;
  columns.orders[i] = columns.orderDays[i] = shop.x[i]! + 1;
  columns.firstDay[i] = today - shop.T[i]!;
  columns.lastDay[i] = columns.firstDay[i]! + shop.tx[i]!;
  columns.secondDay[i] = shop.x[i]! > 0 ? columns.firstDay[i]! + 1 : 0;
  columns.firstDayMinor[i] = random.int(1000, 9000);
  columns.revenueMinor[i] = columns.firstDayMinor[i]! + shop.x[i]! * random.int(1000, 9000);
}
const fit = fitShop(summaryFromColumns(columns, today))!;
const model: Scorer = { kind: "model", fit };

const history: CustomerHistory = {
  orders: 5,
  orderDays: 5,
  firstDay: today - 400,
  lastDay: today - 70,
  secondDay: today - 300,
  revenueMinor: 25_000,
  firstDayMinor: 4000,
};

/**
 * P(order within 90 days) of Pareto/NBD by drawing rates from the priors and weighing them with the likelihood of the
 * history, as the model is told in words: no closed form of ours is used.
 */
function chanceByDrawing(x: number, tx: number, T: number): number {
  const [r, alpha, s, beta] = fit.counts.parameters;
  const draws = createRandom("rates");
  let weights = 0;
  let ordering = 0;
  for (let i = 0; i < 400_000; i++) {
    const rate = draws.gamma(r, alpha);
    const leaving = draws.gamma(s, beta);
    const both = rate + leaving;
    const there = rate ** x * Math.exp(-both * T);
    // or left between t_x and T
    const left = ((rate ** x * leaving) / both) * (Math.exp(-both * tx) - Math.exp(-both * T));
    weights += there + left;
    ordering += there * (rate / both) * (1 - Math.exp(-both * 90));
  }
  return ordering / weights;
}

describe("what would change a customer's prospects", () => {
  const outlooks = whatIf(model, history, today);
  const of = (kind: string, days?: number) =>
    outlooks.find(
      ({ course }) => course.kind === kind && (!days || (course as { days: number }).days === days),
    )!;

  it("is today's prediction, an order today, and three times staying away", () => {
    expect(outlooks.map(({ course }) => course.kind)).toEqual([
      "now",
      "order",
      "away",
      "away",
      "away",
    ]);
  });

  it("agrees with draws from the model for the order and for staying away", () => {
    expect(of("now").pOrder90).toBeCloseTo(chanceByDrawing(4, 330, 400), 2);
    expect(of("order").pOrder90).toBeCloseTo(chanceByDrawing(5, 400, 400), 2);
    expect(of("away", 90).pOrder90).toBeCloseTo(chanceByDrawing(4, 330, 490), 2);
  });

  it("an order raises what is expected, staying away lowers it day by day", () => {
    expect(of("order").pOrder90!).toBeGreaterThan(of("now").pOrder90!);
    expect(of("order").clv12Minor!).toBeGreaterThan(of("now").clv12Minor!);
    const falling = [of("now"), ...AWAY_DAYS.map((days) => of("away", days))];
    falling.slice(1).forEach((later, i) => {
      expect(later.pOrder365!).toBeLessThan(falling[i]!.pOrder365!);
      expect(later.clv12Minor!).toBeLessThan(falling[i]!.clv12Minor!);
    });
  });

  it("is for the day itself what the list says of the customer", () => {
    const scores = scoreWith(model, columns, today);
    for (const i of [0, 7, 400]) {
      const [now] = whatIf(
        model,
        {
          orders: columns.orders[i]!,
          orderDays: columns.orderDays[i]!,
          firstDay: columns.firstDay[i]!,
          lastDay: columns.lastDay[i]!,
          secondDay: columns.secondDay[i] || null,
          revenueMinor: columns.revenueMinor[i]!,
          firstDayMinor: columns.firstDayMinor[i]!,
        },
        today,
      );
      expect(now!.clv12Minor).toBeCloseTo(scores.clv12Minor[i]!, 6);
      expect(now!.state).toBe(scores.state[i]);
    }
  });

  it("supposes no second order on a day with one", () => {
    const kinds = whatIf(model, { ...history, lastDay: today }, today).map(
      ({ course }) => course.kind,
    );
    expect(kinds).toEqual(["now", "away", "away", "away"]);
  });

  it("knows states but no chances below the models' gates", () => {
    const rhythm: Scorer = { kind: "rhythm", rhythm: rhythmOf(columns, today) };
    const found = whatIf(rhythm, { ...history, lastDay: today - 1 }, today);
    expect(
      found.every(({ pOrder90, clv12Minor }) => pOrder90 === null && clv12Minor === null),
    ).toBe(true);
    // 25,000 of five order days
    expect(found[1]!.course).toEqual({ kind: "order", valueMinor: 5000 });
    expect(found.at(-1)!.state).not.toBe(found[0]!.state);
  });
});

import { describe, expect, it } from "vitest";
import { carriedInWords, lossesInWords } from "../../app/clv/fit/backtest-words.ts";
import { backtest } from "../../app/clv/fit/backtest.ts";
import { lossesOf, pacesSoFar } from "../../app/clv/fit/carry-forward.ts";
import { automaticCut } from "../../app/clv/fit/choose-model.ts";
import { runEngine } from "../../app/clv/fit/engine.ts";
import { buildLedger } from "../../app/clv/fit/ledger.ts";
import { summarise } from "../../app/clv/predict/summary.ts";
import { createRandom } from "../../app/numeric/random.ts";
import { columnsOf } from "./customer-columns.ts";

const TODAY = 800;
const CUT = automaticCut(0, TODAY);

interface Order {
  customer: number;
  day: number;
}

/** Orders at random until the cut, then by the rule given. */
function shopOf(later: (customer: number) => number[], customers = 400): Order[] {
  const random = createRandom("nested");
  const orders: Order[] = [];
  for (let customer = 0; customer < customers; customer++) {
    const rate = random.gamma(0.8, 60);
    const leaves = random.exponential(0.003);
    let day = customer === 0 ? 0 : random.int(0, 400);
    const first = day;
    while (day <= CUT) {
      orders.push({ customer, day });
      day += Math.max(1, Math.round(random.exponential(rate)));
      if (day - first > leaves) break;
    }
    for (const at of later(customer)) orders.push({ customer, day: at });
  }
  return orders;
}

const inputOf = (orders: Order[]) => {
  const columns = {
    customer: orders.map(({ customer }) => customer),
    day: orders.map(({ day }) => day),
    amount: orders.map(() => 2000),
  };
  const ledger = buildLedger(columns, 400);
  return {
    ledger,
    input: { columns: columnsOf(ledger), orders: columns, today: TODAY, unit: 100 },
  };
};

describe("the model tested", () => {
  const regular = [30, 60, 90, 120, 150, 180].map((ahead) => CUT + ahead);

  it("is chosen without the orders it is tested on", () => {
    const { picture, backtest: test } = runEngine(inputOf(shopOf(() => regular)).input);
    // what came since the cut speaks for another model, for the time to come
    expect(picture.choice!.model).toBe("mbgnbd");
    expect(picture.choice!.cut).toBe(CUT);
    expect(test!.model).toBe("pnbd");
  });

  it("foretells the same whatever came after the cut", () => {
    const before = runEngine(inputOf(shopOf(() => [])).input).backtest!;
    const after = runEngine(inputOf(shopOf(() => regular)).input).backtest!;
    expect(after.model).toBe(before.model);
    expect(after.predictedOrders).toBe(before.predictedOrders);
    expect(after.carried.predictedOrders).toBe(before.carried.predictedOrders);
    expect(after.actualOrders).toBe(before.actualOrders + 400 * regular.length);
  });
});

describe("carrying the past forward", () => {
  it("is repeat order days by days since the first order, for the days ahead", () => {
    const ledger = buildLedger({ customer: [0, 0, 0, 1, 2], day: [0, 50, 50, 10, 100] }, 3);
    expect([...pacesSoFar(summarise(ledger, 100))]).toEqual([1 / 100, 0, 0]);
  });

  it("stands beside the model in total, by month and by tenth, and the parts add up", () => {
    const { ledger } = inputOf(shopOf(() => [CUT + 5]));
    const { carried, byMonth, deciles } = backtest(ledger, CUT, TODAY)!.backtest;
    const paces = pacesSoFar(summarise(ledger, CUT));
    const total = 200 * paces.reduce((sum, pace) => sum + pace, 0);
    const sum = (parts: readonly { carried: number }[]) =>
      parts.reduce((all, part) => all + part.carried, 0);
    expect(carried.predictedOrders).toBeCloseTo(total, 8);
    expect(sum(byMonth)).toBeCloseTo(total, 8);
    expect(sum(deciles)).toBeCloseTo(total, 8);
    expect(carried.bias).toBeCloseTo(total / 400 - 1, 10);
    const absolute = paces.reduce((all, pace) => all + Math.abs(200 * pace - 1), 0);
    expect(carried.mae).toBeCloseTo(absolute / paces.length, 10);
  });
});

describe("a warning", () => {
  const column = (n: number, value: number) => new Float64Array(n).fill(value);

  it("comes where the plain rule was clearly closer, and says both numbers", () => {
    // everybody goes on as before: each places exactly what their pace says
    const { ledger } = inputOf(
      shopOf((customer) =>
        customer % 2 === 0 ? [] : Array.from({ length: 40 }, (_, i) => CUT + 1 + 5 * i),
      ),
    );
    const test = backtest(ledger, CUT, TODAY)!.backtest;
    expect(test.bias).toBeLessThan(test.carried.bias);
    expect(test.carried.bias).toBeLessThan(0);
    expect(test.losses).toContain("bias");
    const said = lossesInWords(test).join(" ");
    expect(said).toContain(`${Math.round(test.predictedOrders).toLocaleString("en")}, and`);
    expect(said).toContain("was closer than the model");
    expect(carriedInWords(test)).toContain("% too few. Per customer that rule is off by");
  });

  it("does not come by accident: both rules in shops where neither is better", () => {
    let warned = 0;
    for (let shop = 0; shop < 400; shop++) {
      const random = createRandom(`even-${shop}`);
      const actual = Float64Array.from({ length: 300 }, () => random.poisson(1));
      const losses = lossesOf(column(300, 0.98), column(300, 1.02), actual, 0.6);
      if (losses.length > 0) warned++;
    }
    // two standard errors on one side, of two questions
    expect(warned / 400).toBeLessThan(0.07);
  });

  it("comes where customers are ranked worse than chance, and not where the test cannot rank", () => {
    const same = column(10, 1);
    expect(lossesOf(same, same, same, 0.49)).toEqual(["rank"]);
    expect(lossesOf(same, same, same, 0.5)).toEqual([]);
    expect(lossesOf(same, same, same, NaN)).toEqual([]);
    const carried = { predictedOrders: 10, bias: 0, mae: 0, rmse: 0 };
    const test = { actualOrders: 10, predictedOrders: 10, mae: 0, auc: 0.43, carried };
    expect(lossesInWords({ ...test, losses: ["rank"] })).toEqual([
      expect.stringContaining("43 times out of 100. Do not choose customers by it."),
    ]);
  });

  it("is not made up for a test of an earlier release", () => {
    const kept = { actualOrders: 10, predictedOrders: 12, mae: 0.5, auc: 0.4 };
    expect(lossesInWords(kept)).toEqual([]);
    expect(carriedInWords(kept)).toBeNull();
  });
});

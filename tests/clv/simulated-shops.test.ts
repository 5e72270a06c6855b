import { describe, expect, it } from "vitest";
import { type DrawnShop, drawShop } from "../../scripts/bench/clv/forecast/draw-shop.ts";
import { judge } from "../../scripts/bench/clv/forecast/judge.ts";
import { wilson } from "../../scripts/bench/clv/forecast/intervals-held.ts";
import { type ScenarioName, scenarioNames } from "../../scripts/bench/clv/forecast/scenarios.ts";

const shopsOf = (scenario: ScenarioName, count: number, years = 2): DrawnShop[] =>
  Array.from({ length: count }, (_, s) =>
    drawShop({ scenario, years, days: 180, seed: `simulated ${s}` }),
  );

/** Days of each customer's orders, oldest first, refunds left out. */
function daysByCustomer({ history, customers }: DrawnShop): number[][] {
  const days: number[][] = Array.from({ length: customers }, () => []);
  history.customer.forEach((c, i) => {
    if (history.amount[i]! > 0) days[c]!.push(history.day[i]!);
  });
  return days.map((own) => own.sort((a, b) => a - b));
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe("simulated shops, of which the forecast is judged", () => {
  it("are the same from the same seed, and whole: the time to come adds up", () => {
    for (const scenario of scenarioNames) {
      const [shop, again] = [shopsOf(scenario, 1)[0]!, shopsOf(scenario, 1)[0]!];
      expect(again).toEqual(shop);
      expect(shop.history.day.every((day) => day < shop.from)).toBe(true);
      const { truth } = shop;
      expect(truth.known.orders + truth.new.orders).toBe(truth.orders);
      expect(truth.known.revenue + truth.new.revenue).toBe(truth.revenue);
      expect(shop.customers).toBeGreaterThan(200);
    }
  });

  it("have a season whose high, just before the cut, brings four times the repeat orders of its low", () => {
    let [high, low] = [0, 0];
    for (const shop of shopsOf("season", 12)) {
      for (const own of daysByCustomer(shop)) {
        // around a peak 20 to 50 days before the cut, and half a year earlier, of those who were there by then
        if (own[0]! > shop.from - 250) continue;
        high += own.filter((day) => Math.abs(day - (shop.from - 35)) < 30).length;
        low += own.filter((day) => Math.abs(day - (shop.from - 218)) < 30).length;
      }
    }
    // ±60 % is four to one; half a year more of leaving takes some of it
    expect(high / low).toBeGreaterThan(2);
    expect(high / low).toBeLessThan(4.5);
  });

  it("have a Black Friday week with three to five times the orders of the weeks around it", () => {
    let [week, around] = [0, 0];
    for (const shop of shopsOf("spikes", 12, 3)) {
      for (const own of daysByCustomer(shop)) {
        for (const day of own.slice(1)) {
          // Friday 2021-11-26 and 2022-11-25: days both kinds of week hold, and those two and three weeks before
          for (const friday of [18_957, 19_321]) {
            if (friday + 30 > shop.from) continue;
            if (day >= friday && day < friday + 3) week += 1 / 3;
            else if (day >= friday - 21 && day < friday - 7) around += 1 / 14;
          }
        }
      }
    }
    expect(week / around).toBeGreaterThan(3);
    expect(week / around).toBeLessThan(5.5);
  });

  it("grow by half a year where they are said to", () => {
    let [first, second] = [0, 0];
    for (const shop of shopsOf("growth", 12)) {
      for (const own of daysByCustomer(shop)) {
        if (own[0]! >= shop.from - 365) second++;
        else first++;
      }
    }
    expect(second / first).toBeGreaterThan(1.35);
    expect(second / first).toBeLessThan(1.65);
  });

  it("have steadier gaps where they are said to, and a month between the orders of a plan", () => {
    const spreadOf = (scenario: ScenarioName) => {
      const spreads: number[] = [];
      for (const shop of shopsOf(scenario, 6, 3)) {
        for (const own of daysByCustomer(shop)) {
          if (own.length < 8) continue;
          const gaps = own.slice(1).map((day, i) => day - own[i]!);
          const middle = mean(gaps);
          spreads.push(Math.sqrt(mean(gaps.map((gap) => (gap - middle) ** 2))) / middle);
        }
      }
      return mean(spreads);
    };
    expect(spreadOf("null")).toBeGreaterThan(0.8);
    expect(spreadOf("regular")).toBeGreaterThan(0.4);
    expect(spreadOf("regular")).toBeLessThan(0.65);
    const monthly = shopsOf("subscriptions", 6).map((shop) => {
      const gaps = daysByCustomer(shop).flatMap((own) =>
        own.slice(1).map((day, i) => day - own[i]!),
      );
      return gaps.filter((gap) => gap >= 25 && gap <= 35).length / gaps.length;
    });
    expect(mean(monthly)).toBeGreaterThan(0.4);
  });

  it("take back one order in ten, half of them in full", () => {
    let [orders, refunds, full] = [0, 0, 0];
    for (const { history, from } of shopsOf("refunds", 12)) {
      const paid = new Set(history.amount.map((amount, i) => `${history.customer[i]} ${amount}`));
      history.amount.forEach((amount, i) => {
        // refunds of the last month may still be to come
        if (history.day[i]! >= from - 31) return;
        if (amount > 0) orders++;
        else {
          refunds++;
          if (paid.has(`${history.customer[i]} ${-amount}`)) full++;
        }
      });
    }
    expect(refunds / orders).toBeGreaterThan(0.09);
    expect(refunds / orders).toBeLessThan(0.11);
    expect(full / refunds).toBeGreaterThan(0.44);
    expect(full / refunds).toBeLessThan(0.56);
  });
});

describe("whoever foretells them", () => {
  const trial = { scenario: "null", years: 2, days: 180, shops: 30, seed: "oracle" } as const;
  const exactly = (width: number, tilt: number) => {
    const truths = Array.from({ length: trial.shops }, (_, s) =>
      drawShop({ ...trial, seed: `${trial.seed} ${s}` }),
    );
    const told = (came: number) => ({
      mean: came * tilt,
      low: came * (tilt - width),
      high: came * (tilt + width),
    });
    let at = 0;
    return judge(trial, () => {
      const { truth } = truths[at++]!;
      const part = (own: { orders: number; revenue: number }) => ({
        orders: told(own.orders),
        revenue: told(own.revenue),
      });
      return { ...part(truth), known: part(truth.known), new: part(truth.new) };
    }).verdicts;
  };

  it("is found right, too high, and too sure of themselves", () => {
    for (const verdict of exactly(0.1, 1)) {
      expect(verdict).toMatchObject({ held: 1, passes: true });
      expect(verdict.totalBias).toBeCloseTo(0, 9);
      expect(verdict.width).toBeCloseTo(0.2, 9);
    }
    for (const verdict of exactly(0.1, 1.15)) {
      expect(verdict).toMatchObject({ held: 0, passes: false, below: 1, above: 0 });
      expect(verdict.totalBias).toBeCloseTo(0.15, 9);
      expect(verdict.meanBias).toBeCloseTo(0.15, 9);
    }
  });

  it("is counted refused where they refuse, and not among those whose intervals held", () => {
    const refusing = judge({ ...trial, shops: 3 }, () => {
      throw new RangeError("too little");
    });
    expect(refusing.refused).toBe(3);
    expect(refusing.verdicts[0]!.shops).toBe(0);
  });

  it("is given the interval of Wilson's paper", () => {
    // Newcombe 1998, table I: 81 of 263
    const { low, high } = wilson(81, 263);
    expect(low).toBeCloseTo(0.2553, 4);
    expect(high).toBeCloseTo(0.3662, 4);
  });
});

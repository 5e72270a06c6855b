import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  productGaps,
  type ProductWaits,
  type RepeatWait,
} from "../../app/clv/pictures/product-gaps.ts";
import type { ProductId } from "../../app/ids.ts";
import { quantile } from "../../app/numeric/quantiles.ts";
import { createRandom } from "../../app/numeric/random.ts";

/** What SQL would count of one product: each buyer's days, then the days waited so far. */
function waitsOf(histories: number[][], today: number) {
  const waits = new Map<number, { time: number; events: number; censored: number }>();
  const at = (time: number) => {
    const known = waits.get(time) ?? { time, events: 0, censored: 0 };
    waits.set(time, known);
    return known;
  };
  for (const days of histories) {
    days.slice(1).forEach((day, i) => at(day - days[i]!).events++);
    at(today - days.at(-1)!).censored++;
  }
  return [...waits.values()];
}

const product = (waits: RepeatWait[], more: Partial<ProductWaits> = {}) => ({
  productId: 1 as ProductId,
  name: "Coffee",
  repeatBuyers: 30,
  waits,
  ...more,
});

describe("days until a product is bought again", () => {
  it("are measured per customer, with those still waiting counted as waiting", () => {
    const coffee = Array.from({ length: 30 }, (_, c) => [0, 28 + (c % 5), 58 + (c % 5)]);
    const once = Array.from({ length: 30 }, (_, c) => [c]);
    const [found, ...rest] = productGaps([
      product(waitsOf(coffee, 100)),
      product(waitsOf(once, 100), { productId: 2 as ProductId, repeatBuyers: 0 }),
    ]);
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ productId: 1 as ProductId, buyers: 30, gaps: 60, medianGap: 30 });
    expect(found!.medianWait).toBe(30);
  });

  it("have the quartiles of the gaps written out one by one", () => {
    const gap = fc.integer({ min: 1, max: 90 });
    fc.assert(
      fc.property(fc.array(gap, { minLength: 20, maxLength: 200 }), (gaps) => {
        const [found] = productGaps([
          product(
            waitsOf(
              gaps.map((days) => [0, days]),
              500,
            ),
          ),
        ]);
        expect(found!.medianGap).toBeCloseTo(quantile(gaps, 0.5), 9);
        expect(found!.dueFrom).toBe(Math.ceil(quantile(gaps, 0.25)));
        expect(found!.low).toBeLessThanOrEqual(found!.medianGap);
        expect(found!.high).toBeGreaterThanOrEqual(found!.medianGap);
      }),
    );
  });

  it("have an interval that holds the true median about nineteen times in twenty", () => {
    const random = createRandom("median intervals");
    let held = 0;
    for (let run = 0; run < 400; run++) {
      // exponential gaps of mean 40 days: half of them are shorter than 40·ln 2
      const gaps = Array.from({ length: 60 }, () => Math.ceil(random.exponential(1 / 40)));
      const waits = gaps.map((time) => ({ time, events: 1, censored: 0 }));
      const [found] = productGaps([product(waits)]);
      const truth = Math.ceil(40 * Math.LN2);
      if (found!.low <= truth && truth <= found!.high) held++;
    }
    expect(held / 400).toBeGreaterThan(0.93);
    expect(held / 400).toBeLessThan(1);
  });

  it("count as due who bought it as long ago as the middle half waits", () => {
    // gaps of 20, 30 and 40 days; of ten more, one bought on each of the days 0, 5, 10, … 45 ago
    const repeats = [20, 30, 40].map((time) => ({ time, events: 10, censored: 0 }));
    const waiting = Array.from({ length: 10 }, (_, i) => ({
      time: 5 * i,
      events: 0,
      censored: 1,
    }));
    const [found] = productGaps([product([...repeats, ...waiting])]);
    expect([found!.dueFrom, found!.dueTo]).toEqual([20, 40]);
    expect(found!.dueNow).toBe(5);
    expect(found!.buyers).toBe(10);
  });

  it("are left out below twenty gaps", () => {
    const gaps = (events: number) => product([{ time: 30, events, censored: 5 }]);
    expect(productGaps([gaps(19)])).toEqual([]);
    expect(productGaps([gaps(20)])).toHaveLength(1);
  });
});

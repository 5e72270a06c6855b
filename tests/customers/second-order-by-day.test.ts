import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { secondOrderByDay } from "../../app/customers/second-order-by-day.ts";
import { kaplanMeier, medianTime } from "../../app/numeric/kaplan-meier.ts";
import { runs } from "../support/runs.ts";

const SINCE = 20_000;

/** Customers by the day of their first order, counted from SINCE, and the days until their second; null = none. */
const shops = fc.array(
  fc.record({
    first: fc.integer({ min: 0, max: 40 }),
    wait: fc.option(fc.integer({ min: 1, max: 30 })),
  }),
  { maxLength: 60 },
);

function inOneGo(customers: { first: number; wait: number | null }[], days: number) {
  const newCustomers = Array.from({ length: days }, () => 0);
  for (const { first } of customers) newCustomers[first]!++;
  const returns = customers
    .flatMap(({ first, wait }) => (wait === null ? [] : [{ first, second: first + wait }]))
    .filter(({ second }) => second < days)
    .map(({ first, second }) => ({
      firstDay: SINCE + first,
      secondDay: SINCE + second,
      customers: 1,
    }))
    .toSorted((a, b) => a.secondDay - b.secondDay);
  return secondOrderByDay(SINCE, newCustomers, returns);
}

describe("the time to the second order, by day", () => {
  it("is on each day what the curve of that day alone says", () => {
    fc.assert(
      fc.property(shops, (customers) => {
        const days = 60;
        const anew = Array.from({ length: days }, (_, today) => {
          const known = customers.filter(({ first }) => first <= today);
          const waits = known.map(({ first, wait }) => {
            const isBack = wait !== null && first + wait <= today;
            return {
              time: isBack ? wait : today - first,
              events: isBack ? 1 : 0,
              censored: isBack ? 0 : 1,
            };
          });
          return medianTime(kaplanMeier(waits)).median;
        });
        expect(inOneGo(customers, days)).toEqual(anew);
      }),
      runs(60),
    );
  });

  it("is there from the day on which half are back", () => {
    const customers = [
      { first: 0, wait: 3 },
      { first: 0, wait: null },
    ];
    expect(inOneGo(customers, 6)).toEqual([null, null, null, 3, 3, 3]);
  });

  it("of ten years takes less than a second", () => {
    const days = 3650;
    const returns = Array.from({ length: days - 30 }, (_, n) => ({
      firstDay: SINCE + n,
      secondDay: SINCE + n + 30,
      customers: 40,
    }));
    const began = performance.now();
    const medians = secondOrderByDay(
      SINCE,
      Array.from({ length: days }, () => 100),
      returns,
    );
    expect(medians).toHaveLength(days);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

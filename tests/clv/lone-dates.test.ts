import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loneDates } from "../../app/clv/fit/lone-dates.ts";

/** An order a day for so many days. */
const daily = (from: number, days: number) => Array.from({ length: days }, (_, i) => from + i);

describe("dates years apart from all others", () => {
  it("are left out at both ends, and the days between them stay", () => {
    expect(loneDates([...daily(19_000, 400), 33_000, 0])).toEqual({
      first: 19_000,
      last: 19_399,
      before: { orders: 1, day: 0 },
      after: { orders: 1, day: 33_000 },
    });
  });

  it("are none where the shop was closed for years and opened again", () => {
    expect(loneDates([...daily(18_000, 400), ...daily(19_500, 10)])).toMatchObject({
      first: 18_000,
      last: 19_509,
      before: null,
      after: null,
    });
  });

  it("are none where orders are always years apart", () => {
    const slow = Array.from({ length: 12 }, (_, i) => 10_000 + 800 * i);
    expect(loneDates(slow)).toMatchObject({ before: null, after: null });
    expect(loneDates([10_000, 12_000])).toMatchObject({ before: null, after: null });
  });

  it("are not dates of this year, nor of the next", () => {
    expect(loneDates([...daily(19_000, 400), 19_399 + 729])).toMatchObject({ after: null });
    expect(loneDates([...daily(19_000, 400), 19_399 + 730])).toMatchObject({
      after: { orders: 1, day: 19_399 + 730 },
    });
  });

  it("may be a default date of many rows, as long as they are few among all", () => {
    const many = daily(19_000, 400);
    const some = (count: number) => Array.from({ length: count }, () => 0);
    expect(loneDates([...many, ...some(4)])).toMatchObject({ before: { orders: 4, day: 0 } });
    expect(loneDates([...many, ...some(40)])).toMatchObject({ before: null, first: 0 });
  });

  it("do not depend on the order of rows, and never leave nothing", () => {
    const days = fc.array(fc.integer({ min: 0, max: 40_000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(days, (some) => {
        const found = loneDates(some)!;
        expect(loneDates(some.toReversed())).toEqual(found);
        const left = some.filter((day) => day < found.first || day > found.last);
        expect(left.length).toBe((found.before?.orders ?? 0) + (found.after?.orders ?? 0));
        expect(left.length).toBeLessThan(some.length);
      }),
    );
    expect(loneDates([])).toBeNull();
  });
});

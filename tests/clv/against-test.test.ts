import { describe, expect, it } from "vitest";
import { emptyColumns } from "../../app/clv/fit/columns.ts";
import { againstTest } from "../../app/clv/predict/against-test.ts";
import { scoreByRhythm } from "../../app/clv/states/rhythm.ts";

describe("an interval beside a test of the same method", () => {
  const year = { value: 100_000, low: 94_000, high: 106_000 };

  it("that was off by more than it allows is called too narrow", () => {
    // a fifth too few: the truth would be 126,000
    expect(againstTest(year, { bias: -0.207 })).toContain("20.7% too few: more than this range");
    expect(againstTest(year, { bias: 0.3 })).toContain("30.0% too many");
  });

  it("that was off by less stands alone, and so does one that was never tested", () => {
    expect(againstTest(year, { bias: -0.04 })).toBeNull();
    expect(againstTest({ ...year, low: 70_000, high: 140_000 }, { bias: -0.207 })).toBeNull();
    expect(againstTest(year, null)).toBeNull();
    expect(againstTest(year, { bias: null })).toBeNull();
    expect(againstTest(null, { bias: -0.5 })).toBeNull();
    // nothing was expected and somebody came: no share says how far off that was
    expect(againstTest(year, { bias: -1 })).toBeNull();
  });
});

it("a rhythm of years names no day of the next order", () => {
  const columns = emptyColumns(2);
  columns.n = 2;
  columns.orderDays.set([2, 2]);
  columns.firstDay.set([10_000, 19_000]);
  columns.lastDay.set([12_000, 19_400]);
  columns.secondDay.set([12_000, 19_400]);
  const rhythm = {
    meanGapDays: 800,
    newUntilDays: 60,
    windowClosesDays: 120,
    topTenthMinor: null,
    topFifthMinor: null,
  };
  const { nextOrderDay, expectedGapDays } = scoreByRhythm(columns, rhythm, 12_001);
  expect(expectedGapDays[0]).toBe(1400);
  expect(nextOrderDay[0]).toBeNaN();
  expect(scoreByRhythm(columns, rhythm, 19_401).nextOrderDay[1]).toBe(20_000);
});

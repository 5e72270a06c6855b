import { describe, expect, it } from "vitest";
import type { Cohort } from "../../../app/clv/pictures/cohorts.ts";
import { concentration } from "../../../app/pages/value/overview/concentration.ts";
import {
  nextMonthRetention,
  secondOrderFigure,
} from "../../../app/pages/value/retention/figures.ts";
import { formulaAgainstPrediction } from "../../../app/clv/predict/against-prediction.ts";
import { againstInShort, againstWords } from "../../../app/clv/predict/against-words.ts";
import {
  predictedFigure,
  valueFigures,
  type ValueTotals,
} from "../../../app/pages/value/overview/figures.ts";
import { sharesOf } from "../../../app/pages/value/accuracy/calibration-card.tsx";
import { cohortMap } from "../../../app/pages/value/retention/cohorts-card.tsx";
import { groupRow } from "../../../app/pages/value/retention/second-order-card.tsx";
import {
  backtestWords,
  driftWords,
  monthsTested,
} from "../../../app/pages/value/accuracy/words.ts";
import {
  binName,
  concentrationWords,
  predictionWords,
} from "../../../app/pages/value/overview/words.ts";
import {
  channelName,
  monthName,
  secondOrderWords,
} from "../../../app/pages/value/retention/words.ts";

const totals: ValueTotals = {
  customers: 800,
  repeatCustomers: 300,
  orders: 2000,
  revenueMinor: 8_000_000,
  guestOrders: 12,
  guestRevenueMinor: 30_000,
  refundedMinor: 5000,
};
const full = {
  confidence: "full",
  sentence: "There is enough history to predict.",
  daysToNext: 0,
} as const;
const picture = {
  readiness: full,
  historyDays: 700,
  value365: { value: 2_000_000, low: 1_800_000, high: 2_200_000, confidence: 0.95 },
  orders365: { value: 500, low: 460, high: 540, fitError: 15, chanceError: 14 },
};
const of = (figures: ReturnType<typeof valueFigures>, key: string) =>
  figures.find((figure) => figure.key === key);

describe("the figures of the value page", () => {
  it("give the prediction with its interval, and the sum with what was", () => {
    const figures = valueFigures(totals, 2, picture);
    expect(predictedFigure(totals, picture)).toMatchObject({
      value: { kind: "money", minor: 2_000_000 },
      estimate: { low: { minor: 1_800_000 }, high: { minor: 2_200_000 }, confidence: 0.95 },
    });
    expect(of(figures, "total-value")!.value).toEqual({ kind: "money", minor: 10_000_000 });
    expect(of(figures, "expected-orders")!.value).toEqual({ kind: "count", value: 500 });
  });

  it("leave predictions out below the gates", () => {
    const keys = valueFigures(totals, 2, { ...picture, value365: null, orders365: null }).map(
      ({ key }) => key,
    );
    expect(keys).toEqual(["historic-value", "simple-clv"]);
  });

  it("take T years of the average customer for the formula", () => {
    for (const [lifespan, minor] of [
      [1, 10_000],
      [2, 20_000],
      [3, 30_000],
    ] as const)
      expect(of(valueFigures(totals, lifespan, picture), "simple-clv")!.value).toEqual({
        kind: "money",
        minor,
      });
  });

  it("say how far the formula is from the prediction", () => {
    const against = formulaAgainstPrediction(totals, 2_000_000)!;
    expect(against).toEqual({ simpleMinor: 10_000, predictedMinor: 2500, ratio: 4 });
    expect(againstWords(against, "USD")).toContain("4 times as high");
    expect(againstInShort(against, "USD")).toBe(
      "Predicted for the next 12 months: $25.00. The formula says $100.00 a year, 4 times as much.",
    );
    expect(formulaAgainstPrediction(totals, null)).toBeNull();
    expect(formulaAgainstPrediction({ ...totals, customers: 0, orders: 0 }, 100)).toBeNull();
  });

  it("say so when the confidence is low", () => {
    const low = {
      ...full,
      confidence: "low" as const,
      sentence: "For full confidence this shop still needs 20 more customers.",
    };
    const figures = valueFigures(totals, 2, { ...picture, readiness: low });
    expect(of(figures, "expected-orders")!.note).toContain("low confidence");
    expect(predictedFigure(totals, { ...picture, readiness: low })!.how.missing).toContain(
      low.sentence,
    );
    expect(predictionWords(800, low)).toBe(
      "From your 800 customers of today. Confidence is low. For full confidence this shop still needs 20 more customers.",
    );
  });
});

describe("the back-test in words", () => {
  const test = { cut: 20_500, days: 92, predictedOrders: 412.3, actualOrders: 398, bias: 0.036 };

  it("says what would have been predicted and what came", () => {
    expect(backtestWords(test)).toBe(
      "On Feb 16, 2026 we would have predicted 412 orders for the 92 days since; you had 398: 3.6% too many.",
    );
    expect(backtestWords({ ...test, bias: -0.2 })).toContain("20.0% too few");
    expect(backtestWords({ ...test, bias: 0.001 })).toContain("right within half a percent");
  });

  it("says nothing of an error where nobody ordered", () => {
    expect(backtestWords({ ...test, actualOrders: 0, bias: null })).toMatch(/you had 0\.$/);
  });

  it("shows drift from the second test on", () => {
    const first = { asOf: "2026-10-01", bias: -0.02 };
    expect(driftWords([first])).toBeNull();
    expect(driftWords([first, { asOf: "2026-10-02", bias: null }])).toBeNull();
    expect(driftWords([first, { asOf: "2026-11-01", bias: 0.05 }])).toBe(
      "Its error went from −2.0% on Oct 1, 2026 to +5.0% on Nov 1, 2026, over 2 tests.",
    );
  });

  it("leaves a stump of a month out of the chart", () => {
    const month = (label: string) => ({ label, predicted: 1, actual: 1 });
    const cut = Date.parse("2026-08-01") / 86_400_000;
    const ends = ["2026-08-31", "2026-10-01", "2026-10-03"].map(month);
    expect(monthsTested(ends, cut)).toEqual({ months: ends.slice(0, 2), daysLeft: 2 });
    const whole = ["2026-08-31", "2026-09-28"].map(month);
    expect(monthsTested(whole, cut)).toEqual({ months: whole, daysLeft: 0 });
  });

  it("compares shares of customers, not their number", () => {
    expect(sharesOf([{ label: "0–10 %", customers: 200, predicted: 8, actual: 10 }])).toEqual([
      { name: "0–10 %", first: 0.04, second: 0.05, more: ["200"] },
    ]);
  });
});

describe("who brings the revenue, in words", () => {
  const curve = {
    concentration: [
      { customers: 0.05, revenue: 0.3, fromMinor: 40_000 },
      { customers: 0.1, revenue: 0.41, fromMinor: 30_000 },
    ],
    bins: [],
  };

  it("names the share of the top tenth", () => {
    const figure = concentration(curve, totals);
    expect(figure.value).toEqual({ kind: "share", share: 0.41 });
    const bins = [
      { fromMinor: 0, toMinor: 1000, customers: 30 },
      { fromMinor: 1000, toMinor: 2000, customers: 770 },
    ];
    expect(concentrationWords(0.41, 800, bins, "USD")).toBe(
      "The top 10% of customers (80) brought 41% of revenue. The largest group, 770 customers, has spent $10–$20 so far.",
    );
    expect(concentration(curve, { customers: 3, revenueMinor: 0 }).value.kind).toBe("unknown");
  });

  it("names ranges in the shop's currency", () => {
    expect(binName({ fromMinor: 2000, toMinor: 5000 }, "USD")).toBe("$20–$50");
    expect(binName({ fromMinor: 20, toMinor: 50 }, "JPY")).toBe("¥20–¥50");
  });
});

describe("cohorts", () => {
  const cell = (monthsSince: number, customers: number, incomplete = false) => ({
    monthsSince,
    customers,
    share: customers / 100,
    revenueMinor: customers * 1000,
    incomplete,
  });
  const cohorts: Cohort[] = [
    { month: "2026-09", size: 100, cells: [cell(0, 100), cell(1, 20), cell(2, 8, true)] },
    { month: "2026-10", size: 100, cells: [cell(0, 100), cell(1, 90, true)] },
    { month: "2026-11", size: 100, cells: [cell(0, 100, true)] },
  ];

  it("are judged by months that are over", () => {
    expect(nextMonthRetention(cohorts).value).toEqual({ kind: "share", share: 0.2 });
    expect(nextMonthRetention(cohorts.slice(1)).value.kind).toBe("unknown");
  });

  it("are drawn from the month after, with what cannot be known yet left empty", () => {
    const map = cohortMap(cohorts, "orders");
    expect(map.columns).toEqual(["First order in", "1", "2"]);
    expect(map.rows).toEqual([
      {
        name: "Sep 2026 (100)",
        cells: [
          { value: 0.2, incomplete: false },
          { value: 0.08, incomplete: true },
        ],
      },
      { name: "Oct 2026 (100)", cells: [{ value: 0.9, incomplete: true }, { value: null }] },
    ]);
  });

  it("show revenue for each customer of the beginning, coloured by the later months", () => {
    const map = cohortMap(cohorts, "revenue");
    expect(map.columns).toEqual(["First order in", "0", "1", "2"]);
    expect(map.rows[0]!.cells.map(({ value }) => value)).toEqual([1000, 200, 80]);
    expect(map.max).toBe(900);
  });

  it("are named by their month", () => {
    expect(monthName("2026-01")).toBe("Jan 2026");
  });
});

describe("time to second order", () => {
  const reached = { value: 51, low: 47, high: 55 };
  const never = { value: null, low: null, high: null };

  it("in words has its interval, or what is known instead", () => {
    expect(secondOrderWords(reached, 40, null)).toBe(
      "Half of all customers have ordered again by day 51 (between 47 and 55 with 95% confidence). Half of those who come back have done so by day 40.",
    );
    expect(secondOrderWords(never, 40, { day: 300, share: 0.42 })).toContain(
      "By day 300 about 42% of customers have ordered again",
    );
    expect(secondOrderWords(never, 60, null)).toBe(
      "Too few customers have ordered a second time to say when they do.",
    );
  });

  it("as a figure keeps an open upper end open", () => {
    const figure = secondOrderFigure(
      { curve: [], median: { value: 51, low: 47, high: null }, usualWait: 40, windowCloses: 200 },
      totals,
    );
    expect(figure.estimate).toMatchObject({
      low: { kind: "days", days: 47 },
      high: { kind: "unknown" },
    });
  });

  it("by first order says what it does not know", () => {
    const group = { kind: "channel", name: "web", customers: 1200 } as const;
    expect(
      groupRow({ ...group, median: reached, back90: { value: 0.38, low: 0.36, high: 0.4 } }),
    ).toEqual(["Online store", "1,200", "~38% (36% to 40%)", "~51 days (47 to 55)"]);
    expect(groupRow({ ...group, median: never, back90: null })).toEqual([
      "Online store",
      "1,200",
      "–",
      "not yet half",
    ]);
    expect(channelName("1234567")).toBe("App 1234567");
  });
});

import { describe, expect, it } from "vitest";
import { concentration } from "../../../app/pages/value/overview/concentration.ts";
import { formulaAgainstPrediction } from "../../../app/clv/predict/against-prediction.ts";
import { againstInShort, againstWords } from "../../../app/clv/predict/against-words.ts";
import {
  predictedFigure,
  valueFigures,
  type ValueTotals,
} from "../../../app/pages/value/overview/figures.ts";
import { sharesOf } from "../../../app/pages/value/accuracy/calibration-card.tsx";
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
    expect(sharesOf([{ label: "0–10%", customers: 200, predicted: 8, actual: 10 }])).toEqual([
      { name: "0–10%", first: 0.04, second: 0.05, more: ["200"] },
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
    expect(concentrationWords(figure.value, 800, bins, "USD")).toBe(
      "The top 10% of customers (80) brought 41% of revenue. The largest group, 770 customers, has spent $10–$20 so far.",
    );
  });

  it("says why there is no share, whatever came since the night that counted", () => {
    const none = { ...curve, concentration: [] };
    const said = (shown: typeof curve, customers: number, revenueMinor: number) => {
      const { value } = concentration(shown, { customers, revenueMinor });
      return concentrationWords(value, customers, [], "USD");
    };
    expect([said(none, 3, 900), said(none, 12, 90_000), said(curve, 12, 0)]).toEqual([
      "What the top tenth of customers brought: shown from 10 customers on, from the night after.",
      "What the top tenth of customers brought: shown from 10 customers on, from the night after.",
      "What the top tenth of customers brought: no revenue yet.",
    ]);
  });

  it("names ranges in the shop's currency", () => {
    expect(binName({ fromMinor: 2000, toMinor: 5000 }, "USD")).toBe("$20–$50");
    expect(binName({ fromMinor: 20, toMinor: 50 }, "JPY")).toBe("¥20–¥50");
  });
});

import { describe, expect, it } from "vitest";
import { allStates } from "../../../app/clv/states/state-flow.ts";
import { stateKeys } from "../../../app/clv/states/states.ts";
import {
  churnFigures,
  riskMapFigure,
  winBackFigure,
  worthSaving,
} from "../../../app/pages/value/churn/figures.ts";
import {
  flowWords,
  riskBandName,
  valueBandName,
  winBackWords,
} from "../../../app/pages/value/churn/words.ts";

const ready = { confidence: "full", sentence: "", daysToNext: 0 } as const;

/** Four customers of each pair of two risks and two values would be dull: the corners differ. */
const map = {
  risk: [
    { from: 0.1, to: 0.4, customers: 70 },
    { from: 0.8, to: 0.9, customers: 30 },
  ],
  value: [
    { from: 0, to: 2000, customers: 70 },
    { from: 3000, to: 90_000, customers: 30 },
  ],
  customers: [
    [50, 20],
    [20, 10],
  ],
  revenueMinor: [
    [50_000, 400_000],
    [20_000, 250_000],
  ],
  expectedBuyers: { in90: 20, in365: 45 },
};

describe("the figures of churn", () => {
  it("give the value at risk of all states and the risk of both horizons", () => {
    const states = [
      { state: "slipping", customers: 10, valueAtRiskMinor: 4000 },
      { state: "due_now", customers: 5, valueAtRiskMinor: 1000 },
      { state: "lapsed", customers: 85, valueAtRiskMinor: 0 },
    ] as const;
    const figures = churnFigures(states, { riskMap: map, readiness: ready });
    expect(figures.map(({ value }) => value)).toEqual([
      { kind: "money", minor: 5000 },
      { kind: "share", share: 0.8 },
      { kind: "share", share: 0.55 },
    ]);
    expect(figures[0]!.note).toBe("over 12 months, 15 customers");
  });

  it("say why there is no risk below the gates", () => {
    const sentence = "For predictions this shop still needs 42 more customers.";
    const figures = churnFigures([], {
      riskMap: null,
      readiness: { confidence: "simple", sentence, daysToNext: 9 },
    });
    expect(figures.at(-1)!.value).toEqual({ kind: "unknown", why: sentence });
    expect(figures[0]!.value).toEqual({ kind: "unknown", why: "too little history to predict" });
  });

  it("list every state, also those nobody is in", () => {
    const all = allStates([{ state: "vip", customers: 3, valueAtRiskMinor: 0 }]);
    expect(all.map(({ state }) => state)).toEqual(stateKeys);
    expect(all.reduce((sum, one) => sum + one.customers, 0)).toBe(3);
  });
});

describe("risk against value", () => {
  it("counts the corner worth saving", () => {
    expect(worthSaving(map)).toEqual({ customers: 10, revenueMinor: 250_000 });
    expect(riskMapFigure(map).value).toEqual({ kind: "count", value: 10 });
  });

  it("names groups by number, so that equal ranges stay apart", () => {
    expect(riskBandName({ from: 0.354, to: 0.52 }, 2)).toBe("3: 35–52%");
    expect(riskBandName({ from: 0.991, to: 0.994 }, 9)).toBe("10: 99%");
    expect(valueBandName({ from: 100, to: 2400 }, 0, "USD")).toBe("1: ≤$24");
  });
});

describe("moves in words", () => {
  it("begin with the second day", () => {
    expect(flowWords(null)).toContain("followed since today");
    expect(flowWords({ since: "2026-11-21", until: "2026-11-21", moves: [] })).toBe(
      "States are followed since Nov 21, 2026. Moves appear here from tomorrow on.",
    );
    expect(flowWords({ since: "2026-11-20", until: "2026-11-21", moves: [] })).toBe(
      "Since Nov 20, 2026, nobody has changed state.",
    );
  });

  it("tell away from back and from new", () => {
    const moves = [
      { from: "active", to: "slipping", customers: 7 },
      { from: "slipping", to: "lapsed", customers: 2 },
      { from: "lapsed", to: "active", customers: 3 },
      { from: "active", to: "vip", customers: 4 },
      { from: null, to: "new", customers: 5 },
    ] as const;
    expect(flowWords({ since: "2026-10-22", until: "2026-11-21", moves })).toBe(
      "Since Oct 22, 2026, 16 customers changed state and 5 came new. 9 moved away from you, 3 came back.",
    );
  });
});

describe("the win-back window", () => {
  const points = [
    { day: 0, chance: 0.38 },
    { day: 300, chance: 0.02 },
  ];

  it("closes where the chance falls below one in twenty", () => {
    expect(winBackWords({ points, closes: 236 })).toContain("after 236 days it is below 5%");
    expect(winBackFigure(236, points, 700).value).toEqual({ kind: "days", days: 236 });
  });

  it("stays open where the history does not reach so far", () => {
    expect(winBackWords({ points, closes: 390 })).toContain("the window is still open");
    expect(winBackFigure(390, points, 390).value.kind).toBe("unknown");
  });

  it("says when it will be shown", () => {
    expect(winBackWords({ points: [], closes: 60 })).toContain("90 days of history");
  });
});

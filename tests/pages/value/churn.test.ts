import { describe, expect, it } from "vitest";
import type { ChanceMap } from "../../../app/clv/pictures/chance-map.ts";
import { allStates } from "../../../app/clv/states/state-flow.ts";
import { stateKeys } from "../../../app/clv/states/states.ts";
import {
  atRiskFigure,
  riskFigures,
  winBackFigure,
} from "../../../app/pages/value/churn/figures.ts";
import { chanceRange, mapFigure, spentRange } from "../../../app/pages/value/churn/map.ts";
import { mapWords, placeNames } from "../../../app/pages/value/churn/map-words.ts";
import { flowWords, winBackWords } from "../../../app/pages/value/churn/words.ts";
import { customersWith } from "../../../app/pages/value/customers-with.ts";

const ready = { confidence: "full", sentence: "", daysToNext: 0 } as const;

describe("the figures of churn", () => {
  it("give the value at risk of all states and the risk of both horizons", () => {
    const states = [
      { state: "slipping", customers: 10, valueAtRiskMinor: 4000 },
      { state: "due_now", customers: 5, valueAtRiskMinor: 1000 },
      { state: "lapsed", customers: 85, valueAtRiskMinor: 0 },
    ] as const;
    const atRisk = atRiskFigure(states, false, null);
    expect(atRisk.value).toEqual({ kind: "money", minor: 5000 });
    expect(atRisk.note).toBe("over 12 months, 15 customers");
    const expectedBuyers = { customers: 100, in90: 20, in365: 45 };
    expect(riskFigures({ expectedBuyers, readiness: ready }).map(({ value }) => value)).toEqual([
      { kind: "share", share: 0.8 },
      { kind: "share", share: 0.55 },
    ]);
  });

  it("give the value at risk the interval of the night, as wide for what the states add up to", () => {
    const states = [{ state: "slipping", customers: 10, valueAtRiskMinor: 5000 }] as const;
    const night = { value: 4000, low: 3000, high: 6000, confidence: 0.95 };
    const { estimate, how } = atRiskFigure(states, false, night);
    expect(estimate).toEqual({
      low: { kind: "money", minor: 3750 },
      high: { kind: "money", minor: 7500 },
      confidence: 0.95,
    });
    expect(how.counted.at(-1)).toContain("95% interval");
    expect(atRiskFigure(states, false, { ...night, value: 0 }).estimate!.low).toBeNull();
  });

  it("say why there is no risk below the gates", () => {
    const sentence = "For predictions this shop still needs 42 more customers.";
    const readiness = { confidence: "simple", sentence, daysToNext: 9 } as const;
    const [risk] = riskFigures({ expectedBuyers: null, readiness });
    expect(risk!.value).toEqual({ kind: "unknown", why: sentence });
    expect(atRiskFigure([], true, null).value).toEqual({
      kind: "unknown",
      why: "too little history to predict",
    });
  });

  it("list every state, also those nobody is in", () => {
    const all = allStates([{ state: "vip", customers: 3, valueAtRiskMinor: 0 }]);
    expect(all.map(({ state }) => state)).toEqual(stateKeys);
    expect(all.reduce((sum, one) => sum + one.customers, 0)).toBe(3);
  });
});

describe("chance against value", () => {
  const place = (customers: number, revenueMinor = 0) => ({
    customers,
    revenueMinor,
    expectedMinor: 0,
  });
  const map: ChanceMap = {
    spentFrom: [2000, 9000],
    places: [
      [place(50), place(20), place(10, 250_000)],
      [place(5), place(5), place(5)],
      [place(1), place(1), place(3)],
    ],
  };

  it("names those who brought most and are unlikely to come again", () => {
    expect(mapFigure(map).value).toEqual({ kind: "count", value: 10 });
    expect(mapWords(map.places[0]![2]!, "USD")).toBe(
      "10 customers of those who brought most are unlikely to order again within a year. They brought $2,500 so far.",
    );
    expect(mapWords(place(0), "USD")).toMatch(/^None of those/);
  });

  it("gives every place a name of its own", () => {
    expect(new Set(placeNames.flat()).size).toBe(9);
  });

  it("leads to the customers of a place and no others", () => {
    const listed = (row: number, column: number) =>
      customersWith({ ...chanceRange(row), ...spentRange(map.spentFrom, column, "USD") });
    expect(listed(0, 2)).toBe("/app/customers?chance_max=20&spent_min=90.00");
    expect(listed(1, 1)).toBe(
      "/app/customers?chance_min=20&chance_max=50&spent_min=20.00&spent_max=89.99",
    );
    expect(listed(2, 0)).toBe("/app/customers?chance_min=50&spent_max=19.99");
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
    expect(winBackFigure(236, points, 700).value).toEqual({ kind: "wait", days: 236 });
  });

  it("stays open where the history does not reach so far", () => {
    expect(winBackWords({ points, closes: 390 })).toContain("the window is still open");
    expect(winBackFigure(390, points, 390).value.kind).toBe("unknown");
  });

  it("says when it will be shown", () => {
    expect(winBackWords({ points: [], closes: 60 })).toContain("90 days of history");
  });
});

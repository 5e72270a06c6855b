import { describe, expect, it } from "vitest";
import { needsAttention, type StateFacts } from "../../../app/pages/home/attention.ts";
import { stateReason } from "../../../app/clv/states/reason.ts";

const states: StateFacts[] = [
  { state: "vip", customers: 50, valueAtRiskMinor: 0 },
  { state: "lapsed", customers: 900, valueAtRiskMinor: 0 },
  { state: "second_order_window", customers: 300, valueAtRiskMinor: 0 },
  { state: "slipping", customers: 80, valueAtRiskMinor: 400_000 },
  { state: "high_value_at_risk", customers: 12, valueAtRiskMinor: 900_000 },
];

describe("what needs attention", () => {
  it("is at most three things, those with the most value at risk first", () => {
    expect(needsAttention(states, []).map((item) => item.state)).toEqual([
      "high_value_at_risk",
      "slipping",
      "second_order_window",
    ]);
  });

  it("advises no second offer to a segment that has one", () => {
    expect(needsAttention(states, ["slipping"]).map((item) => item.state)).not.toContain(
      "slipping",
    );
  });

  it("never advises a discount to those who come by themselves, nor to those who are gone", () => {
    const advised = needsAttention(states, []).filter((item) => item.kind === "offer");
    expect(advised.map((item) => item.state)).toEqual(["slipping", "second_order_window"]);
  });

  it("is nothing when nobody is in a segment to act on", () => {
    expect(needsAttention([{ state: "slipping", customers: 0, valueAtRiskMinor: 0 }], [])).toEqual(
      [],
    );
  });
});

describe("the reason of a state", () => {
  const facts = {
    orderDays: 5,
    daysSince: 47,
    expectedGapDays: 21.2,
    overdueRatio: 2.2,
    pOrder365: 0.413,
  };

  it("is said with the customer's own numbers", () => {
    expect(stateReason(facts)).toBe(
      "47 days since the last order; usually orders every 21 days; that is 2.2 times their rhythm; 41% chance of an order within a year.",
    );
  });

  it("says no ratio above ten and no rhythm of years", () => {
    expect(stateReason({ ...facts, overdueRatio: 83.4 })).toContain(
      "that is more than 10 times their rhythm",
    );
    expect(stateReason({ ...facts, expectedGapDays: 900, overdueRatio: 1 })).toContain(
      "usually orders less than once in 2 years",
    );
  });

  it("does not speak of a rhythm after one order", () => {
    expect(
      stateReason({
        ...facts,
        orderDays: 1,
        daysSince: 1,
        expectedGapDays: null,
        overdueRatio: null,
        pOrder365: null,
      }),
    ).toBe("1 day since the last order; has ordered on one day only, so there is no rhythm yet.");
  });
});

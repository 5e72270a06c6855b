import { describe, expect, it } from "vitest";
import type { Lines } from "../../../app/clv/states/lines.ts";
import { stateKeys } from "../../../app/clv/states/states.ts";
import { ruleOf } from "../../../app/pages/segments/help-words.ts";
import { actionOf } from "../../../app/pages/state-action.ts";

const lines: Lines = {
  kind: "model",
  newUntil: 49,
  windowCloses: 236,
  topValue: 17_056,
  vipChance: 0.5,
  topSpend: 22_814,
  activeChance: 0.192,
  dueFrom: 0.8,
  slippingFrom: 1.5,
  slippingUntil: 3,
  lapsedChance: 0.1,
  aliveKnown: true,
};
const rhythm: Lines = {
  kind: "rhythm",
  meanGapDays: 60,
  newUntilDays: 30.4,
  windowClosesDays: 120,
  topTenthMinor: null,
  topFifthMinor: 9000,
};

describe("what a state means", () => {
  it("is said with the lines of this shop", () => {
    expect(ruleOf("new", lines, "USD")).toBe("Ordered on one day only, up to 49 days ago.");
    expect(ruleOf("second_order_window", lines, "USD")).toBe(
      "Ordered on one day only, more than 49 and up to 236 days ago.",
    );
    expect(ruleOf("vip", lines, "USD")).toContain("at least $170.56");
    expect(ruleOf("active", lines, "USD")).toContain("19.2%");
    expect(ruleOf("slipping", lines, "USD")).toContain("1.5 to 3 times their own rhythm");
  });

  it("does not speak of leaving where the data cannot tell", () => {
    expect(ruleOf("due_now", { ...lines, aliveKnown: false }, "USD")).not.toContain("customer");
  });

  it("is said for every state, with and without models", () => {
    const said = [lines, rhythm].map((one) => stateKeys.map((state) => ruleOf(state, one, "USD")));
    for (const rules of said) expect(new Set(rules).size).toBe(stateKeys.length);
    expect(ruleOf("vip", rhythm, "USD")).toContain("the shop's highest");
  });

  it("leads to one action", () => {
    expect(actionOf("slipping").url).toBe("/app/offers/new?segment=slipping");
    expect(actionOf("vip").url).toBe("/app/customers?state=vip&sort=risk desc");
  });
});

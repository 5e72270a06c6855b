import { describe, expect, it } from "vitest";
import { missingScopes } from "../../app/shops/access.ts";
import { parseLifespan, parseSettings } from "../../app/shops/settings.ts";

describe("the settings form", () => {
  it("takes a lifespan and a holdout", () => {
    expect(parseSettings({ lifespanYears: "3", holdoutPercent: " 15 " })).toEqual({
      ok: true,
      settings: { lifespanYears: 3, holdoutPercent: 15 },
    });
  });

  it.each([
    [{ lifespanYears: "4", holdoutPercent: "10" }, { lifespanYears: "Choose 1, 2 or 3 years" }],
    [
      { lifespanYears: "2", holdoutPercent: "51" },
      { holdoutPercent: "Enter a whole number from 0 to 50" },
    ],
    [
      { lifespanYears: "2", holdoutPercent: "ten" },
      { holdoutPercent: "Enter a whole number from 0 to 50" },
    ],
    [
      {},
      {
        lifespanYears: "Choose 1, 2 or 3 years",
        holdoutPercent: "Enter a whole number from 0 to 50",
      },
    ],
  ])("says at each field what is expected: %o", (fields, errors) => {
    expect(parseSettings(fields)).toEqual({ ok: false, errors });
  });

  it("on home takes nothing but the lifespans on offer", () => {
    expect([parseLifespan("1"), parseLifespan("0"), parseLifespan(null)]).toEqual([1, null, null]);
  });
});

describe("access", () => {
  it("to write includes to read", () => {
    const reads = ["read_customers", "read_customer_merge", "read_orders", "read_products"];
    const granted = ["read_all_orders", ...reads];
    expect(missingScopes([...granted, "write_discounts"])).toEqual([]);
    expect(missingScopes(granted).map((scope) => scope.handle)).toEqual([
      "read_discounts",
      "write_discounts",
    ]);
  });
});

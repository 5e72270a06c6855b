import { describe, expect, it } from "vitest";
import { missingScopes } from "../../app/shops/access.ts";
import { parseLifespan, parseSettings } from "../../app/shops/settings.ts";

describe("the settings form", () => {
  it.each([
    ["", null],
    [" 40 ", 40],
    ["100", 100],
  ])(
    "takes a lifespan, a holdout, and a margin that may be unknown: %o",
    (typed, marginPercent) => {
      const fields = { lifespanYears: "3", holdoutPercent: " 15 ", marginPercent: typed };
      expect(parseSettings(fields)).toEqual({
        ok: true,
        settings: { lifespanYears: 3, holdoutPercent: 15, marginPercent },
      });
    },
  );

  const fine = { lifespanYears: "2", holdoutPercent: "10", marginPercent: "" };
  const lifespanYears = "Choose 1, 2 or 3 years";
  const holdoutPercent = "Enter a whole number from 0 to 50";
  const marginPercent = "Enter a whole number from 1 to 100, or leave it empty";
  it.each([
    [{ ...fine, lifespanYears: "4" }, { lifespanYears }],
    [{ ...fine, holdoutPercent: "51" }, { holdoutPercent }],
    [{ ...fine, holdoutPercent: "ten" }, { holdoutPercent }],
    [{ ...fine, marginPercent: "0" }, { marginPercent }],
    [{ ...fine, marginPercent: "101" }, { marginPercent }],
    [{ ...fine, marginPercent: "4.5" }, { marginPercent }],
    [{}, { lifespanYears, holdoutPercent, marginPercent }],
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

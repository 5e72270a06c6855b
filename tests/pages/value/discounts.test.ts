import { describe, expect, it } from "vitest";
import { discountLedFigure } from "../../../app/pages/value/churn/discounts.ts";
import { discountWords } from "../../../app/pages/value/churn/discounts-card.tsx";

const discounts = {
  prior: { a: 0.6, b: 2.4, mean: 0.2 },
  orders: 1000,
  discounted: 200,
  all: { customers: 400, led: 30, valueAtRiskMinor: 60_000, ledValueAtRiskMinor: 8000 },
  atRisk: { customers: 100, led: 25, valueAtRiskMinor: 60_000, ledValueAtRiskMinor: 8000 },
};

describe("who of those at risk comes for the discount", () => {
  it("is a share with what goes with it, and says what to do with the others", () => {
    expect(discountLedFigure(discounts, 400).value).toEqual({ kind: "share", share: 0.25 });
    expect(discountLedFigure(discounts, 400).note).toBe("25 of 100 customers");
    expect(discountWords(discounts, "USD")).toBe(
      "25 of the 100 customers at risk are discount-led, with ~$80 of ~$600: they may only come back at a discount. That cannot be said of the other 75: remind them first, and do not pay for orders that would come anyway.",
    );
  });

  it("says so where nobody is, where there are no discounts, and before the first night", () => {
    const none = { ...discounts, atRisk: { ...discounts.atRisk, led: 0, ledValueAtRiskMinor: 0 } };
    expect(discountWords(none, "USD")).toMatch(/^None of the 100 customers at risk/);
    expect(discountWords({ ...none, discounted: 0 }, "USD")).toMatch(
      /^No order has been discounted/,
    );
    expect(discountLedFigure(null, 400).value).toEqual({ kind: "unknown", why: "counted tonight" });
    expect(discountLedFigure(null, 9).value).toEqual({
      kind: "unknown",
      why: "shown from 10 customers on",
    });
    const nobody = { ...discounts, atRisk: { ...none.atRisk, customers: 0 } };
    expect(discountLedFigure(nobody, 400).value).toEqual({
      kind: "unknown",
      why: "nobody is at risk",
    });
  });
});

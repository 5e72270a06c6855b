import { describe, expect, it } from "vitest";
import type { ProductId } from "../../../app/ids.ts";
import { parseListQuery } from "../../../app/pages/customers/list-query.ts";
import { discountLedFigure } from "../../../app/pages/churn/discounts.ts";
import { dueAddress, replenishmentFigure } from "../../../app/pages/churn/products.ts";
import { rfmFigure } from "../../../app/pages/churn/rfm.ts";
import { rfmGroups } from "../../../app/clv/pictures/rfm.ts";
import { discountWords } from "../../../app/pages/churn/discounts-card.tsx";
import { replenishWords } from "../../../app/pages/churn/products-card.tsx";
import { rfmRows, rfmWords } from "../../../app/pages/churn/rfm-card.tsx";

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

describe("RFM groups beside Shopify's", () => {
  const groups = rfmGroups.map((group) => ({
    group,
    customers: group === "CHAMPIONS" ? 20 : group === "DORMANT" ? 80 : 0,
    revenueMinor: group === "CHAMPIONS" ? 600_000 : group === "DORMANT" ? 400_000 : 0,
  }));

  it("name the group that carries the shop", () => {
    expect(rfmWords(groups)).toBe(
      "“Champions” brought most: 60.0% of the revenue so far from 20.0% of the customers.",
    );
    const cuts = { recency: [30, 60, 120, 240], orders: [1, 1, 2, 4], spent: [1, 2, 3, 4] };
    expect(rfmFigure({ groups, cuts }).value).toEqual({ kind: "count", value: 100 });
  });

  it("have a place for Shopify's count before it comes, when it comes, and when it does not", () => {
    const last = (shopify: Record<string, number> | null | undefined) =>
      rfmRows(groups, shopify, "USD").map((row) => row[2]);
    expect(new Set(last(undefined))).toEqual(new Set(["…"]));
    expect(new Set(last(null))).toEqual(new Set(["–"]));
    expect(last({ CHAMPIONS: 1234 }).slice(0, 2)).toEqual(["1,234", "–"]);
    // we keep nobody without orders; Shopify does
    expect(rfmRows(groups, { PROSPECTS: 7 }, "USD").at(-1)).toEqual(["Prospects", "–", "7", "–"]);
  });
});

describe("when products are bought again", () => {
  const coffee = {
    productId: 77 as ProductId,
    name: "Coffee",
    buyers: 300,
    repeatBuyers: 90,
    gaps: 140,
    medianGap: 32,
    low: 30,
    high: 35,
    dueFrom: 21,
    dueTo: 45,
    dueNow: 41,
    medianWait: null,
  };

  it("is said of the first, with what is left out", () => {
    const words = replenishWords({ gaps: [coffee], sold: 24, enough: 1, figure: null });
    expect(words).toBe(
      "“Coffee” is bought again after 32 days at the median. 41 customers are due for it now. 1 product has a narrow rhythm, which a reminder can follow. 23 products are left out: bought again fewer than 20 times.",
    );
    expect(replenishWords({ gaps: [coffee], sold: 40, enough: 40, figure: null })).toContain(
      "The 1 bought again most often",
    );
    const wide = { ...coffee, dueTo: 90 };
    expect(replenishWords({ gaps: [wide], sold: 1, enough: 1, figure: null })).toContain(
      "take the days to remind as rough",
    );
    expect(replenishWords({ gaps: [], sold: 24, enough: 0, figure: null })).toMatch(/^No product/);
    expect(replenishmentFigure([coffee])!.value).toEqual({ kind: "days", days: 32 });
    expect(replenishmentFigure([])).toBeNull();
  });

  it("leads to the list of those who are due", () => {
    const parsed = parseListQuery(new URL(dueAddress(coffee), "https://a.example").searchParams);
    expect(parsed.ok && parsed.query.filters.bought).toEqual({
      productId: 77,
      daysMin: 21,
      daysMax: 45,
    });
  });
});

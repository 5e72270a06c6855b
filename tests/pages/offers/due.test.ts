import { describe, expect, it } from "vitest";
import type { ProductId } from "../../../app/ids.ts";
import { parseListQuery } from "../../../app/pages/customers/list-query.ts";
import { replenishWords } from "../../../app/pages/offers/due-card.tsx";
import { dueAddress, dueOffer, replenishmentFigure } from "../../../app/pages/offers/due.ts";

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
    expect(replenishmentFigure([coffee])!.value).toEqual({ kind: "wait", days: 32 });
    expect(replenishmentFigure([])).toBeNull();
  });

  it("leads to an offer to those who are due", () => {
    const { pathname, searchParams } = new URL(dueOffer(coffee), "https://a.example");
    expect(pathname).toBe("/app/offers/new");
    expect(`/app/customers?${searchParams.get("customers")}`).toBe(dueAddress(coffee));
  });

  it("leads to the list of those who are due", () => {
    const parsed = parseListQuery(new URL(dueAddress(coffee), "https://a.example").searchParams);
    const place = {
      currency: "USD",
      today: "2026-11-21",
      titles: new Map([[77, "Coffee"]]),
      offers: new Map(),
      segments: new Map(),
      isBoughtKept: true,
      discountPrior: null,
    };
    expect(parsed.ok && parsed.query.asked.map(([, one]) => one.chip(place))).toEqual([
      "Last bought Coffee: 21 to 45 days ago",
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { rfmFigure } from "../../../app/pages/segments/rfm.ts";
import { rfmGroups } from "../../../app/clv/pictures/rfm.ts";
import { rfmRows, rfmWords } from "../../../app/pages/segments/rfm-card.tsx";

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

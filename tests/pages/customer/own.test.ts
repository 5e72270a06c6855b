import { describe, expect, it } from "vitest";
import type { OrderId } from "../../../app/ids.ts";
import { codesOf } from "../../../app/pages/customer/codes.ts";
import { courseOf } from "../../../app/pages/customer/course.ts";
import { folded } from "../../../app/pages/customer/fold.ts";
import { curveOf } from "../../../app/pages/customer/outlook.ts";
import { codesCard } from "../../../app/pages/customer/words.ts";
import type { Outlook } from "../../../app/clv/predict/what-if.ts";

describe("a long history", () => {
  const kinds = (text: string) =>
    [...text].map((letter, n) => ({ kind: letter === "o" ? "order" : "state", n }));
  const parts = (text: string) =>
    folded(kinds(text)).map((part) =>
      part.kind === "entry"
        ? part.entry.kind === "order"
          ? "o"
          : "s"
        : `(${part.entries.length})`,
    );

  it.each([
    ["", ""],
    ["ooo", "o o o"],
    ["oooooo", "o o o o o o"],
    ["ooooooo", "o o o o (3)"],
    ["soooooooooos", "s o o o o (6) s"],
    ["oosoosoo", "o o s o o s o o"],
  ])("%j shows what happened between the orders: %j", (text, shown) => {
    expect(parts(text).join(" ")).toBe(shown);
  });

  it("loses nothing by it", () => {
    const entries = kinds("ooooooooosooooooooooooss");
    const all = folded(entries).flatMap((part) =>
      part.kind === "entry" ? [part.entry] : part.entries,
    );
    expect(all).toEqual(entries);
  });
});

describe("the course of a customer", () => {
  const order = (orderId: number, day: string) => ({
    orderId: orderId as OrderId,
    name: orderId === 3 ? "" : `#${orderId}`,
    day,
    revenueMinor: 3500,
  });
  const orders = [order(3, "2026-11-01"), order(2, "2026-10-01"), order(1, "2026-08-30")];

  it("has the oldest order first, each with what it was and where it is", () => {
    const { dots } = courseOf(orders, null, "USD");
    expect(dots).toEqual([
      { day: "2026-08-30", what: "#1, $35.00", href: "shopify://admin/orders/1" },
      { day: "2026-10-01", what: "#2, $35.00", href: "shopify://admin/orders/2" },
      { day: "2026-11-01", what: "3, $35.00", href: "shopify://admin/orders/3" },
    ]);
  });

  it("shades the days from half their usual gap to half as much more", () => {
    expect(courseOf(orders, 30, "USD").rhythm).toMatchObject({
      from: "2026-11-16",
      until: "2026-12-16",
    });
    expect(courseOf(orders, null, "USD").rhythm).toBeUndefined();
    expect(courseOf([], 30, "USD")).toEqual({ dots: [] });
  });
});

describe("a code of a customer", () => {
  const event = (
    kind: "given" | "held_out" | "redeemed",
    code: string | null,
    discountMinor: number | null = null,
  ) => ({ offerId: "a", title: "Tea", kind, code, discountMinor });
  const became = (...events: ReturnType<typeof event>[]) =>
    codesOf(events).map((one) => codesCard.became(one, "USD"));

  it.each([
    [[event("given", "T-1")], "Not used so far"],
    [[event("given", null)], "Code not ready yet"],
    [[event("held_out", null)], "Held out: got no code, to see what happens without one"],
    [[event("redeemed", "T-1", 500), event("given", "T-1")], "Used once, $5.00 discount"],
    [
      [event("redeemed", "T-1", 500), event("redeemed", "T-1", 250), event("given", "T-1")],
      "Used 2 times, $7.50 discount",
    ],
  ])("%# is one line with what became of it", (events, words) => {
    expect(became(...events)).toEqual([words]);
  });
});

it("the curve has a point for each day away that something can be said of", () => {
  const away = (days: number, clv12Minor: number | null, low: number | null = null): Outlook => ({
    course: { kind: "away", days },
    state: "active",
    pOrder90: null,
    pOrder365: null,
    clv12Minor,
    clv12LowMinor: low,
    clv12HighMinor: low === null ? null : 900,
    valueAtRiskMinor: 0,
  });
  // an estimate above its interval, as that of few orders may be, stands without it
  const points = [away(0, 500, 100), away(14, 400), away(28, null), away(42, 950, 0)];
  expect(curveOf(points)).toEqual([
    { day: 0, value: 500, low: 100, high: 900 },
    { day: 14, value: 400 },
    { day: 42, value: 950 },
  ]);
});

import { describe, expect, it } from "vitest";
import { breakEvenUplift } from "../../app/offers/break-even.ts";
import { csvCell, csvLine } from "../../app/csv.ts";
import { endOf, offerPhase } from "../../app/offers/offer.ts";
import { typedMoney } from "../../app/money.ts";

describe("the break-even of an offer", () => {
  it.each([
    [0.5, 0.2, 5 / 3],
    [0.4, 0.2, 2],
    [0.3, 0.2, 3],
    [1, 0, 1],
  ])("at margin %d and discount %d is %d times the orders", (margin, discount, uplift) => {
    expect(breakEvenUplift(margin, discount)).toBeCloseTo(uplift, 12);
  });

  it("is out of reach when the discount eats the margin", () => {
    expect(breakEvenUplift(0.2, 0.2)).toBe(Infinity);
    expect(breakEvenUplift(0.2, 0.5)).toBe(Infinity);
  });

  it("is not computed from a margin that is none", () => {
    expect(() => breakEvenUplift(0, 0.1)).toThrow("found margin 0");
    expect(() => breakEvenUplift(0.5, 1.1)).toThrow("found discount 1.1");
  });
});

describe("a file for a spreadsheet", () => {
  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])("makes text of %j", (text) => {
    expect(csvCell(text).replace(/^"/, "")).toMatch(/^'/);
  });

  it("quotes what would break a line", () => {
    expect(csvLine([12, 'say "hi", now', "plain"])).toBe('12,"say ""hi"", now",plain\r\n');
  });
});

describe("where an offer stands", () => {
  const offer = { state: "active" as const, endsAt: "2026-12-01T00:00:00Z", stoppedAt: null };
  const before = Date.parse("2026-11-30T00:00:00Z");
  const after = Date.parse("2026-12-02T00:00:00Z");

  it("is what Shopify says, whatever our clock shows", () => {
    expect(offerPhase(offer, "EXPIRED", before)).toBe("ended");
    expect(offerPhase(offer, "ACTIVE", after)).toBe("running");
  });

  it("is what our clock shows while Shopify cannot be asked", () => {
    expect(offerPhase(offer, null, before)).toBe("running");
    expect(offerPhase(offer, null, after)).toBe("ended");
    expect(offerPhase({ ...offer, endsAt: null }, null, after)).toBe("running");
  });

  it("is stopping until the discount is", () => {
    expect(offerPhase({ ...offer, stoppedAt: "2026-11-29T00:00:00Z" }, "ACTIVE", before)).toBe(
      "stopping",
    );
  });
});

it("an amount as typed is minor units of its currency", () => {
  expect(typedMoney(" 12.5 ", "USD")).toBe(1250);
  expect(typedMoney("7", "KWD")).toBe(7000);
  expect(typedMoney("12.5", "JPY")).toEqual({
    problem: "Found “12.5”. Enter an amount in JPY, such as 1200, without decimals",
  });
});

describe("the end of an offer", () => {
  it("is when it was stopped, if it was, and not the day that was planned", () => {
    const endsAt = "2026-12-10T23:59:00Z";
    expect(endOf({ endsAt, stoppedAt: null })).toBe(endsAt);
    expect(endOf({ endsAt, stoppedAt: "2026-11-26T10:00:00Z" })).toBe("2026-11-26T10:00:00Z");
    expect(endOf({ endsAt: null, stoppedAt: null })).toBeNull();
  });
});

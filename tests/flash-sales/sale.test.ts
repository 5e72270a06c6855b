import { describe, expect, it } from "vitest";
import { busiest, conflicts, overlap } from "../../app/flash-sales/preflight.ts";
import { expectedState, stateOf } from "../../app/flash-sales/sale.ts";
import { saleFields, type SaleFields } from "../../app/flash-sales/sale-fields.ts";
import { parseSaleForm } from "../../app/flash-sales/sale-form.ts";
import type { ProductId } from "../../app/ids.ts";

const NOW = Date.parse("2026-11-21T12:00:00Z");
const hour = (n: number) => new Date(NOW + n * 3_600_000).toISOString();
const period = (from: number, to: number | null) => ({
  startsAt: hour(from),
  endsAt: to === null ? null : hour(to),
});

describe("discounts that run together", () => {
  it("are counted at the busiest moment, not over the whole period", () => {
    const others = [period(0, 2), period(3, 5), period(4, 6)];
    expect(busiest(period(0, 8), others)).toBe(2);
    expect(busiest(period(0, 3), others)).toBe(1);
  });

  it("do not meet when one ends as the other begins", () => {
    expect(overlap(period(0, 2), period(2, 4))).toBe(false);
    expect(busiest(period(2, 4), [period(0, 2)])).toBe(0);
  });

  it("count without an end and when they began long ago", () => {
    expect(busiest(period(5, 6), [period(-100, null), period(-1, 5.5)])).toBe(2);
  });
});

it("a sale conflicts with another of the same product at the same time, and with no other", () => {
  const sale = { ...period(0, 4), productIds: [1, 2] as ProductId[] };
  const others = [
    { ...period(3, 5), title: "Overlaps", productIds: [2, 3] as ProductId[] },
    { ...period(3, 5), title: "Other products", productIds: [9] as ProductId[] },
    { ...period(4, 5), title: "Later", productIds: [1] as ProductId[] },
  ];
  expect(conflicts(sale, others)).toEqual([{ title: "Overlaps", productIds: [2] as ProductId[] }]);
});

describe("the state of a sale", () => {
  const sale = { endsAt: hour(4), cancelledAt: null };

  it("follows Shopify, whatever our clock shows", () => {
    expect(stateOf(sale, "SCHEDULED", NOW)).toBe("scheduled");
    expect(stateOf(sale, "ACTIVE", NOW + 10 * 3_600_000)).toBe("live");
    expect(stateOf(sale, "EXPIRED", NOW)).toBe("ended");
  });

  it("is cancelled when we cancelled it or somebody deleted its discount", () => {
    expect(stateOf({ ...sale, cancelledAt: hour(1) }, "EXPIRED", NOW)).toBe("cancelled");
    expect(stateOf(sale, null, NOW)).toBe("cancelled");
    expect(stateOf(sale, null, NOW + 10 * 3_600_000)).toBe("ended");
  });

  it("is expected by the clock only while it may change", () => {
    const known = { startsAt: hour(1), endsAt: hour(4) };
    expect(expectedState({ ...known, state: "scheduled" }, NOW)).toBe("scheduled");
    expect(expectedState({ ...known, state: "scheduled" }, NOW + 2 * 3_600_000)).toBe("live");
    expect(expectedState({ ...known, state: "live" }, NOW + 5 * 3_600_000)).toBe("ended");
    expect(expectedState({ ...known, state: "failed" }, NOW + 5 * 3_600_000)).toBe("failed");
  });
});

describe("the form of a flash sale", () => {
  const filled: SaleFields = {
    ...saleFields,
    saleId: "0b6f8a52-6a5b-4a7e-9a1f-6c2f0f2f9d11",
    title: "Weekend",
    percent: "25",
    products: JSON.stringify([{ id: "123", title: "Green tea" }]),
    startDay: "2026-11-22",
    startTime: "09:00",
    endDay: "2026-11-22",
    endTime: "18:00",
  };
  const shop = { currency: "EUR", timezone: "Europe/Paris" };

  it("becomes a sale at the shop's times", () => {
    expect(parseSaleForm(filled, shop, NOW)).toMatchObject({
      ok: true,
      terms: {
        title: "Weekend",
        discount: { kind: "automatic_percentage", percent: 25, productIds: [123] as ProductId[] },
        startsAt: "2026-11-22T08:00:00Z",
        endsAt: "2026-11-22T17:00:00Z",
      },
    });
  });

  it.each<[keyof SaleFields, string, string]>([
    ["title", " ", "Enter a name"],
    ["percent", "100", "from 1 to 99"],
    ["percent", "0", "from 1 to 99"],
    ["percent", "10 off", "from 1 to 99"],
    ["products", "[]", "at least one product"],
    ["products", "not json", "at least one product"],
    ["products", JSON.stringify([{ id: "1 OR 1", title: "x" }]), "at least one product"],
    [
      "products",
      JSON.stringify(Array.from({ length: 101 }, (_, i) => ({ id: String(i + 1), title: "x" }))),
      "101 are chosen",
    ],
    ["startTime", "", "Enter a time"],
    ["startDay", "2026-02-30", "does not exist"],
    ["endTime", "09:00", "after the start"],
    ["endTime", "09:04", "at least 5 minutes"],
    ["saleId", "", "Reload"],
  ])("refuses %s %j", (name, value, message) => {
    const form = parseSaleForm({ ...filled, [name]: value }, shop, NOW);
    expect(form.ok).toBe(false);
    const errors = form.ok ? {} : form.errors;
    expect(Object.keys(errors)).toEqual([name]);
    expect(errors[name]).toContain(message);
  });

  it("takes exactly five minutes", () => {
    expect(parseSaleForm({ ...filled, endTime: "09:05" }, shop, NOW).ok).toBe(true);
  });

  it("refuses a start that has passed", () => {
    const form = parseSaleForm({ ...filled, startDay: "2026-11-21" }, shop, NOW);
    expect(form).toMatchObject({
      ok: false,
      errors: { startTime: expect.stringContaining("passed") },
    });
  });
});

import { describe, expect, it } from "vitest";
import { offerFields, type OfferFields } from "../../app/offers/offer-fields.ts";
import { parseOfferForm } from "../../app/offers/offer-form.ts";

const shop = { currency: "USD", timezone: "America/New_York" };
const NOW = Date.parse("2026-11-21T12:00:00Z");

const filled: OfferFields = {
  ...offerFields,
  offerId: "0b6f8a52-6a5b-4a7e-9a1f-6c2f0f2f9d11",
  segment: "slipping",
  title: "  Come back  ",
  percent: "20",
  minimum: "50",
  endDay: "2026-12-05",
  endTime: "23:59",
  holdout: "10",
  margin: "45",
};

function errorsOf(change: Partial<OfferFields>, in_ = shop) {
  const form = parseOfferForm({ ...filled, ...change }, in_, NOW);
  return form.ok ? {} : form.errors;
}

it("a filled form becomes the terms of an offer", () => {
  expect(parseOfferForm(filled, shop, NOW)).toEqual({
    ok: true,
    offerId: filled.offerId,
    whom: "slipping",
    terms: {
      title: "Come back",
      discount: {
        kind: "percentage",
        percent: 20,
        minimumMinor: 5000,
        oncePerCustomer: true,
      },
      // 23:59 in New York in winter
      endsAt: "2026-12-06T04:59:00Z",
      holdoutPercent: 10,
      marginPercent: 45,
    },
  });
});

it("an amount is read in the shop's currency", () => {
  const form = parseOfferForm({ ...filled, kind: "fixed", amount: "12,5", minimum: "" }, shop, NOW);
  expect(form.ok && form.terms.discount).toEqual({
    kind: "fixed",
    amountMinor: 1250,
    minimumMinor: null,
    oncePerCustomer: true,
  });
  const yen = parseOfferForm(
    { ...filled, kind: "fixed", amount: "1200", minimum: "" },
    { ...shop, currency: "JPY" },
    NOW,
  );
  expect(yen.ok && yen.terms.discount).toMatchObject({ amountMinor: 1200 });
});

it.each(["12.5", "12,5", "12.5 %", "12,50%"])(
  "a percentage of %s is twelve and a half",
  (typed) => {
    const form = parseOfferForm({ ...filled, percent: typed, margin: typed }, shop, NOW);
    expect(form.ok && form.terms).toMatchObject({
      discount: { percent: 12.5 },
      marginPercent: 12.5,
    });
  },
);

it("free shipping needs neither a percentage nor an amount", () => {
  const form = parseOfferForm(
    {
      ...filled,
      kind: "free_shipping",
      percent: "",
      amount: "nonsense",
      expires: "no",
      endDay: "",
    },
    shop,
    NOW,
  );
  expect(form.ok && form.terms).toMatchObject({
    discount: { kind: "free_shipping", minimumMinor: 5000, oncePerCustomer: true },
    endsAt: null,
  });
});

describe("a wrong field is named", () => {
  it.each<[keyof OfferFields, string, string]>([
    ["segment", "everybody", "Choose a segment"],
    ["title", "   ", "Enter a name"],
    ["title", "x".repeat(101), "at most 100"],
    ["kind", "gift", "Choose what"],
    ["percent", "0", "from 1 to 100"],
    ["percent", "101", "from 1 to 100"],
    ["percent", "12.345", "Found “12.345”, which can mean 12345 or 12.345"],
    ["percent", "12.3456", "at most 2 decimals"],
    ["percent", "twelve", "Found “twelve”. Enter a percentage from 1 to 100"],
    ["percent", "", "from 1 to 100"],
    ["minimum", "-5", "Found “-5”. Enter an amount in USD"],
    ["minimum", "1,234", "Found “1,234”, which can mean 1234 or 1.234"],
    ["minimum", "1.234,567", "at most 2 decimals"],
    ["minimum", "0", "above zero"],
    ["holdout", "60", "from 0 to 50"],
    ["holdout", "", "from 0 to 50"],
    ["holdout", "12.5", "Found “12.5”. Enter a whole number from 0 to 50, without decimals"],
    ["margin", "0", "from 1 to 100"],
    ["endDay", "", "Enter a date"],
    ["endDay", "2026-02-30", "does not exist"],
    ["endDay", "2026-11-20", "at least an hour from now"],
    ["endTime", "", "Enter a time"],
    ["offerId", "1", "Reload"],
  ])("%s: %j", (name, value, message) => {
    const errors = errorsOf({ [name]: value });
    expect(Object.keys(errors)).toEqual([name]);
    expect(errors[name]).toContain(message);
  });

  it("all at once", () => {
    const errors = errorsOf({ title: "", percent: "", segment: "", holdout: "x" });
    expect(Object.keys(errors).sort()).toEqual(["holdout", "percent", "segment", "title"]);
  });
});

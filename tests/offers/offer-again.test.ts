import { describe, expect, it } from "vitest";
import { saleAgain } from "../../app/flash-sales/sale-again.ts";
import { parseSaleForm } from "../../app/flash-sales/sale-form.ts";
import type { SaleTerms } from "../../app/flash-sales/sale.ts";
import type { ProductId } from "../../app/ids.ts";
import { offerAgain } from "../../app/offers/offer-again.ts";
import { parseOfferForm } from "../../app/offers/offer-form.ts";
import type { OfferTerms } from "../../app/offers/offer.ts";

const shop = { currency: "USD", timezone: "America/New_York" };
const NOW = Date.parse("2026-11-21T12:00:00Z");
const ID = "0b6f8a52-6a5b-4a7e-9a1f-6c2f0f2f9d11";
const rules = { minimumMinor: 5000, oncePerCustomer: true };

describe("an offer is made again", () => {
  it.each<OfferTerms["discount"]>([
    { kind: "percentage", percent: 12.5, ...rules },
    { kind: "fixed", amountMinor: 1250, ...rules, minimumMinor: null },
    { kind: "free_shipping", ...rules, oncePerCustomer: false },
  ])("with the same terms, and lasts as long: %o", (discount) => {
    const before = {
      title: "Come back",
      segment: "slipping",
      listQuery: null,
      discount,
      startsAt: "2026-10-01T04:00:00Z",
      endsAt: "2026-10-15T04:00:00Z",
      holdoutPercent: 20,
      marginPercent: 42.5,
    };
    expect(parseOfferForm(offerAgain(before, ID, shop, NOW), shop, NOW)).toEqual({
      ok: true,
      offerId: ID,
      whom: "slipping",
      terms: {
        title: "Come back",
        discount,
        endsAt: "2026-12-05T12:00:00Z",
        holdoutPercent: 20,
        marginPercent: 42.5,
      },
    });
  });

  it("without an end and without a margin when it had none", () => {
    const discount = { kind: "percentage" as const, percent: 10, ...rules };
    const before = { title: "Open", segment: "vip", discount, startsAt: "2026-10-01T04:00:00Z" };
    const fields = offerAgain(
      { ...before, listQuery: null, endsAt: null, holdoutPercent: 0, marginPercent: null },
      ID,
      shop,
      NOW,
    );
    expect(fields).toMatchObject({ expires: "no", margin: "", holdout: "0" });
  });
});

it("a flash sale is made again with the same products and price, and lasts as long", () => {
  const before: SaleTerms = {
    title: "Friday lights",
    discount: {
      kind: "automatic_percentage",
      percent: 12.5,
      productIds: [3, 4] as ProductId[],
    },
    startsAt: "2026-10-01T04:00:00Z",
    endsAt: "2026-10-02T07:00:00Z",
  };
  const products = [
    { id: 3 as ProductId, title: "Three" },
    { id: 4 as ProductId, title: "Four" },
  ];
  const start = NOW + 3_600_000;
  const read = parseSaleForm(saleAgain(before, products, ID, shop, start), shop, NOW);
  expect(read).toMatchObject({
    ok: true,
    saleId: ID,
    products,
    terms: { ...before, startsAt: "2026-11-21T13:00:00Z", endsAt: "2026-11-22T16:00:00Z" },
  });
});

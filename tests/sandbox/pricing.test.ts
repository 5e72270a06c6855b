import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate } from "../../sandbox/pricing/allocation.ts";
import type { CartLine, PricingInput, TypedCode } from "../../sandbox/pricing/cart.ts";
import { priceCart } from "../../sandbox/pricing/price-cart.ts";
import type { DiscountRecord } from "../../sandbox/store/types.ts";
import { sampleDiscount } from "../support/sample-shop.ts";

const now = new Date("2026-11-21T12:00:00Z");
const all = { orderDiscounts: true, productDiscounts: true, shippingDiscounts: true };
const alone = { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false };

describe("Discounts that combine", () => {
  // The two examples are Shopify's own: pants 100, shirts 50, boots 200, shipping 20.
  const cart = [line(1, 10_000), line(2, 5_000), line(3, 20_000)];

  it("takes product discounts off first and the order percentage off what is left", () => {
    const pants = discount({ productIds: [1], value: amount(2_000), combinesWith: all });
    const tenOff = discount({ value: percent(0.1), combinesWith: all });
    const priced = price(cart, { codes: [typed("PANTS", pants), typed("TEN", tenOff)] });
    expect(priced.subtotal).toBe(29_700);
    expect(priced.discounts.map((use) => [use.code, use.amount])).toEqual([
      ["PANTS", 2_000],
      ["TEN", 3_300],
    ]);
    // what lies on a line alone is known apart from its share of the order's
    expect(priced.lines.map(({ ownDiscount }) => ownDiscount)).toEqual([
      { amount: 2_000, byCode: true },
      null,
      null,
    ]);
  });

  it("ships free beside two product discounts on different items", () => {
    const priced = price(cart, {
      shippingRate: 2_000,
      codes: [
        typed("PANTS", discount({ productIds: [1], value: amount(2_000), combinesWith: all })),
        typed("SHIRT", discount({ productIds: [2], value: amount(1_000), combinesWith: all })),
      ],
      automatic: [discount({ kind: "automatic", type: "freeShipping", combinesWith: all })],
    });
    expect(priced.subtotal + priced.shipping).toBe(32_000);
    expect(priced.shippingDiscount).toBe(2_000);
  });

  it("takes two order percentages off the same subtotal, not off each other", () => {
    const priced = price([line(1, 35_000)], {
      codes: [
        typed("TEN", discount({ value: percent(0.1), combinesWith: all })),
        typed("FIFTEEN", discount({ value: percent(0.15), combinesWith: all })),
      ],
    });
    expect(priced.totalDiscounts).toBe(3_500 + 5_250);
  });

  it("needs both sides to agree", () => {
    const generous = discount({ value: percent(0.1), combinesWith: all });
    const shy = discount({ productIds: [1], value: percent(0.5), combinesWith: alone });
    const priced = price(cart, { codes: [typed("TEN", generous), typed("HALF", shy)] });
    expect(priced.totalDiscounts).toBe(5_000);
    expect(priced.codes[0]).toEqual({
      text: "TEN",
      applied: false,
      refusal: expect.objectContaining({
        message: "This code can't be combined with the discounts on your order",
      }),
    });
  });

  it("keeps the automatic sale when it saves more than a code that cannot join it", () => {
    const sale = discount({ kind: "automatic", productIds: [3], value: percent(0.3) });
    const small = discount({ value: percent(0.05) });
    const big = discount({ value: percent(0.5) });
    expect(price(cart, { automatic: [sale], codes: [typed("S", small)] }).totalDiscounts).toBe(
      6_000,
    );
    const better = price(cart, { automatic: [sale], codes: [typed("B", big)] });
    expect(better.totalDiscounts).toBe(17_500);
    expect(better.discounts.map((use) => use.code)).toEqual(["B"]);
  });
});

describe("Automatic product discounts", () => {
  it("gives each item the best one that runs now", () => {
    const priced = price([line(1, 1_000), line(2, 1_000)], {
      automatic: [
        discount({ kind: "automatic", productIds: [1, 2], value: percent(0.1), combinesWith: all }),
        discount({ kind: "automatic", productIds: [2], value: percent(0.25), combinesWith: all }),
        discount({
          kind: "automatic",
          value: percent(0.9),
          productIds: [1],
          endsAt: "2026-11-21T12:00:00Z",
        }),
      ],
    });
    expect(priced.lines.map((each) => each.discount)).toEqual([100, 250]);
  });

  it("picks the dearest offer when two may not stand together", () => {
    const priced = price([line(1, 1_000), line(2, 5_000)], {
      automatic: [
        discount({ kind: "automatic", productIds: [1], value: percent(0.5) }),
        discount({ kind: "automatic", productIds: [2], value: percent(0.2) }),
      ],
    });
    expect(priced.lines.map((each) => each.discount)).toEqual([0, 1_000]);
  });

  it("is meant for its segment only", () => {
    const forMembers = discount({ kind: "automatic", value: percent(0.2), segmentIds: [77] });
    const isInSegment = (segment: number, customer: number) => segment === 77 && customer === 5;
    const saved = (id: number | null) =>
      price([line(1, 1_000)], {
        automatic: [forMembers],
        isInSegment,
        customer: id === null ? null : { id, email: null },
      }).totalDiscounts;
    expect([saved(5), saved(6), saved(null)]).toEqual([200, 0, 0]);
  });

  it("never touches gift cards", () => {
    const priced = price([{ ...line(1, 5_000), isGiftCard: true }, line(2, 1_000)], {
      automatic: [discount({ kind: "automatic", value: percent(0.5) })],
    });
    expect(priced.lines.map((each) => each.discount)).toEqual([0, 500]);
  });

  it("gives the cheapest matching item when one bought brings one free", () => {
    const bogo = discount({
      kind: "automatic",
      type: "bxgy",
      value: null,
      bxgy: {
        customerBuys: {
          value: { quantity: "2" },
          items: { products: { productsToAdd: ["gid://shopify/Product/1"] } },
        },
        customerGets: {
          value: { discountOnQuantity: { quantity: "1", effect: { percentage: 1 } } },
          items: {
            products: { productsToAdd: ["gid://shopify/Product/1", "gid://shopify/Product/2"] },
          },
        },
        usesPerOrderLimit: "1",
      },
    });
    const lines = [
      { ...line(1, 3_000), quantity: 4 },
      { ...line(2, 900), quantity: 2 },
    ];
    expect(price(lines, { automatic: [bogo] }).lines.map((each) => each.discount)).toEqual([
      0, 900,
    ]);
    expect(price([line(1, 3_000), line(2, 900)], { automatic: [bogo] }).totalDiscounts).toBe(0);
  });
});

describe("A code is refused in words the shopper understands", () => {
  const cart = [line(1, 3_000)];
  const cases: [string, TypedCode, Partial<PricingInput>, string][] = [
    ["unknown", { text: "NOPE", code: null, discount: null }, {}, "Enter a valid discount code"],
    [
      "expired",
      typed("X", discount({ endsAt: "2026-11-21T11:59:59Z" })),
      {},
      "This code has expired",
    ],
    [
      "early",
      typed("X", discount({ startsAt: "2026-11-21T12:00:01Z" })),
      {},
      "This code isn't active yet",
    ],
    [
      "used up",
      typed("X", discount({ usageLimit: 3 }), 3),
      {},
      "This code has reached its usage limit",
    ],
    [
      "used before",
      typed("X", discount({ appliesOncePerCustomer: true })),
      { customer: { id: 1, email: null }, timesUsed: () => 1 },
      "You have already used this code",
    ],
    [
      "for somebody, and we do not know you",
      typed("X", discount({ customerIds: [9] })),
      {},
      "This code is for certain customers. Enter your email to use it",
    ],
    [
      "for somebody else",
      typed("X", discount({ customerIds: [9] })),
      { customer: { id: 1, email: null } },
      "This code isn't available to you",
    ],
    [
      "for other items",
      typed("X", discount({ productIds: [8] })),
      {},
      "This code doesn't apply to the items in your cart",
    ],
    [
      "for larger orders",
      typed("X", discount({ minimumSubtotal: 5_000 })),
      {},
      "Add $20.00 of eligible items to use this code",
    ],
    [
      "for more pieces",
      typed("X", discount({ minimumQuantity: 3 })),
      {},
      "Add 2 more eligible items to use this code",
    ],
    [
      "free shipping of a free parcel",
      typed("X", discount({ type: "freeShipping", value: null })),
      { shippingRate: 0 },
      "Your order already ships free",
    ],
  ];
  it.each(cases)("%s", (_, code, change, message) => {
    const priced = price(cart, { ...change, codes: [code] });
    expect(priced.codes).toEqual([
      { text: code.text, applied: false, refusal: expect.objectContaining({ message }) },
    ]);
    expect(priced.totalDiscounts + priced.shippingDiscount).toBe(0);
  });

  it("accepts a code at the very second it starts, and once per order however often typed", () => {
    const code = discount({ startsAt: "2026-11-21T12:00:00Z", value: percent(0.1) });
    const priced = price(cart, { codes: [typed("A", code), typed("a", code)] });
    expect(priced.totalDiscounts).toBe(300);
    expect(priced.codes).toHaveLength(1);
  });

  it("says that the items already have a better discount", () => {
    const sale = discount({
      kind: "automatic",
      productIds: [1],
      value: percent(0.4),
      combinesWith: all,
    });
    const code = discount({ productIds: [1], value: percent(0.1), combinesWith: all });
    const [result] = price(cart, { automatic: [sale], codes: [typed("TEN", code)] }).codes;
    expect(result?.refusal?.message).toBe("A better discount is already applied to these items");
  });
});

describe("Money stays whole", () => {
  it("rounds a half cent up", () => {
    const priced = price([line(1, 115)], {
      codes: [typed("X", discount({ value: percent(0.1) }))],
    });
    expect(priced.totalDiscounts).toBe(12);
  });

  it("splits any amount into whole parts that sum to it", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 12 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (weights, fraction) => {
          const total = weights.reduce((sum, weight) => sum + weight, 0);
          const amount = Math.floor(total * fraction);
          const parts = allocate(amount, weights);
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
          parts.forEach((part, index) => expect(part).toBeLessThanOrEqual(weights[index]!));
        },
      ),
    );
  });

  it("never charges less than nothing, and what the discounts say is what the lines lose", () => {
    const anyDiscount = fc
      .record({
        kind: fc.constantFrom("automatic" as const, "code" as const),
        productIds: fc.subarray([1, 2, 3]),
        percentage: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
        amount: fc.integer({ min: 0, max: 20_000 }),
        onEachItem: fc.boolean(),
        combinesWith: fc.record({
          orderDiscounts: fc.boolean(),
          productDiscounts: fc.boolean(),
          shippingDiscounts: fc.boolean(),
        }),
      })
      .map(({ percentage, amount: off, onEachItem, ...rest }) =>
        discount({
          ...rest,
          value: { percentage, amount: percentage === null ? off : null, onEachItem },
        }),
      );
    const anyLine = fc
      .record({ product: fc.constantFrom(1, 2, 3), price: fc.integer({ min: 0, max: 9_999 }) })
      .map(({ product, price: unit }) => ({ ...line(product, unit), quantity: 3 }));
    fc.assert(
      fc.property(
        fc.array(anyLine, { minLength: 1, maxLength: 5 }),
        fc.array(anyDiscount, { maxLength: 8 }),
        (lines, discounts) => {
          const priced = price(lines, {
            automatic: discounts.filter((each) => each.kind === "automatic"),
            codes: discounts
              .filter((each) => each.kind === "code")
              .map((each) => typed(`C${each.id}`, each)),
          });
          const said = priced.discounts.reduce((sum, use) => sum + use.amount, 0);
          expect(said).toBe(priced.totalDiscounts);
          for (const each of priced.lines) {
            expect(each.total).toBeGreaterThanOrEqual(0);
            expect(Number.isInteger(each.total)).toBe(true);
          }
          expect(priced.lines.reduce((sum, each) => sum + each.total, 0)).toBe(priced.subtotal);
        },
      ),
    );
  });
});

function price(lines: CartLine[], change: Partial<PricingInput> = {}) {
  return priceCart({
    lines,
    automatic: [],
    codes: [],
    shippingRate: 595,
    currency: "USD",
    now,
    customer: null,
    isInSegment: () => false,
    isInCollection: () => false,
    timesUsed: () => 0,
    ...change,
  });
}

function line(productId: number, unitPrice: number): CartLine {
  return {
    productId,
    variantId: productId * 10,
    title: `Product ${productId}`,
    unitPrice,
    quantity: 1,
    isGiftCard: false,
  };
}

let lastId = 0;
function discount(change: Partial<DiscountRecord>): DiscountRecord {
  return sampleDiscount(++lastId, { title: "Offer", value: percent(0.1), ...change });
}

function typed(text: string, of: DiscountRecord, usageCount = 0): TypedCode {
  return { text, discount: of, code: { id: of.id, discountId: of.id, code: text, usageCount } };
}

function percent(percentage: number) {
  return { percentage, amount: null, onEachItem: false };
}

function amount(minor: number) {
  return { percentage: null, amount: minor, onEachItem: false };
}

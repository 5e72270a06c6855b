import { describe, expect, it } from "vitest";
import type { CodeDiscount, Discount } from "../../app/discounts/discount.ts";
import {
  automaticDiscountOf,
  codeDiscountOf,
  codeKindNames,
  columnsOf,
  discountShare,
  parseDiscount,
  productsOf,
} from "../../app/discounts/kinds.ts";
import { TypedDiscount } from "../../app/discounts/typed.ts";
import { discountInShort, discountInWords } from "../../app/discounts/words.ts";
import type { ProductId } from "../../app/ids.ts";

const rules = { minimumMinor: null, oncePerCustomer: true };
const sale = {
  kind: "automatic_percentage" as const,
  percent: 25,
  productIds: [7, 8] as ProductId[],
};
const codes: CodeDiscount[] = [
  { kind: "percentage", percent: 20, ...rules, minimumMinor: 5000 },
  { kind: "fixed", amountMinor: 1000, ...rules },
  { kind: "free_shipping", ...rules, oncePerCustomer: false },
];

describe("a discount in a table", () => {
  it.each(codes)("comes back as it went: $kind", (discount) => {
    expect(codeDiscountOf(columnsOf<CodeDiscount["kind"]>(discount))).toEqual(discount);
  });

  it("comes back as it went: a sale's", () => {
    expect(automaticDiscountOf(columnsOf(sale))).toEqual(sale);
    expect(productsOf(sale)).toEqual([7, 8]);
  });

  it("leaves empty what its kind has no use for", () => {
    expect(columnsOf(codes[2]!)).toMatchObject({ percent: null, amountMinor: null });
    expect(columnsOf(codes[1]!)).toMatchObject({ percent: null, amountMinor: 1000 });
  });

  it("of a kind this release does not know, or without its figure, is refused aloud", () => {
    expect(() => codeDiscountOf({ kind: "buy_x_get_y" })).toThrow('"buy_x_get_y"');
    expect(() => codeDiscountOf({ kind: "percentage", percent: null })).toThrow(
      "without its percent",
    );
    expect(() => automaticDiscountOf({ kind: "percentage", percent: 5 })).toThrow('"percentage"');
  });
});

describe("a discount in words", () => {
  it.each<[Discount, string, string]>([
    [codes[0]!, "20% off from $50.00", "20%"],
    [codes[1]!, "$10.00 off", "$10.00"],
    [codes[2]!, "Free shipping", "Free shipping"],
    [sale, "25% off", "25%"],
  ])("%j is %s", (discount, words, short) => {
    expect(discountInWords(discount, "USD")).toBe(words);
    expect(discountInShort(discount, "USD")).toBe(short);
  });
});

it("the share of a fixed amount is known from the average order, that of shipping from nobody", () => {
  const fixed = { kind: "fixed" as const, amountMinor: 1000, ...rules };
  expect(discountShare(fixed, 4000)).toBe(0.25);
  expect(discountShare(fixed, 500)).toBe(1);
  expect(discountShare(fixed, null)).toBeNull();
  expect(discountShare(codes[2]!, 4000)).toBeNull();
  expect(discountShare(codes[0]!, null)).toBe(0.2);
});

it("each kind reads its own fields of a form and leaves the others alone", () => {
  const fields = { percent: "20", amount: "nonsense", minimum: "", once: "no" };
  expect(codeKindNames).toEqual(["percentage", "fixed", "free_shipping"]);
  const read = codeKindNames.map((kind) => {
    const typed = new TypedDiscount(fields, "USD");
    return [parseDiscount(kind, typed), Object.keys(typed.errors)];
  });
  expect(read).toEqual([
    [{ kind: "percentage", percent: 20, minimumMinor: null, oncePerCustomer: false }, []],
    [{ kind: "fixed", amountMinor: 0, minimumMinor: null, oncePerCustomer: false }, ["amount"]],
    [{ kind: "free_shipping", minimumMinor: null, oncePerCustomer: false }, []],
  ]);
});

import { expect, it } from "vitest";
import { offerFields } from "../../../app/offers/offer-fields.ts";
import { breakEven } from "../../../app/pages/new-offer/break-even.ts";

const typed = { ...offerFields, percent: "20", margin: "40" };
const sentence = (change: Partial<typeof offerFields>, averageMinor: number | null = 4000) =>
  breakEven({ ...typed, ...change }, averageMinor, "USD").sentence;

it.each<[string, Partial<typeof offerFields>, string]>([
  ["a percentage", {}, "At least 2 times as many"],
  [
    "an amount, as a share of the average order",
    { kind: "fixed", amount: "8" },
    "At least 2 times",
  ],
  ["a discount as large as the margin", { percent: "40" }, "no number of orders"],
  ["free shipping", { kind: "free_shipping" }, "set by your carrier"],
  ["no margin yet", { margin: "" }, "Margin unknown"],
  ["no percentage yet", { percent: "" }, "Enter what the offer takes off"],
])("the page says what it takes to pay for %s", (_, change, words) => {
  expect(sentence(change)).toContain(words);
});

it("more than all of the price, half typed, does not break the page", () => {
  expect(sentence({ percent: "150" })).toContain("Enter what the offer takes off");
  expect(sentence({ margin: "140" })).toContain("Margin unknown");
});

it("an amount says nothing where nobody has ordered yet", () => {
  expect(sentence({ kind: "fixed", amount: "8" }, null)).toContain(
    "Enter what the offer takes off",
  );
});

it("a smallest order that is half typed does not hide what the discount costs", () => {
  expect(sentence({ minimum: "5," })).toContain("At least 2 times");
});

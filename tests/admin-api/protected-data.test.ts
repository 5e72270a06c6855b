import { expect, it } from "vitest";
import { ProtectedDataRefused } from "../../app/admin-api/errors.ts";
import { refusedData } from "../../app/admin-api/protected-data.ts";

it.each([
  [
    "This app is not approved to access the Order object. See https://shopify.dev/docs/apps/launch/protected-customer-data for more details.",
    { kind: "object", name: "Order" },
  ],
  [
    "This app is not approved to use the displayName field.",
    { kind: "field", name: "displayName" },
  ],
  ["Access denied for orders field. Required access: `read_orders` access scope.", null],
])("%s", (message, expected) => {
  expect(refusedData([{ message }])).toEqual(expected);
});

it("of several the object counts: without it its fields do not matter", () => {
  expect(
    refusedData([
      { message: "This app is not approved to use the email field" },
      { message: "This app is not approved to access the Customer object" },
    ]),
  ).toEqual({ kind: "object", name: "Customer" });
});

it.each([
  ["defaultAddress", "country is missing"],
  ["countryCodeV2", "country is missing"],
  ["defaultEmailAddress", "Names are hidden"],
  ["displayName", "Names are hidden"],
])("the merchant reads what the refusal of %s takes from the page", (name, words) => {
  expect(new ProtectedDataRefused("a shop", { kind: "field", name }).reason).toContain(words);
});

it.each(["Order", "Customer"])(
  "the merchant whose %s objects are refused reads that level 1 is missing, and not that figures are right",
  (name) => {
    const { reason } = new ProtectedDataRefused("a shop", { kind: "object", name });
    expect(reason).toContain("(level 1)");
    expect(reason).toContain("orders and their customers cannot be read");
    expect(reason).not.toMatch(/level 2|figures are right/);
  },
);

import { describe, expect, it } from "vitest";
import { gid, idOf } from "../app/admin-api/gid.ts";
import { customerId, orderId } from "../app/id-schemas.ts";

describe("the number of a customer", () => {
  it.each([7, "7", "7012345678901", 7_012_345_678_901, "9007199254740991"])(
    "comes as digits or as a number and is a number: %j",
    (found) => {
      expect(customerId.parse(found)).toBe(Number(found));
    },
  );

  it.each([
    ["9007199254740992", '"9007199254740992"'],
    ["99999999999999999999", '"99999999999999999999"'],
    [2 ** 53, "9007199254740992"],
    ["0", '"0"'],
    [-7, "-7"],
    [1.5, "1.5"],
    ["7; DROP TABLE customers", '"7; DROP TABLE customers"'],
    ["0x10", '"0x10"'],
    ["", '""'],
    [null, "null"],
    [undefined, "nothing"],
    [[7], "[7]"],
  ])("is refused with what was found and what was expected: %j", (found, shown) => {
    const [issue] = customerId.safeParse(found).error!.issues;
    expect(issue!.message).toBe(
      `found ${shown}, expected the number of a customer: digits, at most 9007199254740991`,
    );
  });
});

describe("Shopify's gid of an order", () => {
  it("is the number with its kind before it, there and back", () => {
    const id = orderId.parse("6012345678901");
    expect(gid("Order", id)).toBe("gid://shopify/Order/6012345678901");
    expect(idOf("Order", gid("Order", id))).toBe(id);
    expect(idOf("Order", "gid://shopify/Order/7?after=1")).toBe(7);
  });

  it.each([
    "gid://shopify/Customer/7",
    "gid://shopify/Order/x",
    "gid://shopify/Order/99999999999999999999",
    "7",
  ])("is not %s", (text) => {
    expect(() => idOf("Order", text)).toThrow(/found .*expected/);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unsaid } from "../../../app/pages/health/unsaid.ts";
import { sayable } from "../../../app/pages/health/unsaid-words.ts";
import { runs } from "../../support/runs.ts";

describe("of an error is repeated", () => {
  it.each([
    ["Shopify is down", "Shopify is down"],
    ["Throttled: try again in 3 seconds", "Throttled: try again in … seconds"],
    ["Shopify answered 503 (HTTP 503)", "Shopify answered 503 (HTTP 503)"],
    ["connect ECONNREFUSED 10.0.0.7:5432", "connect ECONNREFUSED …"],
    [
      "discountCodeBasicCreate refused for demo.myshopify.com: basicCodeDiscount.code: ANNA-10 must be unique",
      "discountCodeBasicCreate refused for … must be unique",
    ],
    ["first line\nAnna Müller", "first line"],
  ])("what went wrong, and not with whom: %s", (error, said) => {
    expect(unsaid(error)).toBe(said);
  });

  it("no word that is not on the list, whatever it says", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (error) => {
        for (const word of unsaid(error).match(/[\p{L}\p{N}]+/gu) ?? [])
          expect(/^[45]\d\d$/.test(word) || sayable.has(word.toLowerCase())).toBe(true);
      }),
      runs(200),
    );
  });

  it("no name, address, number, code or key among words that may be said", () => {
    const secret = fc.constantFrom(
      "Anna",
      "müller",
      "anna@example.com",
      "+49 170 1234567",
      "4111111111111111",
      "SPRING-AB12CD",
      "shpat_0123456789abcdef",
      "eyJhbGciOi.eyJzdWIi.c2ln",
      "gid://shopify/Customer/1002",
      "Hauptstraße",
      "#1042",
    );
    const word = fc.constantFrom(...sayable);
    fc.assert(
      fc.property(fc.array(fc.oneof(word, secret), { maxLength: 30 }), (parts) => {
        const said = unsaid(parts.join(" "));
        for (const part of said.split(" "))
          expect(part === "" || part === "…" || sayable.has(part)).toBe(true);
      }),
      runs(200),
    );
  });
});

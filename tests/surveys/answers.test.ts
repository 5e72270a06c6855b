import { describe, expect, it } from "vitest";
import type { CustomerId } from "../../app/ids.ts";
import { surveyDefinition } from "../../app/surveys/definition-schema.ts";
import { definitionOf, parseSurveyForm, surveyFields } from "../../app/surveys/definition.ts";
import { defaultQuestions } from "../../app/surveys/words.ts";
import { hashOfToken, proofOf } from "../../app/surveys/proof.ts";
import { callerAddress } from "../../app/surveys/door-limits.ts";
import { averageRating } from "../../app/surveys/rating.ts";

describe("what is published", () => {
  it("keeps the contract, with and without a comment", () => {
    for (const asksComment of [true, false]) {
      const definition = definitionOf({ question: "How did we do?", asksComment, version: 3 });
      expect(surveyDefinition.parse(definition)).toEqual(definition);
      expect(definition.questions).toHaveLength(asksComment ? 2 : 1);
    }
  });

  it("is the merchant's words for everybody, and the default in the shopper's language", () => {
    const own = definitionOf({ question: "Well?", asksComment: false, version: 1 });
    expect(own.questions[0]!.text).toEqual({ en: "Well?" });
    for (const question of ["", defaultQuestions.en]) {
      const translated = definitionOf({ question, asksComment: false, version: 1 });
      expect(Object.keys(translated.questions[0]!.text)).toEqual(["en", "fr"]);
    }
  });

  it("is refused when it is empty or too long", () => {
    expect(parseSurveyForm({ ...surveyFields, question: "  " })).toMatchObject({ ok: false });
    expect(parseSurveyForm({ ...surveyFields, question: "x".repeat(301) })).toEqual({
      ok: false,
      errors: { question: "Use at most 300 characters; this has 301" },
    });
    expect(parseSurveyForm({ question: " a \n b ", comment: "no" })).toEqual({
      ok: true,
      question: "a b",
      asksComment: false,
    });
  });
});

describe("an answer belongs to who bought", () => {
  const order = {
    checkoutTokenHash: hashOfToken("token"),
    confirmationNumber: "AB12CD34E",
    customerId: 7 as CustomerId,
  };
  const shown = {
    checkoutTokenHash: hashOfToken("token"),
    confirmationNumber: null,
    customerId: null,
  };

  it.each([
    ["the checkout token", shown, order, "proven"],
    [
      "the confirmation number, where the order has no token",
      { ...shown, confirmationNumber: "ab12cd34e" },
      { ...order, checkoutTokenHash: null },
      "proven",
    ],
    ["another token", { ...shown, checkoutTokenHash: hashOfToken("other") }, order, "disproven"],
    [
      "another token beside the right confirmation number",
      { ...shown, checkoutTokenHash: hashOfToken("other"), confirmationNumber: "AB12CD34E" },
      order,
      "disproven",
    ],
    [
      "another confirmation number, where the order has no token",
      { ...shown, confirmationNumber: "XXXXXXXXX" },
      { ...order, checkoutTokenHash: null },
      "disproven",
    ],
    ["another customer's login", { ...shown, customerId: 8 as CustomerId }, order, "disproven"],
    [
      "a token the order cannot be compared with",
      shown,
      { ...order, checkoutTokenHash: null },
      "open",
    ],
  ] as const)("%s", (_, what, of, proof) => {
    expect(proofOf(what, of)).toBe(proof);
  });
});

describe("the average rating", () => {
  it("has Student's interval", () => {
    // 3, 4, 4, 5, 5: mean 4.2, s = 0.83666, t(4) = 2.776
    const { mean, low, high } = averageRating([0, 0, 1, 2, 2]);
    expect(mean).toBeCloseTo(4.2, 12);
    expect(low!).toBeCloseTo(4.2 - (2.776 * 0.83666) / Math.sqrt(5), 2);
    expect(high).toBe(5);
  });

  it("has none where there is nothing to see it by", () => {
    expect(averageRating([0, 0, 0, 0, 0])).toEqual({
      answers: 0,
      mean: null,
      low: null,
      high: null,
    });
    expect(averageRating([0, 0, 0, 3, 1])).toMatchObject({ answers: 4, low: null });
    expect(averageRating([0, 0, 0, 0, 9])).toMatchObject({ mean: 5, low: null });
  });
});

describe("the address of a caller", () => {
  it.each([
    ["what a proxy of ours added", "10.0.0.9, 203.0.113.7", 1, "10.0.0.1", "203.0.113.7"],
    ["what two added", "1.1.1.1, 203.0.113.7, 10.0.0.2", 2, "10.0.0.1", "203.0.113.7"],
    ["who connects, when there is no proxy", "1.1.1.1", 0, "203.0.113.7", "203.0.113.7"],
    ["who connects, when a proxy says nothing", null, 1, "203.0.113.7", "203.0.113.7"],
    ["of IPv6 a household's network", "2001:db8:1:2:3:4:5:6", 1, "::1", "2001:db8:1:2"],
    ["the same written short", "2001:db8:1:2::6", 1, "::1", "2001:db8:1:2"],
    ["IPv4 in the clothes of IPv6", "::ffff:203.0.113.7", 1, "::1", "203.0.113.7"],
  ])("is %s", (_, forwarded, hops, asker, address) => {
    expect(callerAddress(forwarded, hops, asker)).toBe(address);
  });
});

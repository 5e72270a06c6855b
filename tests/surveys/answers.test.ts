import { describe, expect, it } from "vitest";
import type { CustomerId } from "../../app/ids.ts";
import { surveyDefinition } from "../../app/surveys/definition-schema.ts";
import { definitionOf, parseSurveyForm, surveyFields } from "../../app/surveys/definition.ts";
import { defaultQuestions } from "../../app/surveys/words.ts";
import { hashOfToken, proofOf } from "../../app/surveys/proof.ts";
import { rateLimiter } from "../../app/surveys/rate-limit.ts";
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

describe("too many calls", () => {
  it("wait until the window is over", () => {
    const limiter = rateLimiter({ calls: 2, windowMs: 1000 });
    expect([0, 1, 2].map((ms) => limiter.take("a", ms))).toEqual([0, 0, 1]);
    expect(limiter.take("b", 3)).toBe(0);
    expect(limiter.take("a", 999)).toBe(1);
    expect(limiter.take("a", 1000)).toBe(0);
  });

  it("cannot fill the memory", () => {
    const limiter = rateLimiter({ calls: 1, windowMs: 1e9 });
    expect(limiter.take("first", 0)).toBe(0);
    for (let key = 0; key < 20_000; key++) limiter.take(`${key}`, 0);
    // the oldest was forgotten
    expect(limiter.take("first", 0)).toBe(0);
  });
});

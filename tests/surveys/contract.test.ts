import { describe, expect, test } from "vitest";
import {
  parseOrderGid,
  surveyAnswer,
  surveyDefinition,
  surveyLimits,
} from "../../app/surveys/contract.ts";

const answer = {
  idempotencyKey: "6662f2e4-0b8c-4c8a-9f0e-0a8f3ad4a111",
  surveyId: "srv_1",
  version: 3,
  touchpoint: "thank_you",
  orderId: "gid://shopify/OrderIdentity/1001",
  checkoutToken: "9c0f2f1d5a8e",
  confirmationNumber: "ABC123XYZ",
  locale: "fr-CA",
  rating: 4,
};

const rating = {
  id: "rating",
  type: "rating",
  required: true,
  text: { en: "How was it?", fr: "Alors ?" },
};
const why = {
  id: "why",
  type: "text",
  required: false,
  text: { en: "Why?" },
  showIf: { question: "rating", op: "lte", value: 3 },
};
const definition = {
  format: 1,
  id: "srv_1",
  version: 3,
  status: "open",
  touchpoints: ["thank_you"],
  defaultLocale: "en",
  questions: [rating, why],
};

const refusals = (value: unknown) =>
  surveyDefinition.safeParse(value).error?.issues.map((issue) => issue.message) ?? [];

describe("an answer", () => {
  test("is accepted as the thank-you page sends it", () => {
    expect(surveyAnswer.parse(answer)).toEqual(answer);
  });

  test("loses control characters and outer blanks of its comment, and an empty comment altogether", () => {
    expect(surveyAnswer.parse({ ...answer, comment: " late\u0000 \n but fine " }).comment).toBe(
      "late \n but fine",
    );
    expect(surveyAnswer.parse({ ...answer, comment: " \u0007 " }).comment).toBeUndefined();
  });

  test("may come from a newer extension that says more", () => {
    expect(surveyAnswer.parse({ ...answer, durationMs: 8200 })).toEqual(answer);
  });

  test.each([
    ["a rating of six", { rating: 6 }],
    ["half a star", { rating: 3.5 }],
    ["a rating as text", { rating: "4" }],
    ["a comment that is too long", { comment: "x".repeat(surveyLimits.commentCharacters + 1) }],
    ["a gid of a product", { orderId: "gid://shopify/Product/1" }],
    ["no checkout token", { checkoutToken: "" }],
    ["a guessable key", { idempotencyKey: "1" }],
    ["a locale that is no language tag", { locale: "<script>" }],
    ["an unknown place", { touchpoint: "cart" }],
  ])("is refused with %s", (_, change) => {
    expect(surveyAnswer.safeParse({ ...answer, ...change }).success).toBe(false);
  });
});

describe("an order's gid", () => {
  test("gives the same number before and after the order exists", () => {
    expect(parseOrderGid("gid://shopify/OrderIdentity/5881974834746")).toBe("5881974834746");
    expect(parseOrderGid("gid://shopify/Order/5881974834746")).toBe("5881974834746");
  });

  test("keeps numbers beyond the exact range of JavaScript", () => {
    expect(parseOrderGid("gid://shopify/Order/9007199254740993")).toBe("9007199254740993");
  });

  test.each([
    "1001",
    "gid://shopify/Order/",
    "gid://shopify/Order/1?x=1",
    "gid://shopify/Order/01",
  ])("refuses %j and says what it found", (gid) => {
    expect(() => parseOrderGid(gid)).toThrow(`found "${gid}"`);
  });
});

describe("a survey", () => {
  test("with a rating and a follow-up for unhappy shoppers can be published", () => {
    expect(surveyDefinition.parse(definition)).toEqual(definition);
  });

  test("can word its rating for each place", () => {
    const received = { ...rating, id: "received", touchpoints: ["order_status"] };
    const bought = { ...rating, touchpoints: ["thank_you"] };
    const both = {
      ...definition,
      touchpoints: ["thank_you", "order_status"],
      questions: [bought, received],
    };
    expect(refusals(both)).toEqual([]);
  });

  test("is refused without a rating at one of its places", () => {
    const bought = { ...rating, touchpoints: ["thank_you"] };
    const both = { ...definition, touchpoints: ["thank_you", "order_status"], questions: [bought] };
    expect(refusals(both)).toEqual([expect.stringContaining("order_status has 0 rating")]);
  });

  test("is refused with two questions of one name", () => {
    expect(refusals({ ...definition, questions: [rating, { ...why, id: "rating" }] })).toContain(
      '"rating" is used twice; question ids are unique',
    );
  });

  test("is refused when a follow-up comes before its question", () => {
    expect(refusals({ ...definition, questions: [why, rating] })).toEqual([
      '"rating" is not an earlier rating question',
    ]);
  });

  test("is refused without a text in its default language", () => {
    expect(refusals({ ...definition, defaultLocale: "de" })).toContain(
      'no text in the default language "de"',
    );
  });
});

import { describe, expect, it } from "vitest";
import { surveyAnswer } from "../../app/surveys/answer-schema.ts";
import { answersTo } from "../../app/surveys/answers.ts";
import { surveyDefinition } from "../../app/surveys/definition-schema.ts";
import { parseOrderGid } from "../../contracts/order-gid.ts";
import { isAnswerTo, surveyLimits } from "../../contracts/survey-answer.ts";
import { readSurvey, type SurveyQuestion } from "../../contracts/survey-definition.ts";

const answer = {
  idempotencyKey: "6662f2e4-0b8c-4c8a-9f0e-0a8f3ad4a111",
  surveyId: "srv_1",
  version: 3,
  touchpoint: "thank_you",
  orderId: "gid://shopify/OrderIdentity/1001",
  checkoutToken: "9c0f2f1d5a8e",
  confirmationNumber: "ABC123XYZ",
  locale: "fr-CA",
  answers: { rating: 4 },
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
  it("is accepted as the thank-you page sends it", () => {
    expect(surveyAnswer.parse(answer)).toEqual(answer);
  });

  it("loses control characters and outer blanks of its comment, and an empty comment altogether", () => {
    const said = (why: string) => surveyAnswer.parse({ ...answer, answers: { why } }).answers;
    expect(said(" late\u0000 \n but fine ")).toEqual({ why: "late \n but fine" });
    expect(said(" \u0007 ")).toEqual({});
  });

  it("may come from a newer extension that says more", () => {
    expect(surveyAnswer.parse({ ...answer, durationMs: 8200 })).toEqual(answer);
  });

  it.each([
    ["an answer that is neither number, text nor choices", { answers: { rating: { of: 5 } } }],
    [
      "a text that is too long",
      { answers: { why: "x".repeat(surveyLimits.commentCharacters + 1) } },
    ],
    [
      "more answers than a survey has questions",
      { answers: Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`q${i}`, 1])) },
    ],
    ["a gid of a product", { orderId: "gid://shopify/Product/1" }],
    ["no checkout token", { checkoutToken: "" }],
    ["a guessable key", { idempotencyKey: "1" }],
    ["a locale that is no language tag", { locale: "<script>" }],
    ["an unknown place", { touchpoint: "cart" }],
  ])("is refused with %s", (_, change) => {
    expect(surveyAnswer.safeParse({ ...answer, ...change }).success).toBe(false);
  });
});

describe("an answer of the release before question types", () => {
  const { answers: _, ...envelope } = answer;

  it("is read as answers", () => {
    expect(surveyAnswer.parse({ ...envelope, rating: 4 })).toEqual(answer);
    expect(surveyAnswer.parse({ ...envelope, rating: 4, comment: " ok " }).answers).toEqual({
      rating: 4,
      comment: "ok",
    });
  });

  it.each([
    ["a rating of six", { rating: 6 }],
    ["half a star", { rating: 3.5 }],
    ["a rating as text", { rating: "4" }],
    ["a comment that is too long", { rating: 4, comment: "x".repeat(1001) }],
  ])("is refused with %s", (_, change) => {
    expect(surveyAnswer.safeParse({ ...envelope, ...change }).success).toBe(false);
  });
});

describe("a question", () => {
  const base = { id: "q", required: false, text: { en: "?" } };
  const choices = [
    { id: "ad", text: { en: "Ad" } },
    { id: "friend", text: { en: "Friend" } },
  ];
  const types: [SurveyQuestion, unknown[], unknown[]][] = [
    [{ ...base, type: "rating" }, [1, 5], [0, 6, 3.5, "4", [4]]],
    [{ ...base, type: "nps" }, [0, 10], [-1, 11, 7.5, "7"]],
    [{ ...base, type: "text" }, ["", "why not"], [1, ["why"], "x".repeat(1001)]],
    [{ ...base, type: "single_choice", choices }, ["ad"], ["radio", ["ad"], 0]],
    [
      { ...base, type: "multiple_choice", choices },
      [["ad"], ["friend", "ad"]],
      ["ad", ["radio"], ["ad", "ad"]],
    ],
  ];

  it.each(types)("%o takes its own kind of answers only", (question, good, bad) => {
    expect(good.filter((value) => !isAnswerTo(question, value))).toEqual([]);
    expect(bad.filter((value) => isAnswerTo(question, value))).toEqual([]);
  });

  it("that nobody answered is no fault, a rating that is missing is", () => {
    const questions: SurveyQuestion[] = [
      { ...base, id: "csat", type: "rating", required: true },
      { ...base, id: "nps", type: "nps", required: true },
    ];
    expect(answersTo(questions, { csat: 4 })).toEqual({
      ok: true,
      answers: { csat: 4 },
      rating: 4,
    });
    expect(answersTo(questions, { nps: 4 })).toMatchObject({ ok: false, where: "" });
    expect(answersTo(questions, { csat: 4, nps: 11 })).toMatchObject({ ok: false, where: "nps" });
  });
});

describe("an order's gid", () => {
  it("gives the same number before and after the order exists", () => {
    expect(parseOrderGid("gid://shopify/OrderIdentity/5881974834746")).toBe("5881974834746");
    expect(parseOrderGid("gid://shopify/Order/5881974834746")).toBe("5881974834746");
  });

  it("keeps numbers beyond the exact range of JavaScript", () => {
    expect(parseOrderGid("gid://shopify/Order/9007199254740993")).toBe("9007199254740993");
  });

  it.each(["1001", "gid://shopify/Order/", "gid://shopify/Order/1?x=1", "gid://shopify/Order/01"])(
    "refuses %j and says what it found",
    (gid) => {
      expect(() => parseOrderGid(gid)).toThrow(`found "${gid}"`);
    },
  );
});

describe("a survey", () => {
  it("with a rating and a follow-up for unhappy shoppers can be published", () => {
    expect(surveyDefinition.parse(definition)).toEqual(definition);
  });

  it("can ask questions of every type, and choices are at least two of different names", () => {
    const choices = ["a", "b"].map((id) => ({ id, text: { en: id } }));
    const asked = (more: object) =>
      refusals({ ...definition, questions: [rating, { ...why, ...more }] });
    for (const type of ["single_choice", "multiple_choice"]) {
      expect(asked({ type, choices })).toEqual([]);
      expect(asked({ type, choices: choices.slice(1) })).toHaveLength(1);
      expect(asked({ type, choices: [choices[0], choices[0]] })).toEqual([
        "a choice is named twice",
      ]);
    }
    expect(asked({ type: "nps" })).toEqual([]);
    expect(asked({ type: "drawing" })).toHaveLength(1);
  });

  it("is read without the questions a reader does not know", () => {
    const later = { ...why, id: "later", type: "drawing" };
    const broken = { ...why, id: "broken", type: "single_choice" };
    const read = readSurvey(JSON.stringify({ ...definition, questions: [later, rating, broken] }));
    expect(read).toEqual({ ...definition, questions: [rating] });
    expect(readSurvey("{")).toBeUndefined();
    expect(readSurvey(JSON.stringify({ ...definition, format: 2 }))).toBeUndefined();
    expect(readSurvey("null")).toBeUndefined();
  });

  it("can word its rating for each place", () => {
    const received = { ...rating, id: "received", touchpoints: ["order_status"] };
    const bought = { ...rating, touchpoints: ["thank_you"] };
    const both = {
      ...definition,
      touchpoints: ["thank_you", "order_status"],
      questions: [bought, received],
    };
    expect(refusals(both)).toEqual([]);
  });

  it("is refused without a rating at one of its places", () => {
    const bought = { ...rating, touchpoints: ["thank_you"] };
    const both = { ...definition, touchpoints: ["thank_you", "order_status"], questions: [bought] };
    expect(refusals(both)).toEqual([expect.stringContaining("order_status has 0 rating")]);
  });

  it("is refused with two questions of one name", () => {
    expect(refusals({ ...definition, questions: [rating, { ...why, id: "rating" }] })).toContain(
      '"rating" is used twice; question ids are unique',
    );
  });

  it("is refused when a follow-up comes before its question", () => {
    expect(refusals({ ...definition, questions: [why, rating] })).toEqual([
      '"rating" is not an earlier rating question',
    ]);
  });

  it("is refused without a text in its default language", () => {
    expect(refusals({ ...definition, defaultLocale: "de" })).toContain(
      'no text in the default language "de"',
    );
  });
});

import { getExtension } from "@shopify/ui-extensions-tester";
import { createStorage } from "@shopify/ui-extensions-tester/checkout";
import { waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { surveyAnswer } from "../../../app/surveys/answer-schema.ts";
import { surveyDefinition } from "../../../app/surveys/definition-schema.ts";
import {
  all,
  answering,
  bodies,
  choose,
  definition,
  one,
  orderId,
  pick,
  property,
  publishedSurvey,
  says,
  submit,
  write,
} from "./page.ts";

const extension = getExtension("purchase.thank-you.block.render");
const keptKey = `kept:thank_you:${orderId}`;
const answeredKey = `answered:thank_you:${orderId}`;

/** The tester throws on a setting it has not heard of. */
const unset = { question: undefined, show_comment: undefined };

beforeEach(() => {
  extension.setUp();
  vi.spyOn(console, "warn").mockReturnValue(undefined);
  extension.shopify.storage = createStorage();
  extension.shopify.settings.value = unset;
  extension.shopify.checkoutToken.value = "c0ffee";
  extension.shopify.extension = { ...extension.shopify.extension, editor: undefined };
  extension.shopify.orderConfirmation.value = {
    order: { id: orderId },
    number: "ABC123XYZ",
    isFirstOrder: true,
  };
});
afterEach(() => {
  extension.tearDown();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const stored = (key: string) => extension.shopify.storage.read(key);

function keptAnswer(change: object = {}) {
  const answer = {
    idempotencyKey: "11111111-2222-4333-8444-555555555555",
    surveyId: "default",
    version: 1,
    touchpoint: "thank_you",
    orderId,
    checkoutToken: "c0ffee",
    locale: "en",
    answers: { rating: 2, comment: "box was wet" },
  };
  return { answer, attempts: 1, since: Date.now() - 60_000, ...change };
}

const choices = [
  { id: "ad", text: { en: "An advertisement" } },
  { id: "friend", text: { en: "A friend" } },
];

describe("a shopper on the thank-you page", () => {
  it("answers, and the post is what the app's contract expects", async () => {
    const fetch = (extension.fetch = answering(201));
    await extension.render();
    expect(property(one("s-section"), "heading")).toBe("thank_you.question");
    await choose(5);
    await write("  lovely box ");
    submit();
    await says("sent.body");

    expect(fetch.mock.calls[0]?.[0]).toBe("https://app.test/api/surveys/responses");
    const headers = new Headers(fetch.mock.calls[0]?.[1]?.headers);
    expect(headers.get("authorization")).toMatch(/^Bearer \S+$/);
    const [body] = bodies(fetch);
    expect(surveyAnswer.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      surveyId: "default",
      version: 1,
      touchpoint: "thank_you",
      orderId,
      checkoutToken: "c0ffee",
      confirmationNumber: "ABC123XYZ",
      locale: "en",
      answers: { rating: 5, comment: "lovely box" },
    });
    expect(await stored(answeredKey)).toBe(true);
  });

  it("sees nothing when this order was answered", async () => {
    extension.shopify.storage = createStorage({ [answeredKey]: true });
    await extension.render();
    expect(document.body.innerHTML).toBe("");
  });

  it("is asked to choose before sending, and the hint goes when they do", async () => {
    const fetch = (extension.fetch = answering());
    await extension.render();
    submit();
    await waitFor(() => expect(property(one("s-choice-list"), "error")).toBe("error.choose"));
    await choose(3);
    await waitFor(() => expect(property(one("s-choice-list"), "error")).toBeFalsy());
    expect(fetch).not.toHaveBeenCalled();
  });

  it("sends once however often they press", async () => {
    let respond = (_: Response) => {};
    const fetch = vi.fn(() => new Promise<Response>((resolve) => (respond = resolve)));
    extension.fetch = fetch;
    await extension.render();
    await choose(4);
    submit();
    await waitFor(() => expect(property(one("s-button"), "loading")).toBeTruthy());
    submit();
    submit();
    await waitFor(() => expect(fetch).toHaveBeenCalled());
    respond(new Response("{}", { status: 201 }));
    await says("sent.body");
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it("is thanked when the app already has an answer for the order", async () => {
    extension.fetch = answering(409);
    await extension.render();
    await choose(4);
    submit();
    await says("sent.body");
    expect(await stored(answeredKey)).toBe(true);
  });

  it.each([400, 404, 410, 413])("learns that the survey is closed on %i", async (status) => {
    const fetch = (extension.fetch = answering(status));
    await extension.render();
    await choose(4);
    submit();
    await says("error.refused");
    expect(all("s-form")).toEqual([]);
    expect(fetch).toHaveBeenCalledTimes(1);
    expect(await stored(keptKey)).toBeNull();
  });
});

describe("when the app cannot be reached", () => {
  it.each([429, 500, 503])("an answer refused with %i is kept", async (status) => {
    extension.fetch = answering(status);
    await extension.render();
    await choose(4);
    submit();
    await says("error.unsent");
    expect(await stored(keptKey)).toMatchObject({
      attempts: 1,
      answer: { answers: { rating: 4 } },
    });
  });

  it("a second press sends the same answer under the same key", async () => {
    const fetch = answering();
    fetch.mockRejectedValueOnce(new TypeError("Failed to fetch"));
    fetch.mockResolvedValueOnce(new Response("{}", { status: 201 }));
    extension.fetch = fetch;
    await extension.render();
    await choose(4);
    submit();
    await says("error.unsent");
    submit();
    await says("sent.body");
    const [first, second] = bodies(fetch);
    expect(second).toEqual(first);
    expect(await stored(keptKey)).toBeNull();
  });

  it("a later visit draws the kept answer and sends it in the background", async () => {
    const kept = keptAnswer();
    extension.shopify.storage = createStorage({ [keptKey]: kept });
    let respond = (_: Response) => {};
    const fetch = answering();
    fetch.mockReturnValueOnce(new Promise<Response>((resolve) => (respond = resolve)));
    extension.fetch = fetch;
    await extension.render();
    expect(property(one("s-text-area"), "value")).toBe("box was wet");
    await waitFor(() => expect(fetch).toHaveBeenCalledTimes(1));
    expect(bodies(fetch)).toEqual([kept.answer]);
    respond(new Response("{}", { status: 200 }));
    await says("sent.body");
  });

  it("an answer kept by the release before is drawn and sent as it was", async () => {
    const { answers: _, ...envelope } = keptAnswer().answer;
    const earlier = { ...envelope, rating: 2, comment: "box was wet" };
    extension.shopify.storage = createStorage({ [keptKey]: keptAnswer({ answer: earlier }) });
    const fetch = answering();
    fetch.mockReturnValueOnce(new Promise<Response>(() => {}));
    extension.fetch = fetch;
    await extension.render();
    expect(property(one("s-text-area"), "value")).toBe("box was wet");
    expect(String(property(one("s-choice-list"), "values"))).toBe("2");
    await waitFor(() => expect(bodies(fetch)).toEqual([earlier]));
    expect(surveyAnswer.parse(earlier).answers).toEqual({ rating: 2, comment: "box was wet" });
  });

  it("an answer is given up after five attempts", async () => {
    extension.shopify.storage = createStorage({ [keptKey]: keptAnswer({ attempts: 4 }) });
    const fetch = (extension.fetch = answering(503));
    await extension.render();
    await says("error.given_up");
    expect(fetch).toHaveBeenCalledTimes(1);
    expect(await stored(keptKey)).toBeNull();
  });

  it.each([
    ["older than a week", keptAnswer({ since: Date.now() - 8 * 24 * 3600 * 1000 })],
    ["of an older format", { rating: 2 }],
    ["of another order", { ...keptAnswer(), answer: { ...keptAnswer().answer, orderId: "x" } }],
  ])("an answer %s is not sent", async (_, kept) => {
    extension.shopify.storage = createStorage({ [keptKey]: kept });
    const fetch = (extension.fetch = answering());
    await extension.render();
    expect(one("s-form")).toBeTruthy();
    expect(fetch).not.toHaveBeenCalled();
  });

  it("the wait ends after eight seconds", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    extension.fetch = vi.fn(() => new Promise<Response>(() => {}));
    await extension.render();
    await choose(4);
    submit();
    await vi.advanceTimersByTimeAsync(8000);
    await says("error.unsent");
  });
});

describe("a session token", () => {
  it("is asked for again, once, when the app says 401", async () => {
    const tokens = ["stale", "fresh"];
    extension.shopify.sessionToken.get = async () => tokens.shift() ?? "none left";
    const fetch = (extension.fetch = answering(401, 201));
    await extension.render();
    await choose(4);
    submit();
    await says("sent.body");
    expect(
      fetch.mock.calls.map(([, init]) => new Headers(init?.headers).get("authorization")),
    ).toEqual(["Bearer stale", "Bearer fresh"]);
  });

  it("refused twice keeps the answer, as one attempt", async () => {
    const fetch = (extension.fetch = answering(401, 401));
    await extension.render();
    await choose(4);
    submit();
    await says("error.unsent");
    expect(fetch).toHaveBeenCalledTimes(2);
    expect(await stored(keptKey)).toMatchObject({ attempts: 1 });
  });

  it("that cannot be had keeps the answer", async () => {
    extension.shopify.sessionToken.get = () => Promise.reject(new Error("no token"));
    await extension.render();
    await choose(4);
    submit();
    await says("error.unsent");
  });
});

describe("what the merchant decides", () => {
  it("the published survey is asked, and its version travels with the answer", async () => {
    expect(surveyDefinition.safeParse(definition).error).toBeUndefined();
    extension.shopify.appMetafields.value = [publishedSurvey(definition)];
    const fetch = (extension.fetch = answering(201));
    await extension.render();
    expect(property(one("s-section"), "heading")).toBe("How did checkout go?");
    expect(all("s-text-area")).toEqual([]);
    await choose(2);
    await waitFor(() => expect(all("s-text-area")).toHaveLength(1));
    await write("payment failed twice");
    submit();
    await says("sent.body");
    const [body] = bodies(fetch);
    expect(surveyAnswer.parse(body)).toMatchObject({
      surveyId: "srv_7",
      version: 3,
      answers: { csat: 2, why: "payment failed twice" },
    });
  });

  it("questions of every type are asked, each with its own kind of answer", async () => {
    const every = {
      ...definition,
      questions: [
        definition.questions[0],
        { id: "nps", type: "nps", required: false, text: { en: "Would you recommend us?" } },
        {
          id: "where",
          type: "single_choice",
          required: true,
          text: { en: "From where?" },
          choices,
        },
        {
          id: "gift",
          type: "multiple_choice",
          required: false,
          text: { en: "For whom?" },
          choices,
        },
      ],
    };
    expect(surveyDefinition.safeParse(every).error).toBeUndefined();
    extension.shopify.appMetafields.value = [publishedSurvey(every)];
    const fetch = (extension.fetch = answering(201));
    await extension.render();
    await choose(4);
    submit();
    await waitFor(() => expect(property(all("s-choice-list")[2]!, "error")).toBe("error.pick"));
    await pick(1, "9");
    await pick(2, "friend");
    await pick(3, "ad", "friend");
    submit();
    await says("sent.body");
    expect(bodies(fetch)[0]).toMatchObject({
      answers: { csat: 4, nps: 9, where: "friend", gift: ["ad", "friend"] },
    });
  });

  it("a question of a type this version does not know is skipped, the survey goes on", async () => {
    const later = { id: "draw", type: "drawing", required: true, text: { en: "Draw it" } };
    const [rating, why] = definition.questions;
    extension.shopify.appMetafields.value = [
      publishedSurvey({ ...definition, questions: [later, rating, why] }),
    ];
    const fetch = (extension.fetch = answering(201));
    await extension.render();
    expect(property(one("s-section"), "heading")).toBe("How did checkout go?");
    expect(document.body.innerHTML).not.toContain("Draw it");
    await choose(5);
    submit();
    await says("sent.body");
    expect(surveyAnswer.parse(bodies(fetch)[0])).toMatchObject({
      surveyId: "srv_7",
      answers: { csat: 5 },
    });
  });

  it("a survey of nothing but unknown questions shows nothing", async () => {
    const later = { id: "draw", type: "drawing", required: true, text: { en: "Draw it" } };
    extension.shopify.appMetafields.value = [
      publishedSurvey({ ...definition, questions: [later] }),
    ];
    await extension.render();
    expect(document.body.innerHTML).toBe("");
  });

  it("a comment that is no longer asked for is not sent", async () => {
    extension.shopify.appMetafields.value = [publishedSurvey(definition)];
    const fetch = (extension.fetch = answering(201));
    await extension.render();
    await choose(2);
    await waitFor(() => expect(all("s-text-area")).toHaveLength(1));
    await write("meh");
    await choose(5);
    await waitFor(() => expect(all("s-text-area")).toEqual([]));
    submit();
    await says("sent.body");
    expect(bodies(fetch)[0]).toMatchObject({ answers: { csat: 5 } });
    expect(bodies(fetch)[0]).not.toHaveProperty("answers.why");
  });

  it("the question is in the shopper's language", async () => {
    extension.shopify.appMetafields.value = [publishedSurvey(definition)];
    extension.shopify.localization.language.value = { isoCode: "fr-CA" };
    await extension.render();
    expect(property(one("s-section"), "heading")).toBe("Et le paiement ?");
  });

  it.each([
    ["closed", { ...definition, status: "closed" }],
    ["meant for the order status page", { ...definition, touchpoints: ["order_status"] }],
  ])("a survey that is %s shows nothing", async (_, published) => {
    extension.shopify.appMetafields.value = [publishedSurvey(published)];
    await extension.render();
    expect(document.body.innerHTML).toBe("");
  });

  it.each([
    ["broken", "{"],
    ["of a later format", { ...definition, format: 2 }],
    ["without questions", { ...definition, questions: undefined }],
  ])("a definition that is %s falls back to the default question", async (_, published) => {
    extension.shopify.appMetafields.value = [publishedSurvey(published)];
    await extension.render();
    expect(property(one("s-section"), "heading")).toBe("thank_you.question");
  });

  it("the block's settings word the default question and hide the comment", async () => {
    extension.shopify.settings.value = { question: "Rate our unboxing", show_comment: false };
    await extension.render();
    expect(property(one("s-section"), "heading")).toBe("Rate our unboxing");
    expect(all("s-text-area")).toEqual([]);
  });
});

describe("what must not happen", () => {
  it("the checkout editor shows the thanks but never posts or remembers", async () => {
    extension.shopify.extension = { ...extension.shopify.extension, editor: { type: "checkout" } };
    extension.shopify.storage = createStorage({ [answeredKey]: true, [keptKey]: keptAnswer() });
    const fetch = (extension.fetch = answering());
    await extension.render();
    await choose(4);
    submit();
    await says("sent.body");
    expect(fetch).not.toHaveBeenCalled();
    expect(await stored(keptKey)).toMatchObject({ attempts: 1 });
  });

  it("an order without its checkout token is not asked about", async () => {
    extension.shopify.checkoutToken.value = undefined;
    await extension.render();
    expect(document.body.innerHTML).toBe("");
  });

  it("storage that fails does not stop the survey", async () => {
    const broken = () => Promise.reject(new Error("QuotaExceeded"));
    extension.shopify.storage = { read: broken, write: broken, delete: broken };
    extension.fetch = answering(201);
    await extension.render();
    await choose(4);
    submit();
    await says("sent.body");
  });

  it("an error of ours is logged and leaves no half-drawn block", async () => {
    const logged = vi.spyOn(console, "error").mockReturnValue(undefined);
    extension.shopify.i18n.translate = () => {
      throw new Error("no translations");
    };
    await extension.render();
    expect(document.body.innerHTML).toBe("");
    expect(logged).toHaveBeenCalledWith(
      expect.stringContaining("feedback survey"),
      expect.any(Error),
    );
  });

  it("a worker without crypto.randomUUID still makes a key the app accepts", async () => {
    vi.stubGlobal("crypto", undefined);
    const fetch = (extension.fetch = answering(201));
    await extension.render();
    await choose(4);
    submit();
    await says("sent.body");
    const { idempotencyKey } = surveyAnswer.parse(bodies(fetch)[0]);
    expect(idempotencyKey).not.toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  });
});

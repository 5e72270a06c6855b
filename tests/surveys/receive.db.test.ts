import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { surveyDefinition } from "../../app/surveys/definition-schema.ts";
import type { OrderRecord } from "../../sandbox/store/types.ts";
import { signSessionToken } from "../../sandbox/install/session-token.ts";
import { sampleCustomer, sampleOrder, sampleProduct } from "../support/sample-shop.ts";
import { startStory, userAgent, type Story } from "../support/story.ts";

let story: Story;
let shopId: number;
let serial = 100;

beforeAll(async () => {
  story = await startStory({
    fill: (store) => {
      store.putProduct(sampleProduct(1));
      store.putCustomer(sampleCustomer(1));
    },
  });
  await story.open();
  await story.settle();
  shopId = await story.shopId();
});
afterAll(() => story.close());
beforeEach(() => {
  serial += 1;
});

const order = (change: Partial<OrderRecord> = {}) =>
  sampleOrder(serial, { customerId: 1, ...change });

/** The order exists in Shopify, and its webhook has been worked through. */
async function arrives(placed: OrderRecord): Promise<void> {
  story.store.putOrder(placed);
  story.sandbox.emit(story.domain, "orders/create", { id: placed.id });
  await story.settle();
}

const answerTo = (placed: OrderRecord, change: object = {}) => ({
  idempotencyKey: randomUUID(),
  surveyId: "default",
  version: 1,
  touchpoint: "thank_you",
  orderId: `gid://shopify/OrderIdentity/${placed.id}`,
  checkoutToken: placed.checkoutToken,
  confirmationNumber: placed.confirmationNumber,
  locale: "en",
  answers: { rating: 4, comment: "Nice <b>box</b>" },
  ...change,
});

async function send(body: unknown, init: RequestInit & { token?: string | null } = {}) {
  const { token = story.sandbox.sessionToken(story.domain, "checkout"), headers, ...rest } = init;
  const response = await fetch(`${story.appUrl}/api/surveys/responses`, {
    method: "POST",
    body: typeof body === "string" ? body : JSON.stringify(body),
    headers: {
      "content-type": "application/json",
      "user-agent": userAgent,
      origin: "null",
      // each test is a shopper of its own
      "x-forwarded-for": `10.0.0.${serial}`,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    ...rest,
  });
  const text = await response.text();
  return {
    status: response.status,
    cors: response.headers.get("access-control-allow-origin"),
    body: text ? (JSON.parse(text) as { error?: string; message?: string }) : null,
  };
}

async function held(orderId: number) {
  return story.db.query<{
    rating: number;
    comment: string;
    state: string;
    customer: string | null;
  }>(
    `SELECT rating, answers->>'comment' AS comment, state, customer_id::text AS customer FROM survey_responses WHERE order_id = $1`,
    [orderId],
  );
}

describe("an answer", () => {
  it("is stored once however often it is sent, also at the same moment", async () => {
    const placed = order();
    await arrives(placed);
    const answer = answerTo(placed);
    const statuses = (await Promise.all(Array.from({ length: 6 }, () => send(answer)))).map(
      (one) => one.status,
    );
    expect(statuses.sort()).toEqual([200, 200, 200, 200, 200, 201]);
    expect(await held(placed.id)).toEqual([
      { rating: 4, comment: "Nice <b>box</b>", state: "verified", customer: "1" },
    ]);
  });

  it("of an order that has one is refused with 409, at this place only", async () => {
    const placed = order();
    await arrives(placed);
    expect((await send(answerTo(placed))).status).toBe(201);
    expect(await send(answerTo(placed, { answers: { rating: 1 } }))).toMatchObject({
      status: 409,
      cors: "*",
      body: { error: "already_answered" },
    });
    expect((await send(answerTo(placed, { touchpoint: "order_status" }))).status).toBe(201);
  });

  it("of an extension of the release before is stored like any other", async () => {
    const placed = order();
    await arrives(placed);
    const earlier = { answers: undefined, rating: 2, comment: " late " };
    expect((await send(answerTo(placed, earlier))).status).toBe(201);
    expect(await held(placed.id)).toMatchObject([{ rating: 2, comment: "late" }]);
  });

  it("to a question the survey does not have is dropped, the rest is stored", async () => {
    const placed = order();
    await arrives(placed);
    const answers = { rating: 5, colour: "blue", comment: "" };
    expect((await send(answerTo(placed, { answers }))).status).toBe(201);
    expect(
      await story.db.query("SELECT answers FROM survey_responses WHERE order_id = $1", [placed.id]),
    ).toEqual([{ answers: { rating: 5 } }]);
  });

  it("waits for an order that is not known yet, and is matched when it comes", async () => {
    const placed = order();
    expect((await send(answerTo(placed))).status).toBe(201);
    expect(await held(placed.id)).toMatchObject([{ state: "pending", customer: null }]);
    await arrives(placed);
    expect(await held(placed.id)).toMatchObject([{ state: "verified", customer: "1" }]);
  });

  it("of a stranger cannot keep the shopper's out", async () => {
    const placed = order();
    const stranger = answerTo(placed, {
      checkoutToken: "guess",
      confirmationNumber: undefined,
      answers: { rating: 1 },
    });
    expect((await send(stranger)).status).toBe(201);
    // who is right shows when the order comes: the shopper's browser keeps the answer and sends it again
    expect(await send(answerTo(placed))).toMatchObject({ status: 503, cors: "*" });
    await arrives(placed);
    expect(await held(placed.id)).toEqual([]);
    expect((await send(answerTo(placed))).status).toBe(201);
    expect(await held(placed.id)).toMatchObject([{ rating: 4, state: "verified" }]);
  });

  it("to an order that is not the shopper's is not found", async () => {
    const placed = order();
    await arrives(placed);
    expect(
      await send(answerTo(placed, { checkoutToken: "guess", confirmationNumber: "WRONG" })),
    ).toMatchObject({ status: 404, cors: "*", body: { error: "not_found" } });
    expect(await held(placed.id)).toEqual([]);
  });

  it("to a survey the shop does not have is not found", async () => {
    for (const change of [{ surveyId: "other" }, { surveyId: "post_purchase", version: 99 }])
      expect(await send(answerTo(order(), change))).toMatchObject({ status: 404, cors: "*" });
  });
});

describe("the endpoint refuses with a reason and CORS headers", () => {
  it.each([
    ["no JSON", "{", "The body is not JSON."],
    ["nothing", "", "The body is not JSON."],
    ["a list", "[]", "the body: "],
  ])("%s", async (_, body, message) => {
    const refusal = await send(body);
    expect(refusal).toMatchObject({ status: 400, cors: "*", body: { error: "invalid" } });
    expect(refusal.body!.message).toContain(message);
  });

  it.each([
    [{ answers: { rating: 6 } }, "answers.rating"],
    [{ answers: { rating: "4" } }, "answers.rating"],
    [{ answers: { rating: 4, comment: 7 } }, "answers.comment"],
    [{ answers: { comment: "no rating" } }, "answers: expected a rating"],
    [{ answers: { "a b": 4 } }, "answers"],
    [{ answers: undefined, rating: 6 }, "rating"],
    [{ answers: undefined }, "expected a rating"],
    [{ orderId: "gid://shopify/Customer/1" }, "orderId"],
    [{ orderId: "1; DROP TABLE" }, "orderId"],
    [{ checkoutToken: "" }, "checkoutToken"],
    [{ locale: "12345" }, "locale"],
    [{ touchpoint: "home" }, "touchpoint"],
  ])("%j", async (change, field) => {
    const refusal = await send(answerTo(order(), change));
    expect(refusal).toMatchObject({ status: 400, cors: "*", body: { error: "invalid" } });
    expect(refusal.body!.message).toContain(field);
  });

  it("a comment of more than 1,000 characters", async () => {
    const refusal = await send(
      answerTo(order(), { answers: { rating: 4, comment: "x".repeat(1001) } }),
    );
    expect(refusal).toMatchObject({ status: 400, cors: "*" });
    expect(refusal.body!.message).toContain("comment");
  });

  it("more than 16 KB, whatever the length says", async () => {
    const big = JSON.stringify(answerTo(order(), { more: "x".repeat(17_000) }));
    expect(await send(big)).toMatchObject({ status: 413, cors: "*", body: { error: "too_large" } });
  });

  it.each<[string, () => string | null]>([
    ["no token", () => null],
    ["rubbish", () => "rubbish"],
    ["a token of another app", () => tokenWith({ apiKey: "another-app" })],
    ["a token with another secret", () => tokenWith({ apiSecret: "x".repeat(32) })],
    ["a shop that never installed the app", () => tokenWith({ domain: "stranger.myshopify.com" })],
  ])("%s", async (_, token) => {
    expect(await send(answerTo(order()), { token: token() })).toMatchObject({
      status: 401,
      cors: "*",
      body: { error: "unauthorized" },
    });
  });

  it("another method", async () => {
    const response = await fetch(`${story.appUrl}/api/surveys/responses`, {
      headers: { "user-agent": userAgent },
    });
    expect([response.status, response.headers.get("access-control-allow-origin")]).toEqual([
      405,
      "*",
    ]);
  });

  it("too many answers with one checkout token", async () => {
    const placed = order();
    const statuses: number[] = [];
    for (let n = 0; n < 21; n++) statuses.push((await send(answerTo(placed))).status);
    expect(statuses.at(-1)).toBe(429);
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
  });
});

it("a browser that asks first is let through", async () => {
  const response = await fetch(`${story.appUrl}/api/surveys/responses`, {
    method: "OPTIONS",
    headers: {
      origin: "null",
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization,content-type",
      "user-agent": userAgent,
    },
  });
  expect(response.status).toBe(204);
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  expect(response.headers.get("access-control-allow-headers")!.toLowerCase()).toContain(
    "authorization",
  );
});

describe("the survey", () => {
  const published = () =>
    story.store
      .metafieldsOf(`gid://shopify/Shop/${story.store.shop.id}`)
      .filter((metafield) => metafield.key === "survey")
      .map((metafield) => surveyDefinition.parse(JSON.parse(metafield.value)));

  it("is published to the shop where the extension reads it", async () => {
    const { saveSurvey } = await import("../../app/surveys/publish.server.ts");
    const { surveySettings } = await import("../../app/surveys/settings.server.ts");
    const { pool } = await import("../../app/db.server.ts");
    await saveSurvey(shopId, { question: "How did we do?", asksComment: false });
    await saveSurvey(shopId, { question: "How did we really do?", asksComment: false });
    await story.until("it is published", async () =>
      Boolean((await surveySettings(pool, shopId)).publishedAt),
    );
    const definitions = published();
    expect(definitions).toHaveLength(1);
    expect(definitions[0]).toMatchObject({
      id: "post_purchase",
      // the install published the first version
      version: 3,
      questions: [{ type: "rating", text: { en: "How did we really do?" } }],
    });
  });
});

function tokenWith(change: { domain?: string; apiKey?: string; apiSecret?: string }): string {
  return signSessionToken({
    domain: story.domain,
    apiKey: process.env["SHOPIFY_API_KEY"]!,
    apiSecret: process.env["SHOPIFY_API_SECRET"]!,
    kind: "checkout",
    ...change,
  });
}

import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { knock, routeOf } from "../support/doors.ts";
import { record, settings, text } from "../support/forged/values.ts";
import { startStory, userAgent, type Story } from "../support/story.ts";

let story: Story;

beforeAll(async () => {
  story = await startStory();
  await story.open();
  await story.settle();
});
afterAll(() => story.close());

describe("the survey's door", () => {
  const near = {
    idempotencyKey: [randomUUID()],
    surveyId: ["default", "post_purchase"],
    touchpoint: ["thank_you", "order_status"],
    orderId: [
      "gid://shopify/Order/1",
      "gid://shopify/OrderIdentity/99999999999999999999",
      "gid://shopify/Order/9223372036854775808",
    ],
    checkoutToken: ["token"],
    confirmationNumber: ["ABC"],
    locale: ["en"],
  };
  const good = Object.fromEntries(Object.entries(near).map(([name, [one]]) => [name, one!]));
  const given = fc
    .tuple(
      record(near),
      fc.record(
        {
          version: fc.oneof(fc.constant(1), fc.double(), fc.bigInt().map(String), text()),
          answers: fc.oneof(
            fc.record({ rating: fc.oneof(fc.constantFrom(1, 5), fc.double()), comment: text() }),
            fc.anything(),
          ),
        },
        { requiredKeys: [] },
      ),
    )
    .map(([bad, more]) => ({ version: 1, answers: { rating: 4 }, ...good, ...bad, ...more }));

  it("takes an answer or refuses it, and never fails", async () => {
    const { action } = await routeOf("api.surveys.responses");
    let serial = 0;
    await fc.assert(
      fc.asyncProperty(given, async (body) => {
        const written = JSON.stringify(body, (_, one: unknown) =>
          typeof one === "bigint" ? String(one) : one,
        );
        const request = new Request(`${story.appUrl}/api/surveys/responses`, {
          method: "POST",
          body: written,
          headers: {
            authorization: `Bearer ${story.sandbox.sessionToken(story.domain, "checkout")}`,
            "user-agent": userAgent,
            "x-forwarded-for": `10.1.${(serial += 1) >> 8}.${serial & 255}`,
          },
        });
        const answered = await knock(action!, request);
        expect(answered.problem).toBeNull();
        expect(answered.status, answered.text).toBeLessThan(500);
      }),
      settings(300),
    );
  });

  it.each([
    { rating: 4, comment: "a\ud800b" },
    { rating: 4, comment: "a\u0000b" },
  ])("stores a comment without what no text has: %j", async (answers) => {
    const { action } = await routeOf("api.surveys.responses");
    const order = 700 + Math.floor(Math.random() * 1e6);
    const request = new Request(`${story.appUrl}/api/surveys/responses`, {
      method: "POST",
      body: JSON.stringify({
        idempotencyKey: randomUUID(),
        surveyId: "default",
        version: 1,
        touchpoint: "thank_you",
        orderId: `gid://shopify/Order/${order}`,
        checkoutToken: `t${order}`,
        locale: "en",
        answers,
      }),
      headers: {
        authorization: `Bearer ${story.sandbox.sessionToken(story.domain, "checkout")}`,
        "user-agent": userAgent,
      },
    });
    expect((await knock(action!, request)).status).toBe(201);
  });
});

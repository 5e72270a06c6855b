import { createHmac, randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { knock, routeOf } from "../support/doors.ts";
import { filled, noise, settings, text } from "../support/forged/values.ts";
import { startStory, type Story } from "../support/story.ts";

let story: Story;

beforeAll(async () => {
  story = await startStory();
  await story.open();
  await story.settle();
});
afterAll(() => story.close());

describe("the door of webhooks", () => {
  const headers = {
    "x-shopify-topic": [
      "orders/create",
      "app/uninstalled",
      "customers/redact",
      "__proto__",
      "constructor",
    ],
    "x-shopify-shop-domain": ["story.myshopify.com"],
    "x-shopify-api-version": ["2026-10"],
    "x-shopify-webhook-id": [randomUUID(), noise],
    "x-shopify-event-id": [randomUUID(), noise],
    "x-shopify-triggered-at": [
      "2020-11-21T10:00:00.000Z",
      "+275760-09-13T00:00:00.000Z",
      "0000-01-01T00:00:00Z",
      "-1",
    ],
  };
  const body = fc.oneof(
    fc.record({ id: fc.constantFrom(1, 2 ** 53, "99999999999999999999"), updated_at: text() }),
    fc.record({ customer: fc.record({ id: fc.oneof(fc.integer(), text()) }), shop_domain: text() }),
    fc.anything(),
  );

  it("takes a signed message or refuses it, and never fails", async () => {
    const { action } = await routeOf("webhooks");
    await fc.assert(
      fc.asyncProperty(filled(headers), body, async (given, content) => {
        const written =
          JSON.stringify(content, (_, one: unknown) =>
            typeof one === "bigint" ? String(one) : one,
          ) ?? "null";
        const sent = new Headers({
          "x-shopify-hmac-sha256": createHmac("sha256", process.env["SHOPIFY_API_SECRET"]!)
            .update(written)
            .digest("base64"),
        });
        // what HTTP itself would not carry
        for (const [name, one] of Object.entries(given))
          sent.set(name, one.replace(/[^\x20-\x7e]/g, "?"));
        const answered = await knock(
          action!,
          new Request(`${story.appUrl}/webhooks`, { method: "POST", body: written, headers: sent }),
        );
        expect(answered.problem).toBeNull();
        expect(answered.status).toBeLessThan(500);
      }),
      settings(200),
    );
  });
});

import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readWebhook } from "../../app/shops/webhook-message.ts";

const SECRET = "secret of the app";
const body = JSON.stringify({ id: 7, note: "Größe 🛍" });
const signature = (text: string) => createHmac("sha256", SECRET).update(text).digest("base64");
const headers = {
  "x-shopify-hmac-sha256": signature(body),
  "x-shopify-topic": "orders/updated",
  "x-shopify-shop-domain": "demo.myshopify.com",
  "x-shopify-api-version": "2026-10",
  "x-shopify-webhook-id": "b1",
};

const read = (change: Record<string, string | null> = {}, text = body, method = "POST") => {
  const all: Record<string, string | null> = { ...headers, ...change };
  return readWebhook({ method, header: (name) => all[name] ?? null, rawBody: Buffer.from(text) }, [
    SECRET,
  ]);
};

it("a signed message is read; topics are spelt as the library spells them", () => {
  expect(
    read({ "x-shopify-event-id": "e1", "x-shopify-triggered-at": "2026-11-21T10:00:00.5Z" }),
  ).toEqual({
    message: {
      topic: "ORDERS_UPDATED",
      domain: "demo.myshopify.com",
      webhookId: "b1",
      eventId: "e1",
      triggeredAt: "2026-11-21T10:00:00.500Z",
      signature: signature(body),
      body: { id: 7, note: "Größe 🛍" },
    },
  });
});

it("a message is taken without a version, which nobody reads", () => {
  expect(read({ "x-shopify-api-version": null })).toMatchObject({ message: { webhookId: "b1" } });
});

it("a signature that is spelt otherwise is the same signature", () => {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const right = signature(body);
  // the last letter has two bits nobody reads
  const last = letters.indexOf(right[42]!);
  const other = `${right.slice(0, 42)}${letters[last ^ 1]}=`;
  expect(other).not.toBe(right);
  expect(read({ "x-shopify-hmac-sha256": other })).toMatchObject({ message: { signature: right } });
});

it("messages of the newer kind have the same headers without the x", () => {
  const newer = Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => [
      [name, null],
      [name.slice(2), value],
    ]),
  );
  expect(read(newer)).toMatchObject({ message: { topic: "ORDERS_UPDATED", webhookId: "b1" } });
});

it.each([
  ["a body that was changed on the way", {}, `${body} `, "POST", 401],
  [
    "a signature of something else",
    { "x-shopify-hmac-sha256": signature("{}") },
    body,
    "POST",
    401,
  ],
  ["a signature that is none", { "x-shopify-hmac-sha256": "Zm9yZ2Vk" }, body, "POST", 401],
  ["no signature", { "x-shopify-hmac-sha256": null }, body, "POST", 400],
  ["no topic", { "x-shopify-topic": null }, body, "POST", 400],
  ["no id", { "x-shopify-webhook-id": null }, body, "POST", 400],
  ["an order of nobody's shop", { "x-shopify-shop-domain": null }, body, "POST", 400],
  ["an empty body", {}, "", "POST", 400],
  ["a body that is no JSON", { "x-shopify-hmac-sha256": signature("{") }, "{", "POST", 400],
  ["another method", {}, body, "GET", 405],
])("%s is refused", (_, change, text, method, status) => {
  expect(read(change, text, method)).toMatchObject({ refusal: { status } });
});

describe("what the law asks for", () => {
  const redact = JSON.stringify({ shop_domain: "Demo.myshopify.com", customer: { id: 7 } });
  const bare = {
    "x-shopify-hmac-sha256": signature(redact),
    "x-shopify-topic": "customers/redact",
    "x-shopify-shop-domain": null,
    "x-shopify-api-version": null,
    "x-shopify-webhook-id": null,
  };

  it.each(["customers/redact", "customers/data_request", "shop/redact"])(
    "is taken with signature and topic alone, the shop is the body's: %s",
    (topic) => {
      expect(read({ ...bare, "x-shopify-topic": topic }, redact)).toMatchObject({
        message: { domain: "demo.myshopify.com", webhookId: null },
      });
    },
  );

  it("is refused when neither header nor body says which shop", () => {
    const text = JSON.stringify({ customer: { id: 7 } });
    const change = { ...bare, "x-shopify-hmac-sha256": signature(text) };
    expect(read(change, text)).toMatchObject({ refusal: { status: 400 } });
  });

  it("is refused of other topics: nothing says which shop an order is of", () => {
    const change = { ...bare, "x-shopify-topic": "orders/create" };
    expect(read(change, redact)).toMatchObject({ refusal: { status: 400 } });
  });
});

it.each([
  ["customers/redact", { shop_domain: "other.myshopify.com" }],
  ["shop/redact", { shop_domain: "other.myshopify.com" }],
  ["app/uninstalled", { id: 1, myshopify_domain: "other.myshopify.com" }],
])("a body of %s that names another shop than the header is refused", (topic, content) => {
  const text = JSON.stringify(content);
  const change = { "x-shopify-topic": topic, "x-shopify-hmac-sha256": signature(text) };
  expect(read(change, text)).toEqual({
    refusal: { status: 400, reason: "the body names another shop than the header" },
  });
});

it.each([
  ["NUL", "a\\u0000b"],
  ["half a character", "a\\ud800.myshopify.com"],
])("a shop whose name no database can hold is refused: %s", (_, written) => {
  const text = `{"shop_domain": "${written}", "customer": {"id": 7}}`;
  const change = {
    "x-shopify-hmac-sha256": signature(text),
    "x-shopify-topic": "customers/redact",
    "x-shopify-shop-domain": null,
  };
  expect(read(change, text)).toEqual({
    refusal: { status: 400, reason: "no plain text: x-shopify-shop-domain" },
  });
});

it("an order with such characters in its note, which nobody reads, is taken", () => {
  const text = '{"id": 7, "note": "a\\u0000b"}';
  expect(read({ "x-shopify-hmac-sha256": signature(text) }, text)).toMatchObject({
    message: { webhookId: "b1" },
  });
});

it("a moment that is none is left out, not refused", () => {
  expect(read({ "x-shopify-triggered-at": "soon" })).toMatchObject({
    message: { triggeredAt: null },
  });
});

it("while the secret is changed a message signed with the old one is taken; one signed with a third is not", () => {
  const signedWith = (secret: string) => ({
    method: "POST",
    header: (name: string) =>
      name === "x-shopify-hmac-sha256"
        ? createHmac("sha256", secret).update(body).digest("base64")
        : ((headers as Record<string, string>)[name] ?? null),
    rawBody: Buffer.from(body),
  });
  const secrets = ["the new secret", SECRET];
  for (const secret of secrets)
    expect(readWebhook(signedWith(secret), secrets)).toMatchObject({
      message: { webhookId: "b1" },
    });
  expect(readWebhook(signedWith("a third"), secrets)).toMatchObject({ refusal: { status: 401 } });
  expect(readWebhook(signedWith(SECRET), ["the new secret"])).toMatchObject({
    refusal: { status: 401 },
  });
});

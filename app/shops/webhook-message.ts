import { createHmac, timingSafeEqual } from "node:crypto";
import { envelopeOf, type WebhookMessage } from "./webhook-envelope.ts";

export interface WebhookRequest {
  method: string;
  /** by lower-case name; null when it is missing */
  header: (name: string) => string | null;
  rawBody: Uint8Array;
}

export interface Refusal {
  status: 400 | 401 | 405 | 413;
  reason: string;
}

/** Shopify's are far below this. */
export const MOST_BYTES = 5 * 1024 * 1024;

/** Webhooks have x-shopify- headers; those of the newer kind, "events", have the same names without the x. */
const FAMILIES = ["x-shopify-", "shopify-"];

/**
 * Reads a webhook. The signature is base64 of HMAC-SHA256 over the body's bytes as they came; it needs no session and
 * no database. `secrets`: after the app's secret was changed Shopify may sign with the old one for up to an hour. The
 * library's own check is not used: it spends a millisecond on each request, and 500 a second would fill a processor
 * with it.
 */
export function readWebhook(
  { method, header, rawBody }: WebhookRequest,
  secrets: readonly string[],
): { message: WebhookMessage } | { refusal: Refusal } {
  const refuse = (status: Refusal["status"], reason: string) => ({ refusal: { status, reason } });
  const unread = refusedUnread(method, header);
  if (unread) return { refusal: unread };
  if (rawBody.length > MOST_BYTES) return refuse(413, "too large");
  if (rawBody.length === 0) return refuse(400, "the body is missing");
  const family = familyOf(header)!;
  const signature = header(`${family}hmac-sha256`)!;
  if (!secrets.some((secret) => isSigned(rawBody, signature, secret)))
    return refuse(401, "the signature does not match");
  let body: unknown;
  try {
    body = bodyOf(Buffer.from(rawBody).toString("utf8"), header(`${family}topic`));
  } catch {
    return refuse(400, "the body is not JSON");
  }
  // base64 writes one signature in several ways: kept is only one
  const written = Buffer.from(signature, "base64").toString("base64");
  const read = envelopeOf((name) => header(`${family}${name}`), family, written, body);
  return "problem" in read ? refuse(400, read.problem) : read;
}

/**
 * The number of a customer's request names it, so it must not be rounded: above 2^53 its digits are kept as text.
 * Other topics are read without, as bursts of them come and ids above that are no shop's.
 */
const bodyOf = (text: string, topic: string | null): unknown =>
  /^customers[/._]data_request$/i.test(topic ?? "")
    ? JSON.parse(text, exactIds as (key: string, value: unknown) => unknown)
    : JSON.parse(text);

const exactIds = (key: string, value: unknown, { source = "" }: { source?: string }) =>
  key === "id" && typeof value === "number" && !Number.isSafeInteger(value) && /^\d+$/.test(source)
    ? source
    : value;

type Header = WebhookRequest["header"];

const familyOf = (header: Header) =>
  FAMILIES.find((prefix) => header(`${prefix}hmac-sha256`) !== null);

/** 32 bytes in base64. */
const SIGNATURE = /^[A-Za-z0-9+/]{43}=$/;

/** Why a message is refused by its head alone, before any of its body is read; null when it may be Shopify's. */
export function refusedUnread(method: string, header: Header): Refusal | null {
  if (method !== "POST") return { status: 405, reason: "POST only" };
  if (Number(header("content-length") ?? 0) > MOST_BYTES)
    return { status: 413, reason: "too large" };
  const family = familyOf(header);
  if (family === undefined) return { status: 400, reason: "the signature is missing" };
  return SIGNATURE.test(header(`${family}hmac-sha256`)!)
    ? null
    : { status: 401, reason: "the signature does not match" };
}

function isSigned(rawBody: Uint8Array, signature: string, secret: string): boolean {
  const expected = createHmac("sha256", secret).update(rawBody).digest();
  const found = Buffer.from(signature, "base64");
  return found.length === expected.length && timingSafeEqual(found, expected);
}

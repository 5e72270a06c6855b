import { instant } from "../calendar/instants.ts";
import { plainText } from "../plain-text.ts";

export interface WebhookMessage {
  /** as the library spells them: ORDERS_CREATE */
  topic: string;
  domain: string;
  /** null when the headers lack it: then every delivery counts */
  webhookId: string | null;
  eventId: string | null;
  /** ISO 8601; null when it was missing or no instant */
  triggeredAt: string | null;
  /** base64 of the HMAC over the body: equal bodies have equal ones, and nobody else can make one */
  signature: string;
  body: unknown;
}

/** What is wrong with a signed message; nothing but its body is signed. */
export interface Fault {
  problem: string;
}

/** Of a topic, a domain, an id: no index holds longer ones. */
const LONGEST_NAME = 255;

/** The law asks for them. Shopify has sent them without the shop's header; the version nobody reads. */
const LAWS_TOPICS = ["CUSTOMERS_DATA_REQUEST", "CUSTOMERS_REDACT", "SHOP_REDACT"];

/**
 * What a signed message says beside its news. The headers are not signed: where the body names the shop too, both name
 * the same one.
 * @param header by its name in the message's family: "topic"
 * @param family begins the names of its headers
 */
export function envelopeOf(
  header: (name: string) => string | null,
  family: string,
  signature: string,
  body: unknown,
): { message: WebhookMessage } | Fault {
  const topic = (header("topic") ?? "").toUpperCase().replace(/[/.]/g, "_");
  const needed = LAWS_TOPICS.includes(topic) ? ["topic"] : ["topic", "shop-domain", "webhook-id"];
  const missing = needed.filter((name) => !header(name)).map((name) => `${family}${name}`);
  const named = shopsIn(body);
  const domain = header("shop-domain") || named[0] || null;
  if (domain === null && missing.length === 0) missing.push(`${family}shop-domain`);
  if (missing.length > 0) return { problem: `missing: ${missing.join(", ")}` };
  const webhookId = header("webhook-id") || null;
  const eventId = header("event-id");
  const long = Object.entries({ topic, "shop-domain": domain, "webhook-id": webhookId })
    .filter(([, value]) => value !== null && value.length > LONGEST_NAME)
    .map(([name]) => `${family}${name}`);
  if (long.length > 0) return { problem: `too long: ${long.join(", ")}` };
  const texts = { topic, "shop-domain": domain, "webhook-id": webhookId, "event-id": eventId };
  const unstorable = Object.entries(texts)
    .filter(([, value]) => value !== null && value !== plainText(value))
    .map(([name]) => `${family}${name}`);
  if (unstorable.length > 0) return { problem: `no plain text: ${unstorable.join(", ")}` };
  if (named.some((other) => other.toLowerCase() !== domain!.toLowerCase()))
    return { problem: "the body names another shop than the header" };
  return {
    message: {
      topic,
      domain: domain!.toLowerCase(),
      webhookId,
      eventId,
      triggeredAt: instantOf(header("triggered-at")),
      signature,
      body,
    },
  };
}

/** Domains a body says it is about: of a request of the law, and of the shop itself. */
function shopsIn(body: unknown): string[] {
  if (typeof body !== "object" || body === null) return [];
  const { shop_domain, myshopify_domain } = body as Record<string, unknown>;
  return [shop_domain, myshopify_domain].filter(
    (named): named is string => typeof named === "string" && named !== "",
  );
}

function instantOf(text: string | null): string | null {
  const ms = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(ms) ? null : (instant.safeParse(new Date(ms).toISOString()).data ?? null);
}

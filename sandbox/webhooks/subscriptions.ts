import type { AppConfig, Subscription } from "../install/app-config.ts";
import { webhookShape } from "./shapes.ts";
import type { Payload } from "./payloads/parts.ts";

/**
 * Refuses topics that do not exist and compliance topics outside `compliance_topics`. Returns the
 * topics whose scope the app does not ask for: Shopify never delivers those.
 */
export function topicsWithoutScope(app: AppConfig): Map<string, string> {
  const missing = new Map<string, string>();
  for (const { topic, compliance } of app.subscriptions) {
    const shape = webhookShape(topic);
    if (!shape) throw new Error(`shopify.app.toml subscribes to "${topic}", which does not exist`);
    const privacy = topic.endsWith("/redact") || topic === "customers/data_request";
    if (privacy !== compliance) {
      throw new Error(
        `shopify.app.toml: "${topic}" belongs into ${privacy ? "compliance_" : ""}topics`,
      );
    }
    const scope = compliance ? null : missingScope(topic, app.scopes);
    if (scope !== null) missing.set(topic, scope);
  }
  return missing;
}

/** The scope a topic asks for and these are not; null when they do. */
export function missingScope(topic: string, scopes: readonly string[]): string | null {
  const asked = webhookShape(topic)?.scopes ?? [];
  const isGranted = asked.some((scope) =>
    [`read_${scope}`, `write_${scope}`].some((needed) => scopes.includes(needed)),
  );
  return asked.length === 0 || isGranted ? null : asked.map((one) => `read_${one}`).join(" or ");
}

/** Whether the payload passes the subscription's filter ("field:value" terms joined by AND / OR). */
export function passesFilter(subscription: Subscription, payload: Payload): boolean {
  if (subscription.filter === null) return true;
  return subscription.filter
    .split(/\s+OR\s+/)
    .some((side) => side.split(/\s+AND\s+|\s+/).every((term) => matches(term, payload)));
}

function matches(term: string, payload: Payload): boolean {
  const match = /^([\w.]+):(>=|<=|>|<)?"?([^"]*)"?$/.exec(term.trim());
  if (!match) throw new Error(`The sandbox does not implement the webhook filter "${term}"`);
  const [, path = "", sign, wanted = ""] = match;
  const found = path
    .split(".")
    .reduce<unknown>((at, key) => (at as Payload | null | undefined)?.[key], payload);
  if (sign === undefined) return wanted === "*" ? found != null : String(found) === wanted;
  const [left, right] = [Number(found), Number(wanted)];
  if (sign === ">=") return left >= right;
  if (sign === "<=") return left <= right;
  return sign === ">" ? left > right : left < right;
}

/** Only the fields the subscription asked for; "a.b" keeps b inside a. */
export function withIncludedFields(subscription: Subscription, payload: Payload): Payload {
  if (subscription.includeFields === null) return payload;
  const kept: Payload = {};
  for (const path of subscription.includeFields) copyPath(payload, kept, path.split("."));
  return kept;
}

function copyPath(from: Payload, to: Payload, path: string[]): void {
  const [key, ...rest] = path;
  if (key === undefined || !(key in from)) return;
  const value = from[key];
  if (rest.length === 0 || value === null || typeof value !== "object") {
    to[key] = value;
  } else if (Array.isArray(value)) {
    const before = Array.isArray(to[key]) ? (to[key] as Payload[]) : value.map(() => ({}));
    (value as Payload[]).forEach((item, index) => copyPath(item, before[index]!, rest));
    to[key] = before;
  } else {
    const inner = (to[key] ??= {}) as Payload;
    copyPath(value as Payload, inner, rest);
  }
}

import { randomUUID } from "node:crypto";
import type { Subscription } from "../install/app-config.ts";
import type { Platform } from "../platform/platform.ts";
import { payloadOf } from "./payloads/index.ts";
import { passesFilter, withIncludedFields } from "./subscriptions.ts";

/** Puts a webhook into the shop's outbox for each of these subscriptions that wants it. */
export function emitTo(
  subscriptions: readonly Subscription[],
  { clock, tenant }: Platform,
  domain: string,
  topic: string,
  subject: Parameters<Platform["emit"]>[2],
): void {
  const { store, outbox } = tenant(domain);
  const asked = subscriptions.filter((subscription) => subscription.topic === topic);
  if (asked.length === 0) return;
  const payload = payloadOf(topic, { store, now: clock.iso(), subject });
  if (payload === null) return;
  const eventId = randomUUID();
  for (const subscription of asked) {
    if (!passesFilter(subscription, payload)) continue;
    outbox.put({
      topic,
      uri: subscription.uri,
      name: subscription.name,
      body: JSON.stringify(withIncludedFields(subscription, payload)),
      triggeredAt: clock.now().toISOString(),
      eventId,
    });
  }
}

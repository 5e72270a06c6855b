import { enumOf } from "../../../sandbox/webhooks/topics.ts";
import type { Sandbox } from "../../../sandbox/platform/sandbox.ts";
import { sendableTopics } from "../../../sandbox/webhooks/payloads/index.ts";
import { shopTopics, webhookTopics } from "../../../app/shops/webhook-topics.ts";

/**
 * Sends the app every topic there is, also those no release of it hears yet: they come in between the others, with all
 * that goes wrong with webhooks, and have to be answered.
 * @returns the topics that were added
 */
export function hearEverything(sandbox: Sandbox, domain: string, uri: string): string[] {
  const { store, subscriptions } = sandbox.tenant(domain);
  const at = sandbox.clock.iso();
  const heard = (topic: string) => enumOf(topic) in webhookTopics || enumOf(topic) in shopTopics;
  const added = sendableTopics.filter((topic) => !heard(topic));
  for (const topic of added) {
    subscriptions.put({
      id: store.nextId("webhookSubscription"),
      topic,
      uri,
      name: null,
      filter: null,
      includeFields: null,
      metafieldNamespaces: [],
      compliance: false,
      createdAt: at,
      updatedAt: at,
    });
  }
  return added;
}

/** What came of the messages of these topics: each topic with how many were taken, and those nobody took. */
export function heardOf(sandbox: Sandbox, domain: string, topics: readonly string[]) {
  const { outbox } = sandbox.tenant(domain);
  const sent = topics.flatMap((topic) => outbox.log(10_000, topic));
  const taken: Record<string, number> = {};
  for (const { topic, state } of sent) {
    if (state === "delivered") taken[topic] = (taken[topic] ?? 0) + 1;
  }
  const lost = sent.filter(({ state }) => state !== "delivered" && state !== "dropped");
  return { taken, lost: lost.map(({ topic, state, answer }) => `${topic}: ${state}, ${answer}`) };
}

import type { Subscription } from "../../install/app-config.ts";
import type { Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { gid } from "../gid.ts";
import { Items } from "../listing.ts";

interface Listed {
  subscription: Subscription;
  id: number;
}
const enumOf = (topic: string): string => topic.toUpperCase().replace(/[/.]/g, "_");

/**
 * Subscriptions an app made over the Admin API. Those of shopify.app.toml belong to the app, not to
 * the shop, and Shopify does not list them here.
 */
export const webhooks: Domain = {
  types: {
    QueryRoot: {
      webhookSubscriptions: () => new Items<Listed>(() => []),
      webhookSubscriptionsCount: () => ({ count: 0, precision: "EXACT" }),
    } satisfies Fields<unknown>,
    WebhookSubscription: {
      id: ({ id }) => gid("WebhookSubscription", id),
      topic: ({ subscription }) => enumOf(subscription.topic),
      uri: ({ subscription }) => subscription.uri,
      format: () => "JSON",
      includeFields: ({ subscription }) => subscription.includeFields ?? [],
      filter: ({ subscription }) => subscription.filter,
      name: ({ subscription }) => subscription.name,
    } satisfies Fields<Listed>,
  },
};

import type { MadeSubscription } from "../../webhooks/made-subscriptions.ts";
import { enumOf, topicOf } from "../../webhooks/topics.ts";
import type { Args, Call, Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { notImplemented } from "../errors.ts";
import { gid, idOf } from "../gid.ts";
import { Items } from "../listing.ts";
import { apiVersion } from "../schema.ts";
import { mistakes, notThere } from "../webhook-refusals.ts";

interface Input {
  callbackUrl?: string | null;
  uri?: string | null;
  filter?: string | null;
  format?: string | null;
  includeFields?: string[] | null;
  metafieldNamespaces?: string[] | null;
  name?: string | null;
}

/** What an input says of a subscription; what it leaves out stays. */
function changed(before: MadeSubscription, args: Args, call: Call): MadeSubscription {
  const input = args["webhookSubscription"] as Input;
  if (input.format === "XML") throw notImplemented("webhooks in XML");
  return {
    ...before,
    uri: input.uri ?? input.callbackUrl ?? before.uri,
    filter: input.filter === undefined ? before.filter : input.filter,
    includeFields: input.includeFields?.length ? input.includeFields : before.includeFields,
    metafieldNamespaces: input.metafieldNamespaces ?? before.metafieldNamespaces,
    name: input.name === undefined ? before.name : input.name,
    updatedAt: call.now,
  };
}

function put(subscription: MadeSubscription, call: Call) {
  const userErrors = mistakes(subscription, call);
  if (userErrors.length > 0) return { webhookSubscription: null, userErrors };
  call.tenant.subscriptions.put(subscription);
  return { webhookSubscription: subscription, userErrors };
}

function create(args: Args, call: Call) {
  const bare: MadeSubscription = {
    id: call.store.nextId("webhookSubscription"),
    topic: topicOf(args["topic"] as string),
    uri: "",
    name: null,
    filter: null,
    includeFields: null,
    metafieldNamespaces: [],
    compliance: false,
    createdAt: call.now,
    updatedAt: call.now,
  };
  return put(changed(bare, args, call), call);
}

function update(args: Args, call: Call) {
  const before = call.tenant.subscriptions.get(idOf(args["id"] as string));
  if (!before) return { webhookSubscription: null, userErrors: [notThere] };
  return put(changed(before, args, call), call);
}

function remove(args: Args, call: Call) {
  const id = idOf(args["id"] as string);
  if (!call.tenant.subscriptions.get(id))
    return { deletedWebhookSubscriptionId: null, userErrors: [notThere] };
  call.tenant.subscriptions.remove(id);
  return { deletedWebhookSubscriptionId: gid("WebhookSubscription", id), userErrors: [] };
}

function listed(args: Args, call: Call): MadeSubscription[] {
  if (args["query"]) throw notImplemented("the search of webhookSubscriptions");
  const topics = args["topics"] as string[] | null | undefined;
  const uri = args["uri"] ?? args["callbackUrl"];
  return call.tenant.subscriptions
    .list()
    .filter((one) => !topics || topics.includes(enumOf(one.topic)))
    .filter((one) => typeof uri !== "string" || one.uri === uri);
}

/**
 * Subscriptions an app made over the Admin API. Those of shopify.app.toml belong to the app, not to
 * the shop, and Shopify does not list them here.
 */
export const webhooks: Domain = {
  types: {
    QueryRoot: {
      webhookSubscription: (_source: unknown, args, call) =>
        call.tenant.subscriptions.get(idOf(args["id"] as string)),
      webhookSubscriptions: (_source: unknown, args, call) =>
        new Items(() => listed(args, call), args["reverse"] === true),
      webhookSubscriptionsCount: (_source: unknown, args, call) => ({
        count: listed(args, call).length,
        precision: "EXACT",
      }),
    } satisfies Fields<unknown>,
    Mutation: {
      webhookSubscriptionCreate: (_source: unknown, args, call) => create(args, call),
      webhookSubscriptionUpdate: (_source: unknown, args, call) => update(args, call),
      webhookSubscriptionDelete: (_source: unknown, args, call) => remove(args, call),
    } satisfies Fields<unknown>,
    WebhookSubscription: {
      id: ({ id }) => gid("WebhookSubscription", id),
      legacyResourceId: ({ id }) => id,
      topic: ({ topic }) => enumOf(topic),
      uri: ({ uri }) => uri,
      callbackUrl: ({ uri }) => uri,
      endpoint: ({ uri }) => ({ __typename: "WebhookHttpEndpoint", callbackUrl: uri }),
      format: () => "JSON",
      includeFields: ({ includeFields }) => includeFields ?? [],
      metafieldNamespaces: (subscription) => subscription.metafieldNamespaces,
      filter: ({ filter }) => filter,
      name: ({ name }) => name,
      apiVersion: () => ({ handle: apiVersion, displayName: apiVersion, supported: true }),
      createdAt: (subscription) => subscription.createdAt,
      updatedAt: (subscription) => subscription.updatedAt,
    } satisfies Fields<MadeSubscription>,
  },
  plain: {
    ApiVersion: "handle displayName supported",
    WebhookHttpEndpoint: "callbackUrl",
    WebhookEventBridgeEndpoint: "arn",
    WebhookPubSubEndpoint: "pubSubProject pubSubTopic",
    WebhookSubscriptionCreatePayload: "webhookSubscription userErrors",
    WebhookSubscriptionUpdatePayload: "webhookSubscription userErrors",
    WebhookSubscriptionDeletePayload: "deletedWebhookSubscriptionId userErrors",
  },
};

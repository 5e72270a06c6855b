import type { MadeSubscription } from "../webhooks/made-subscriptions.ts";
import { missingScope } from "../webhooks/subscriptions.ts";
import type { Call, UserError } from "./call.ts";

export const notThere: UserError = {
  field: ["id"],
  message: "Webhook subscription does not exist",
};

/** Topics whose bodies are protected customer data. */
const PROTECTED =
  /^(orders|order_\w+|refunds|customers|customer|checkouts|draft_orders|fulfillments)[/.]/;

/** Why Shopify does not take a subscription as it would be. */
export function mistakes(subscription: MadeSubscription, call: Call): UserError[] {
  const { topic, uri } = subscription;
  const about = (message: string, field = ["webhookSubscription"]) => [{ field, message }];
  const ofAddress = (message: string) => about(message, ["webhookSubscription", "callbackUrl"]);
  if (missingScope(topic, [...call.scopes]) !== null)
    return about(`You do not have permission to create or update webhooks with ${topic} topic.`);
  if (call.approval === "none" && PROTECTED.test(topic))
    return about(
      "This app is not approved to subscribe to webhook topics containing protected customer data. " +
        "See https://shopify.dev/docs/apps/launch/protected-customer-data for more details.",
    );
  if (uri === "") return ofAddress("Address can't be blank");
  if (!URL.canParse(uri)) return ofAddress("Address is invalid");
  const { protocol } = new URL(uri);
  if (protocol !== "https:") return ofAddress(`Address protocol ${protocol}// is not supported`);
  const isTaken = call.tenant.subscriptions
    .list()
    .some(
      (other) =>
        other.id !== subscription.id &&
        other.topic === topic &&
        other.uri === uri &&
        other.filter === subscription.filter,
    );
  return isTaken ? ofAddress("Address for this topic has already been taken") : [];
}

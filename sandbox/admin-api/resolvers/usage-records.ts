import type { Price, UsageRecord } from "../../billing/billing.ts";
import type { Args, Call } from "../call.ts";
import { idOf } from "../gid.ts";
import { asText, balance, minor } from "./subscription-lines.ts";

export function createUsage(args: Args, call: Call): object {
  const refuse = (message: string, field: string[] | null = null) => ({
    appUsageRecord: null,
    userErrors: [{ field, message }],
  });
  const text = args["subscriptionLineItemId"] as string;
  const index = Number(/[?&]index=(\d+)/.exec(text)?.[1] ?? 0);
  const subscription = call.tenant.billing.get(idOf(text));
  const usage = subscription?.lines[index]?.usage;
  if (!subscription || !usage) {
    return refuse("The subscription line item could not be found", ["subscriptionLineItemId"]);
  }
  if (subscription.status !== "ACTIVE") return refuse("The subscription is not active");
  const price = asText(args["price"] as Price);
  if (price.currencyCode !== usage.cappedAmount.currencyCode) {
    return refuse("Currency does not match the subscription's", ["price"]);
  }
  const key = (args["idempotencyKey"] as string | null | undefined) ?? null;
  const before = key === null ? null : subscription.usage.find((one) => one.idempotencyKey === key);
  if (before) return { appUsageRecord: { subscription, record: before }, userErrors: [] };
  const used = balance({ subscription, index }, price.currencyCode);
  if (used + minor(price) > minor(usage.cappedAmount)) {
    return refuse("Total price exceeds balance remaining");
  }
  const record: UsageRecord = {
    id: call.store.nextId("usageRecord"),
    line: index,
    description: args["description"] as string,
    price,
    idempotencyKey: key,
    createdAt: call.now,
  };
  const changed = { ...subscription, usage: [...subscription.usage, record] };
  call.tenant.billing.put(changed);
  return { appUsageRecord: { subscription: changed, record }, userErrors: [] };
}

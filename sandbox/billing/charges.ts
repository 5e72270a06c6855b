import type { AppSubscription } from "./billing.ts";
import type { Platform } from "../platform/platform.ts";

/** The merchant's answer to a charge, or its end; only one charge of an app is active at a time. */
export function settleCharge(
  platform: Platform,
  domain: string,
  id: number,
  status: "ACTIVE" | "DECLINED" | "CANCELLED",
): AppSubscription | null {
  const { billing, store } = platform.tenant(domain);
  const charge = billing.get(id);
  if (!charge) return null;
  const now = platform.clock.now();
  const days = 30 + (status === "ACTIVE" ? charge.trialDays : 0);
  const settled = {
    ...charge,
    status,
    updatedAt: platform.clock.iso(),
    currentPeriodEnd:
      status === "ACTIVE"
        ? new Date(now.getTime() + days * 86_400_000).toISOString()
        : charge.currentPeriodEnd,
  };
  if (status === "ACTIVE") {
    for (const other of billing.list()) {
      if (other.status === "ACTIVE") billing.put({ ...other, status: "CANCELLED" });
    }
  }
  billing.put(settled);
  const recurring = charge.lines.find((line) => line.recurring)?.recurring;
  const usage = charge.lines.find((line) => line.usage)?.usage;
  platform.emit(domain, "app_subscriptions/update", {
    id,
    payload: {
      app_subscription: {
        admin_graphql_api_id: `gid://shopify/AppSubscription/${id}`,
        name: charge.name,
        status,
        admin_graphql_api_shop_id: `gid://shopify/Shop/${store.shop.id}`,
        created_at: charge.createdAt,
        updated_at: settled.updatedAt,
        currency: (recurring?.price ?? usage?.cappedAmount)?.currencyCode ?? "USD",
        capped_amount: usage?.cappedAmount.amount ?? "0.0",
        price: recurring?.price.amount ?? "0.0",
        interval: (recurring?.interval ?? "EVERY_30_DAYS").toLowerCase(),
        plan_handle: "",
      },
    },
  });
  return settled;
}

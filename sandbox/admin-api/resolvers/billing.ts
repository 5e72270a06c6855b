import type { AppSubscription, UsageRecord } from "../../billing/billing.ts";
import type { Args, Call, Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { gid, idOf } from "../gid.ts";
import {
  type Line,
  lineGid,
  type LineInput,
  linesOf,
  pricing,
  tidy,
} from "./subscription-lines.ts";
import { createUsage } from "./usage-records.ts";

export const subscriptionNode = (id: number, call: Call): AppSubscription | null =>
  call.tenant.billing.get(id);

const AppSubscriptionFields: Fields<AppSubscription> = {
  id: (subscription) => gid("AppSubscription", subscription.id),
  name: (subscription) => subscription.name,
  status: (subscription) => subscription.status,
  test: (subscription) => subscription.test,
  trialDays: (subscription) => subscription.trialDays,
  returnUrl: (subscription) => subscription.returnUrl,
  createdAt: (subscription) => subscription.createdAt,
  currentPeriodEnd: (subscription) => subscription.currentPeriodEnd,
  lineItems: (subscription) => subscription.lines.map((_line, index) => ({ subscription, index })),
};

function createSubscription(args: Args, call: Call): object {
  const lines = linesOf(args["lineItems"] as LineInput[]);
  const refuse = (field: string[], message: string) => ({
    appSubscription: null,
    confirmationUrl: null,
    userErrors: [{ field, message }],
  });
  if (lines.length === 0) return refuse(["lineItems"], "Line items can't be blank");
  if (lines.some((line) => (line.recurring === null) === (line.usage === null))) {
    return refuse(["lineItems"], "Each line item needs recurring or usage pricing, not both");
  }
  if (String(args["name"]).trim() === "") return refuse(["name"], "Name can't be blank");
  const id = call.store.nextId("appSubscription");
  const subscription: AppSubscription = {
    id,
    name: args["name"] as string,
    status: "PENDING",
    test: args["test"] === true,
    trialDays: (args["trialDays"] as number | null | undefined) ?? 0,
    returnUrl: args["returnUrl"] as string,
    createdAt: call.now,
    updatedAt: call.now,
    currentPeriodEnd: null,
    lines,
    usage: [],
  };
  call.tenant.billing.put(subscription);
  return {
    appSubscription: subscription,
    confirmationUrl:
      `https://${call.tenant.domain}/admin/charges/${id}/RecurringApplicationCharge/` +
      "confirm_recurring_application_charge?signature=sandbox",
    userErrors: [],
  };
}

function cancelSubscription(args: Args, call: Call): object {
  const subscription = call.tenant.billing.get(idOf(args["id"] as string));
  if (!subscription) {
    return {
      appSubscription: null,
      userErrors: [{ field: ["id"], message: "Couldn't find RecurringApplicationCharge" }],
    };
  }
  if (subscription.status !== "ACTIVE") {
    return {
      appSubscription: subscription,
      userErrors: [{ field: ["id"], message: "Subscription is not active" }],
    };
  }
  return {
    appSubscription: call.platform.settleCharge(call.tenant.domain, subscription.id, "CANCELLED"),
    userErrors: [],
  };
}

export const billing: Domain = {
  types: {
    Mutation: {
      appSubscriptionCreate: (_source: unknown, args, call) => createSubscription(args, call),
      appSubscriptionCancel: (_source: unknown, args, call) => cancelSubscription(args, call),
      appUsageRecordCreate: (_source: unknown, args, call) => createUsage(args, call),
    } satisfies Fields<unknown>,
    AppSubscription: AppSubscriptionFields,
    AppSubscriptionLineItem: {
      id: lineGid,
      plan: (line) => ({ pricingDetails: pricing(line) }),
    } satisfies Fields<Line>,
    AppUsageRecord: {
      id: ({ record }) => gid("AppUsageRecord", record.id),
      description: ({ record }) => record.description,
      idempotencyKey: ({ record }) => record.idempotencyKey,
      createdAt: ({ record }) => record.createdAt,
      price: ({ record }) => tidy(record.price),
      subscriptionLineItem: ({ subscription, record }) => ({ subscription, index: record.line }),
    } satisfies Fields<{ subscription: AppSubscription; record: UsageRecord }>,
  },
  plain: {
    AppPlanV2: "pricingDetails",
    AppRecurringPricing: "price interval discount planHandle",
    AppUsagePricing: "cappedAmount balanceUsed interval terms",
    AppSubscriptionCreatePayload: "appSubscription confirmationUrl userErrors",
    AppSubscriptionCancelPayload: "appSubscription userErrors",
    AppUsageRecordCreatePayload: "appUsageRecord userErrors",
  },
};

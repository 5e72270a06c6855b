import type {
  AppSubscription,
  AppSubscriptionLine,
  Price,
  UsageRecord,
} from "../../billing/billing.ts";
import { decimalAmount, minorUnits } from "../../store/amounts.ts";
import type { Args, Call, Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { gid, idOf } from "../gid.ts";
import { Items } from "../listing.ts";
import { appNumber, metafieldFields } from "./metafield-fields.ts";

export const subscriptionNode = (id: number, call: Call): AppSubscription | null =>
  call.tenant.billing.get(id);

interface Line {
  subscription: AppSubscription;
  index: number;
}
const lineGid = ({ subscription, index }: Line): string =>
  `${gid("AppSubscriptionLineItem", subscription.id)}?v=1&index=${index}`;

const minor = (price: Price): number => minorUnits(price.amount, price.currencyCode) ?? 0;
/** a Decimal may come as a number */
const asText = (price: Price): Price => ({ ...price, amount: String(price.amount) });
const tidy = (price: Price): Price => ({
  amount: decimalAmount(minor(price), price.currencyCode),
  currencyCode: price.currencyCode,
});

function balance({ subscription, index }: Line, currency: string): number {
  return subscription.usage
    .filter((record) => record.line === index)
    .filter((record) => record.price.currencyCode === currency)
    .reduce((sum, record) => sum + minor(record.price), 0);
}

function pricing(line: Line): object {
  const { recurring, usage } = line.subscription.lines[line.index]!;
  if (usage) {
    const { currencyCode } = usage.cappedAmount;
    return {
      __typename: "AppUsagePricing",
      cappedAmount: tidy(usage.cappedAmount),
      balanceUsed: {
        amount: decimalAmount(balance(line, currencyCode), currencyCode),
        currencyCode,
      },
      interval: "EVERY_30_DAYS",
      terms: usage.terms,
    };
  }
  return {
    __typename: "AppRecurringPricing",
    price: tidy(recurring!.price),
    interval: recurring!.interval,
    discount: null,
    planHandle: null,
  };
}

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

interface LineInput {
  plan: {
    appRecurringPricingDetails?: { price: Price; interval?: string } | null;
    appUsagePricingDetails?: { cappedAmount: Price; terms: string } | null;
  };
}

function linesOf(input: LineInput[]): AppSubscriptionLine[] {
  return input.map(({ plan }) => ({
    recurring: plan.appRecurringPricingDetails
      ? {
          price: asText(plan.appRecurringPricingDetails.price),
          interval: plan.appRecurringPricingDetails.interval ?? "EVERY_30_DAYS",
        }
      : null,
    usage: plan.appUsagePricingDetails
      ? {
          ...plan.appUsagePricingDetails,
          cappedAmount: asText(plan.appUsagePricingDetails.cappedAmount),
        }
      : null,
  }));
}

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

function createUsage(args: Args, call: Call): object {
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

const handles = (list: string[]) => list.map((handle) => ({ handle, description: handle }));
const appGid = (call: Call): string => gid("App", appNumber(call));

interface Installation {
  call: Call;
}
const AppInstallation: Fields<Installation> = {
  id: (_source, _args, call) => gid("AppInstallation", appNumber(call)),
  accessScopes: (_source, _args, call) => handles(call.tenant.grantedScopes()),
  activeSubscriptions: (_source, _args, call) =>
    call.tenant.billing.list().filter((one) => one.status === "ACTIVE"),
  allSubscriptions: (_source, args, call) =>
    new Items<AppSubscription>(() => call.tenant.billing.list(), args["reverse"] === true),
  oneTimePurchases: () => new Items<never>(() => []),
  launchUrl: (_source, _args, call) => `${call.platform.url}/`,
  uninstallUrl: () => null,
  app: (source) => source,
  ...metafieldFields<Installation>((_source, call) => gid("AppInstallation", appNumber(call))),
};

const App: Fields<Installation> = {
  id: (_source, _args, call) => appGid(call),
  apiKey: (_source, _args, call) => call.platform.apiKey,
  title: (_source, _args, call) => call.platform.app.name,
  handle: (_source, _args, call) => call.platform.app.handle,
  embedded: () => true,
  installation: (source) => source,
  requestedAccessScopes: (_source, _args, call) => handles(call.platform.app.scopes),
  optionalAccessScopes: (_source, _args, call) => handles(call.platform.app.optionalScopes),
  webhookApiVersion: (_source, _args, call) => call.platform.app.webhookApiVersion,
};

export const billing: Domain = {
  types: {
    QueryRoot: {
      currentAppInstallation: (_source: unknown, _args, call) => ({ call }),
      appInstallation: (_source: unknown, _args, call) => ({ call }),
      app: (_source: unknown, _args, call) => ({ call }),
    } satisfies Fields<unknown>,
    Mutation: {
      appSubscriptionCreate: (_source: unknown, args, call) => createSubscription(args, call),
      appSubscriptionCancel: (_source: unknown, args, call) => cancelSubscription(args, call),
      appUsageRecordCreate: (_source: unknown, args, call) => createUsage(args, call),
    } satisfies Fields<unknown>,
    AppInstallation,
    App,
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
    AccessScope: "handle description",
    AppPlanV2: "pricingDetails",
    AppRecurringPricing: "price interval discount planHandle",
    AppUsagePricing: "cappedAmount balanceUsed interval terms",
    AppSubscriptionCreatePayload: "appSubscription confirmationUrl userErrors",
    AppSubscriptionCancelPayload: "appSubscription userErrors",
    AppUsageRecordCreatePayload: "appUsageRecord userErrors",
  },
};

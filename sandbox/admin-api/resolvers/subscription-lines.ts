import type { AppSubscription, AppSubscriptionLine, Price } from "../../billing/billing.ts";
import { decimalAmount, minorUnits } from "../../store/amounts.ts";
import { gid } from "../gid.ts";

export interface Line {
  subscription: AppSubscription;
  index: number;
}
export const lineGid = ({ subscription, index }: Line): string =>
  `${gid("AppSubscriptionLineItem", subscription.id)}?v=1&index=${index}`;

export const minor = (price: Price): number => minorUnits(price.amount, price.currencyCode) ?? 0;
/** a Decimal may come as a number */
export const asText = (price: Price): Price => ({ ...price, amount: String(price.amount) });
export const tidy = (price: Price): Price => ({
  amount: decimalAmount(minor(price), price.currencyCode),
  currencyCode: price.currencyCode,
});

export function balance({ subscription, index }: Line, currency: string): number {
  return subscription.usage
    .filter((record) => record.line === index)
    .filter((record) => record.price.currencyCode === currency)
    .reduce((sum, record) => sum + minor(record.price), 0);
}

export function pricing(line: Line): object {
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

export interface LineInput {
  plan: {
    appRecurringPricingDetails?: { price: Price; interval?: string } | null;
    appUsagePricingDetails?: { cappedAmount: Price; terms: string } | null;
  };
}

export function linesOf(input: LineInput[]): AppSubscriptionLine[] {
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

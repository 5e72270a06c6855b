import type { OpenShop } from "../store/shop-store.ts";
import type { EngagementRecord } from "../store/marketing.ts";
import { amountOf, decimal } from "./reading.ts";
import {
  missing,
  mixedCurrencies,
  noName,
  otherCurrency,
  tooManyNames,
  unknownChannel,
  type Refusal,
} from "./refusals.ts";

type Input = Record<string, unknown>;

const amounts = ["adSpend", "sales"];
const decimals = [
  ...["orders", "firstTimeCustomers", "returningCustomers"],
  ...["primaryConversions", "allConversions"],
];

export interface EngagementNames {
  activityId: number | null;
  remoteId: string | null;
  channelHandle: string | null;
}

/** Notes what became of an activity on one day, or says why not; in the order in which Shopify finds mistakes. */
export function engage(
  store: OpenShop,
  { activityId, remoteId, channelHandle }: EngagementNames,
  input: Input,
): { engagement: EngagementRecord } | { refusal: Refusal } {
  const given = [activityId, remoteId, channelHandle].filter((name) => name !== null);
  if (given.length === 0) return { refusal: noName };
  if (given.length > 1) return { refusal: tooManyNames };
  if (channelHandle !== null) return { refusal: unknownChannel("channelHandle") };
  const told = amounts.flatMap((name) => amountOf(input[name])?.currencyCode ?? []);
  if (new Set(told).size > 1) return { refusal: mixedCurrencies };
  const activity =
    activityId === null ? store.marketing.byRemoteId(remoteId!) : store.marketing.get(activityId);
  if (!activity) return { refusal: missing };
  const own = activity.budget?.total.currencyCode ?? activity.adSpend?.currencyCode;
  if (own !== undefined && told.some((currency) => currency !== own))
    return { refusal: otherCurrency };
  const engagement = {
    activityId: activity.id,
    occurredOn: input["occurredOn"] as string,
    figures: figuresOf(input),
  };
  store.marketing.writeEngagement(engagement);
  return { engagement };
}

function figuresOf(input: Input): Record<string, unknown> {
  const figures = { isCumulative: false, ...input };
  for (const name of amounts)
    if (figures[name as never]) Object.assign(figures, { [name]: amountOf(input[name]) });
  for (const name of decimals)
    if (input[name] != null) Object.assign(figures, { [name]: decimal(input[name]) });
  return figures;
}

import { GraphQLError } from "graphql";
import { toIso, toSeconds } from "../store/instants.ts";
import type { MarketingActivityRecord, ToldAmount, Utm } from "../store/marketing.ts";

type Input = Record<string, unknown>;

/** The parts of an activity an input can say anew. */
export type ToldActivity = Partial<
  Pick<
    MarketingActivityRecord,
    | "title"
    | "tactic"
    | "status"
    | "channelType"
    | "remoteUrl"
    | "previewUrl"
    | "referringDomain"
    | "budget"
    | "adSpend"
    | "startedAt"
    | "endedAt"
    | "scheduledStart"
    | "scheduledEnd"
  >
>;

const text = (value: unknown) => value as string | null;
const moment = (value: unknown) => (value == null ? null : toIso(toSeconds(value as string)));

/** "25.00" is 25.0, "1.5" is 1.5, "3" is 3.0: decimals as Shopify answers them. */
export function decimal(value: unknown): string {
  const plain = String(value);
  const trimmed = plain.includes(".") ? plain.replace(/0+$/, "") : `${plain}.`;
  return trimmed.endsWith(".") ? `${trimmed}0` : trimmed;
}

export function amountOf(value: unknown): ToldAmount | null {
  if (value == null) return null;
  const { amount, currencyCode } = value as ToldAmount;
  return { amount: decimal(amount), currencyCode };
}

function budgetOf(value: unknown): MarketingActivityRecord["budget"] {
  if (value == null) return null;
  const { budgetType, total } = value as { budgetType: string; total: unknown };
  return { budgetType, total: amountOf(total)! };
}

export function utmOf(value: unknown): Utm | null {
  if (value == null) return null;
  const { campaign, source, medium } = value as Utm;
  return { campaign, source, medium };
}

/** Any scheme but these is refused for the whole mutation, not as a user error. */
function webUrl(value: unknown): string | null {
  if (value == null) return null;
  if (/^https?:/i.test(value as string)) return value as string;
  throw new GraphQLError("The URL scheme must be one of the following: https,http", {
    extensions: { code: "INVALID_FIELD_ARGUMENTS" },
  });
}

const readers: Record<string, [keyof ToldActivity, (value: unknown) => unknown]> = {
  title: ["title", text],
  tactic: ["tactic", text],
  status: ["status", text],
  marketingChannelType: ["channelType", text],
  remoteUrl: ["remoteUrl", webUrl],
  remotePreviewImageUrl: ["previewUrl", webUrl],
  referringDomain: ["referringDomain", text],
  budget: ["budget", budgetOf],
  adSpend: ["adSpend", amountOf],
  start: ["startedAt", moment],
  end: ["endedAt", moment],
  scheduledStart: ["scheduledStart", moment],
  scheduledEnd: ["scheduledEnd", moment],
};
const mayBeEmptied = new Set<keyof ToldActivity>([
  ...(["previewUrl", "referringDomain", "budget", "adSpend"] as const),
  ...(["endedAt", "scheduledStart", "scheduledEnd"] as const),
]);

/** What an input says of an activity; what it leaves out, or may not be emptied and is, stays as it was. */
export function toldOf(input: Input): ToldActivity {
  const told: Record<string, unknown> = {};
  for (const [name, [key, read]] of Object.entries(readers)) {
    const value = input[name];
    if (value === undefined || (value === null && !mayBeEmptied.has(key))) continue;
    told[key] = read(value);
  }
  return told as ToldActivity;
}

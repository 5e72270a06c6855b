import { differingWords } from "./differing-words.ts";
import type { FirstOrderKind } from "../../../clv/pictures/first-order-groups.ts";
import { formatCompactMoney, formatNumber, formatPercent } from "../../../figures/format.ts";
import { channelName } from "../../../orders/channel-words.ts";
import { betweenDays } from "../../../figures/quantity.ts";
import { countOf, intervalWords, waitWords } from "../../../figures/words.ts";
import type { GroupRow, Measure } from "./group-row.ts";

/** What a first order was, in words. @param title of the product, as far as it is known */
export function groupName(kind: FirstOrderKind, key: string, title: string | null): string {
  if (kind === "product") return title ?? `Product ${key}`;
  if (kind === "channel") return channelName(key);
  return key === "with" ? "With a discount" : "At full price";
}

export const measureNames: Record<Measure, string> = {
  orders: "Orders",
  revenue: "Revenue",
  margin: "Margin",
};

export const kindNames: Record<FirstOrderKind, { title: string; one: string; many: string }> = {
  product: { title: "Product", one: "product", many: "products" },
  channel: { title: "Channel", one: "channel", many: "channels" },
  discount: { title: "Discount", one: "kind of price", many: "kinds of price" },
};

const better: Record<Measure, { up: string; down: string }> = {
  orders: { up: "brings more back", down: "brings fewer back" },
  revenue: { up: "brings more revenue", down: "brings less revenue" },
  margin: { up: "leaves more", down: "leaves less" },
};

/** "41%", "$52" */
export function valueWords(measure: Measure, value: number, currency: string): string {
  return measure === "orders" ? formatPercent(value, 0) : formatCompactMoney(value, currency);
}

/** "+8 points", "−$12" */
function differenceWords(measure: Measure, value: number, currency: string): string {
  const sign = value < 0 ? "−" : "+";
  const size = Math.abs(value);
  return measure === "orders"
    ? `${sign}${formatNumber(size * 100, 1)} points`
    : `${sign}${formatCompactMoney(size, currency)}`;
}

/** "+8 (+3 to +13)" */
export function againstWords(
  measure: Measure,
  against: { value: number; low: number; high: number } | null,
  currency: string,
): string {
  if (!against) return "–";
  const [value, low, high] = [against.value, against.low, against.high].map((one) =>
    differenceWords(measure, one, currency).replace(" points", ""),
  );
  return `${value} (${low} to ${high})`;
}

/** Named in the sentence; the rest are counted. */
const NAMED = 2;

/** Which first orders make a difference, with all looked at together; that none does, where none does. */
export function clearWords(
  kind: FirstOrderKind,
  measure: Measure,
  rows: readonly GroupRow[],
  currency: string,
): string {
  const { one, many } = kindNames[kind];
  const compared = rows.filter((row) => row.held[measure]?.against);
  if (compared.length === 0) return `There are too few customers yet to compare ${many}.`;
  const clear = compared
    .filter((row) => row.held[measure]!.isClear)
    .sort((a, b) => sizeOf(b, measure) - sizeOf(a, measure));
  if (clear.length === 0)
    return `No ${one} differs clearly: with ${countOf(compared.length, one, many)} compared at once, differences like these come by chance.`;
  const said = clear.slice(0, NAMED).map((row) => {
    const { value, against } = row.held[measure]!;
    const way = better[measure][against!.value > 0 ? "up" : "down"];
    return `“${row.name}” ${way}: ${valueWords(measure, value, currency)}, ${differenceWords(measure, against!.value, currency)} against all others.`;
  });
  return differingWords(said, { clear: clear.length, all: compared.length }, { one, many });
}

const sizeOf = (row: GroupRow, measure: Measure) => Math.abs(row.held[measure]!.against!.value);

/** "~51 days (47 to 55)": by when half are back. */
export function medianWords({ value, low, high }: GroupRow["median"]): string {
  if (value === null) return "not yet half";
  const about = `~${waitWords(value)}`;
  if (low === null) return about;
  const range = high === null ? intervalWords.from(formatNumber(low)) : betweenDays(low, high);
  return range === null ? about : `${about} (${range})`;
}

export const groupsCard = {
  title: "What a first order leads to",
  firstOrder: "First order",
  customers: "Customers",
  within: {
    orders: "Back within 90 days",
    revenue: "Revenue a customer within 90 days",
    margin: "Left a customer within 90 days",
  } satisfies Record<Measure, string>,
  bars: "Bars are intervals, on a track from 0 to the largest of the table.",
  againstOthers: (measure: Measure) =>
    measure === "orders" ? "Against all others, points" : "Against all others",
  halfAreBackBy: "Half are back by",
  caption: (kind: string, measure: string) => `Customers by ${kind} of the first order: ${measure}`,
  clear: "differs clearly",
  noCountry:
    "Not by country: Boomerang asks Shopify where a customer lives only when a page shows it, and keeps none of it, so it cannot be counted over all of them.",
  interval: (value: string, low: string, high: string) => `~${value} (${low} to ${high})`,
  measure: "Judged by",
  none: "–",
};

export const groupsFigure = {
  label: "First orders compared",
  formula:
    "for each group: share back within 90 days (Kaplan–Meier), or what a customer brought within 90 days; less the same of all customers whose first order was another",
  name: "Holm's procedure",
  firstOrders: "First orders",
  back: "Of all, back within 90 days",
  counted: [
    "A first order with several products counts for each of them.",
    "Intervals are of 95%. “Differs clearly” is said with all groups of a table looked at together: where nothing differs, at most one shop of twenty reads of a difference.",
    "Revenue and margin are of customers whose first order is at least 90 days ago, from 100 of them on; the first order itself is in it.",
  ],
  missing: [
    "A difference is no cause: who buys another product first may be another kind of customer.",
    "Groups are not matched by season: a product of last winter has winter's customers.",
  ],
};

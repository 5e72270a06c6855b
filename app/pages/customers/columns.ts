import { daysBetween } from "../../calendar/days.ts";
import { unlikelyWords } from "../../clv/predict/unlikely-words.ts";
import { formatCompactMoney, formatDay, formatMoney, formatNumber } from "../../figures/format.ts";
import { intervalWords } from "../../figures/words.ts";
import { toDecimal } from "../../money.ts";
import type { Cell, CustomerListRow, ListColumn, ListPlace, Order } from "./list-column.ts";

const number = (text: string): Cell => ({ kind: "number", text });
const amountInFile = (minor: number | null, { currency }: ListPlace) =>
  minor === null ? "" : toDecimal(minor, currency);

/** Whole days since the last order. */
export function daysSince({ lastDay }: Pick<CustomerListRow, "lastDay">, today: string): number {
  return Math.max(0, daysBetween(lastDay, today));
}

/**
 * The columns of the customers list, in the order of the CSV file. One entry feeds the query, the table, the menu of
 * orders and the file.
 */
export const listColumns = {
  customer: {
    title: "Customer",
    reads: { customerId: "c.customer_id" },
    kind: "customer",
    cell: () => ({ kind: "customer" }),
    order: null,
    // names are asked for live and never leave with a file
    file: { customer_id: (row) => row.customerId },
  },
  value: {
    title: "Value so far",
    reads: { valueMinor: "c.revenue_minor" },
    kind: "number",
    cell: (row, { currency }) => number(formatMoney(row.valueMinor, currency)),
    order: {
      name: "Value so far",
      down: "Highest first",
      up: "Lowest first",
      by: "c.revenue_minor",
      type: "bigint",
      table: "c",
      at: (row) => row.valueMinor,
    },
    file: { value: (row, place) => amountInFile(row.valueMinor, place) },
  },
  predicted: {
    title: "Predicted, 12 months",
    reads: {
      predictedMinor: "v.clv12_minor",
      predictedLowMinor: "v.clv12_low_minor",
      predictedHighMinor: "v.clv12_high_minor",
      pOrder365: "v.p_order_365",
    },
    kind: "number",
    cell: (row, { currency }) => {
      const { predictedMinor: expected, predictedLowMinor: low, predictedHighMinor: high } = row;
      if (expected === null) return number("–");
      const text = `~${formatMoney(expected, currency)}`;
      if (low === null || high === null) return number(text);
      const short = (minor: number) => formatCompactMoney(minor, currency);
      const unlikely = unlikelyWords({ expected, high, pOrder: row.pOrder365 }, currency);
      return {
        kind: "number",
        text,
        interval: unlikely ?? intervalWords.between(short(low), short(high)),
      };
    },
    order: {
      name: "Predicted, 12 months",
      down: "Highest first",
      up: "Lowest first",
      by: "v.clv12_minor",
      type: "bigint",
      table: "v",
      at: (row) => row.predictedMinor ?? 0,
      only: {
        sql: "v.clv12_minor IS NOT NULL",
        words: "with a prediction; the others are not in this order",
      },
    },
    file: {
      predicted_12_months: (row, place) => amountInFile(row.predictedMinor, place),
      predicted_low: (row, place) => amountInFile(row.predictedLowMinor, place),
      predicted_high: (row, place) => amountInFile(row.predictedHighMinor, place),
    },
  },
  orders: {
    title: "Orders",
    reads: { orders: "c.orders" },
    kind: "number",
    cell: (row) => number(formatNumber(row.orders)),
    order: {
      name: "Orders",
      down: "Most first",
      up: "Fewest first",
      by: "c.orders",
      type: "int",
      table: "c",
      at: (row) => row.orders,
    },
    file: { orders: (row) => row.orders },
  },
  last_order: {
    title: "Last order",
    reads: { lastOrderAt: "c.last_order_at", lastDay: "c.last_day" },
    kind: "number",
    cell: (row) => number(formatDay(row.lastDay)),
    order: {
      name: "Last order",
      down: "Newest first",
      up: "Oldest first",
      by: "c.last_order_at",
      type: "timestamptz",
      table: "c",
      at: (row) => row.lastOrderAt,
    },
    file: { last_order_day: (row) => row.lastDay },
  },
  days_since: {
    title: "Days since",
    reads: { lastDay: "c.last_day" },
    kind: "number",
    cell: (row, { today }) => number(formatNumber(daysSince(row, today))),
    order: { against: "last_order" },
    file: { days_since_last_order: (row, { today }) => daysSince(row, today) },
  },
  state: {
    title: "State",
    reads: {
      state: "v.state",
      unprofiled:
        "EXISTS (SELECT 1 FROM unprofiled_customers u WHERE u.shop_id = $1 AND u.customer_id = c.customer_id)",
    },
    kind: "state",
    cell: ({ state, unprofiled }) => ({ kind: "state", state, unprofiled }),
    order: null,
    // a word of the file, as the states are
    file: { state: (row) => (row.unprofiled ? "not_profiled" : (row.state ?? "")) },
  },
  risk: {
    title: "Value at risk",
    reads: { riskMinor: "v.value_at_risk_minor" },
    kind: "number",
    cell: ({ riskMinor }, { currency }) =>
      number(riskMinor ? `~${formatMoney(riskMinor, currency)}` : "–"),
    order: {
      name: "Value at risk",
      down: "Highest first",
      up: "Lowest first",
      by: "v.value_at_risk_minor",
      type: "bigint",
      table: "v",
      at: (row) => row.riskMinor ?? 0,
    },
    file: { value_at_risk: (row, place) => amountInFile(row.riskMinor, place) },
  },
} satisfies Record<string, ListColumn>;

export type ColumnKey = keyof typeof listColumns;

const entries = Object.entries(listColumns) as [ColumnKey, ListColumn][];

/** The columns as the table shows them: words first, then numbers. */
export const tableColumns = [
  ...entries.filter(([, column]) => column.kind !== "number"),
  ...entries.filter(([, column]) => column.kind === "number"),
].map(([key, column]) => ({ key, ...column }));

type Orders = { [K in ColumnKey]: (typeof listColumns)[K] extends { order: Order } ? K : never };
export type SortKey = Orders[ColumnKey];

export const orders = Object.fromEntries(
  entries.flatMap(([key, { order }]) => (order && "by" in order ? [[key, order]] : [])),
) as Record<SortKey, Order>;

export const sortKeys = Object.keys(orders) as [SortKey, ...SortKey[]];

type Read = { [K in ColumnKey]: keyof (typeof listColumns)[K]["reads"] }[ColumnKey];
const reads: Record<Read, string> = Object.assign({}, ...entries.map(([, column]) => column.reads));
const everyField: Record<keyof CustomerListRow, string> = reads;

/** What a query selects for a row. */
export const selected = Object.entries(everyField)
  .map(([field, sql]) => `${sql} AS "${field}"`)
  .join(", ");

const file = entries.flatMap(([, column]) => Object.entries(column.file));

/** The first line of the CSV file. */
export const fileHeadings = [...file.map(([heading]) => heading), "currency"];

/** A line of it. */
export function fileCells(row: CustomerListRow, place: ListPlace): (string | number)[] {
  return [...file.map(([, valueOf]) => valueOf(row, place)), place.currency];
}

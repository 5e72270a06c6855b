import { daysBetween } from "../../calendar/days.ts";
import { unlikelyWords } from "../../clv/predict/unlikely-words.ts";
import {
  formatCompactMoney,
  formatDay,
  formatMoney,
  formatNumber,
  formatPercent,
  formatWeekday,
} from "../../figures/format.ts";
import { intervalWords } from "../../figures/words.ts";
import { toDecimal } from "../../money.ts";
import type { Cell } from "../../lists/cell.ts";
import { stateCell } from "../state-cell.ts";
import type { CustomerListRow, ListColumn, ListPlace, Order } from "./list-column.ts";
import { nameOf } from "../words.ts";

const none = "–";
const number = (text: string): Cell => ({ kind: "number", text });
const amountInFile = (minor: number | null, { currency }: ListPlace) =>
  minor === null ? "" : toDecimal(minor, currency);

/** Whole days since the last order. */
function daysSince({ lastDay }: Pick<CustomerListRow, "lastDay">, today: string): number {
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
    isNumber: false,
    isUsual: true,
    cell: (row) => ({ kind: "link", text: nameOf(row), url: `/app/customers/${row.customerId}` }),
    order: null,
    // names are asked for live and never leave with a file
    file: { customer_id: (row) => row.customerId },
  },
  value: {
    title: "Value so far",
    reads: { valueMinor: "c.revenue_minor" },
    isNumber: true,
    isUsual: true,
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
    },
    isNumber: true,
    isUsual: true,
    cell: (row, { currency }) => {
      const { predictedMinor: expected, predictedLowMinor: low, predictedHighMinor: high } = row;
      if (expected === null) return number(none);
      const text = `~${formatMoney(expected, currency)}`;
      if (low === null || high === null) return number(text);
      const short = (minor: number) => formatCompactMoney(minor, currency);
      const unlikely = unlikelyWords({ expected, high, pOrder: row.pOrder365 }, currency);
      return {
        kind: "number",
        text,
        small: unlikely ?? intervalWords.between(short(low), short(high)),
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
  chance: {
    title: "Chance of another order",
    reads: { pOrder365: "v.p_order_365" },
    isNumber: true,
    isUsual: false,
    cell: ({ pOrder365 }) => number(pOrder365 === null ? none : `~${formatPercent(pOrder365)}`),
    order: null,
    file: { chance_of_order_within_a_year: ({ pOrder365 }) => pOrder365 ?? "" },
  },
  orders: {
    title: "Orders",
    reads: { orders: "c.orders" },
    isNumber: true,
    isUsual: true,
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
  average: {
    title: "Average order",
    reads: {},
    isNumber: true,
    isUsual: false,
    cell: ({ valueMinor, orders }, { currency }) =>
      number(formatMoney(valueMinor / orders, currency)),
    order: null,
    file: { average_order: (row, place) => amountInFile(row.valueMinor / row.orders, place) },
  },
  discounts: {
    title: "Discounted orders",
    reads: { discountedOrders: "c.discounted_orders" },
    isNumber: true,
    isUsual: false,
    cell: ({ discountedOrders }) => number(formatNumber(discountedOrders)),
    order: null,
    file: { discounted_orders: (row) => row.discountedOrders },
  },
  first_order: {
    title: "First order",
    reads: { firstDay: "c.first_day" },
    isNumber: true,
    isUsual: false,
    cell: ({ firstDay }) => number(formatDay(firstDay)),
    order: {
      name: "First order",
      down: "Newest first",
      up: "Oldest first",
      by: "c.first_day",
      type: "date",
      table: "c",
      at: (row) => row.firstDay,
    },
    file: { first_order_day: (row) => row.firstDay },
  },
  last_order: {
    title: "Last order",
    reads: { lastOrderAt: "c.last_order_at", lastDay: "c.last_day" },
    isNumber: true,
    isUsual: true,
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
    isNumber: true,
    isUsual: false,
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
    isNumber: false,
    isUsual: true,
    cell: ({ state, unprofiled }) => stateCell(state, unprofiled),
    order: null,
    // a word of the file, as the states are
    file: { state: (row) => (row.unprofiled ? "not_profiled" : (row.state ?? "")) },
  },
  next_order: {
    title: "Next order expected",
    reads: { nextOrderDay: "v.next_order_day" },
    isNumber: true,
    isUsual: false,
    cell: ({ nextOrderDay }) =>
      number(
        nextOrderDay === null
          ? none
          : `~${formatWeekday(nextOrderDay).slice(0, 3)}, ${formatDay(nextOrderDay)}`,
      ),
    order: null,
    file: { next_order_expected: (row) => row.nextOrderDay ?? "" },
  },
  rating: {
    title: "Last rating",
    reads: {
      rating: `(SELECT r.rating FROM survey_responses r
        WHERE r.shop_id = $1 AND r.customer_id = c.customer_id AND r.state = 'verified'
        ORDER BY r.received_at DESC, r.response_id DESC LIMIT 1)`,
    },
    isNumber: true,
    isUsual: false,
    cell: ({ rating }) => number(rating === null ? none : `${rating} of 5`),
    order: null,
    file: { last_rating: (row) => row.rating ?? "" },
  },
  tags: {
    title: "Tags",
    reads: {
      tags: `ARRAY(SELECT t.tag FROM customer_tags t
        WHERE t.shop_id = $1 AND t.customer_id = c.customer_id ORDER BY t.tag)`,
    },
    isNumber: false,
    isUsual: false,
    cell: ({ tags }) => ({ kind: "text", text: tags.join(", ") || none }),
    order: null,
    file: { tags: (row) => row.tags.join(", ") },
  },
  risk: {
    title: "Value at risk",
    reads: { riskMinor: "v.value_at_risk_minor" },
    isNumber: true,
    isUsual: true,
    cell: ({ riskMinor }, { currency }) =>
      number(riskMinor ? `~${formatMoney(riskMinor, currency)}` : none),
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
  ...entries.filter(([, column]) => !column.isNumber),
  ...entries.filter(([, column]) => column.isNumber),
].map(([key, column]) => ({ key, ...column }));

export type TableColumn = (typeof tableColumns)[number];

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

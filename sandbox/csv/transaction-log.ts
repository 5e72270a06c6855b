import { parseAmount, type Moment } from "./cells.ts";
import type { ImportedLine, ImportedOrder } from "./imported-order.ts";
import type { Cell } from "./cells.ts";
import type { Row, Table } from "./rows.ts";

const names = {
  customer: ["customer_id", "customer", "customerid"],
  date: ["date", "order_date", "datetime", "timestamp"],
  amount: ["amount", "revenue", "order_amount"],
  product: ["product", "product_name", "item"],
} as const;

type Role = keyof typeof names;

export interface LogColumns {
  customer: string;
  date: string;
  amount: string;
  product: string | null;
}

/** Which columns hold what, or the names of those missing. */
export function logColumns(columns: readonly string[]): LogColumns | { missing: string[] } {
  const find = (role: Role) => names[role].find((name) => columns.includes(name)) ?? null;
  const [customer, date, amount] = [find("customer"), find("date"), find("amount")];
  if (customer === null || date === null || amount === null) {
    return {
      missing: [
        ...(customer === null ? [names.customer[0]] : []),
        ...(date === null ? [names.date[0]] : []),
        ...(amount === null ? [names.amount[0]] : []),
      ],
    };
  }
  return { customer, date, amount, product: find("product") };
}

export interface LogOptions {
  columns: LogColumns;
  digits: number;
  moment(text: string): Cell<Moment>;
  /** told of a row that equals an earlier one but carries no time of day, so that it may be a second order */
  onIdenticalRow?(row: Row): void;
}

/**
 * Orders of a transaction log: one row, one order. With a product column, rows that follow one another for the
 * same customer and moment are the lines of one order.
 *
 * The same order twice is an error where the rows carry a time of day. Two equal rows of one day may be two orders.
 */
export async function* ordersOfLog(
  table: Table,
  options: LogOptions,
): AsyncGenerator<ImportedOrder> {
  const seen = new Map<string, { line: number; amount: number }>();
  let open = null as { key: string; order: ImportedOrder } | null;
  for await (const row of table.rows) {
    const { customerId, moment, amount, product } = readRow(row, options);
    const key = `${customerId}\n${moment.at}`;
    if (options.columns.product !== null && open?.key === key) {
      addLine(open.order, product, amount);
      continue;
    }
    const earlier = seen.get(key);
    if (earlier && (options.columns.product !== null || earlier.amount === amount)) {
      if (!moment.dayOnly) {
        throw row.refuse(
          options.columns.date,
          `expected each order once: this customer's order of that moment is on line ${earlier.line} already`,
        );
      }
      options.onIdenticalRow?.(row);
    } else if (!earlier) {
      seen.set(key, { line: row.line, amount });
    }
    if (open) yield open.order;
    open = { key, order: newOrder(row, customerId, moment) };
    addLine(open.order, product, amount);
  }
  if (open) yield open.order;
}

function readRow(row: Row, { columns, digits, moment }: LogOptions) {
  const customerId = row.cell(columns.customer);
  if (customerId === "") throw row.refuse(columns.customer, "expected a customer id");
  const when = moment(row.cell(columns.date));
  if ("reason" in when) throw row.refuse(columns.date, when.reason);
  const amount = parseAmount(row.cell(columns.amount), digits);
  if ("reason" in amount) throw row.refuse(columns.amount, amount.reason);
  const product = columns.product === null ? "" : row.cell(columns.product);
  return { customerId, moment: when.value, amount: amount.value, product };
}

function newOrder(row: Row, customerId: string, moment: Moment): ImportedOrder {
  return {
    line: row.line,
    name: null,
    customer: {
      key: customerId,
      firstName: "Customer",
      lastName: customerId,
      phone: null,
      email: customerId.includes("@") ? customerId.toLowerCase() : null,
      acceptsMarketing: false,
      note: `Customer ${customerId} of the imported file`,
    },
    email: null,
    at: moment.at,
    cancelledAt: null,
    lines: [],
    subtotal: 0,
    shipping: 0,
    tax: 0,
    tip: 0,
    refunded: 0,
    taxesIncluded: false,
    shippingTax: 0,
    total: 0,
    discountCodes: [],
    financialStatus: "PAID",
    fulfillmentStatus: "FULFILLED",
    sourceName: "web",
    note: null,
    tags: [],
  };
}

function addLine(order: ImportedOrder, product: string, amount: number): void {
  order.subtotal += amount;
  order.total += amount;
  const same = order.lines.find(
    (line) => line.product !== null && line.title === product && line.unitPrice === amount,
  );
  if (same) {
    same.quantity += 1;
    return;
  }
  const line: ImportedLine = {
    product: product === "" ? null : { title: product, variant: "Default Title", sku: "" },
    title: product === "" ? "Not itemised" : product,
    quantity: 1,
    unitPrice: amount,
    discount: 0,
  };
  order.lines.push(line);
}

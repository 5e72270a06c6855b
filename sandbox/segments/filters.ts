import type { SQLInputValue } from "node:sqlite";
import { SegmentQueryError, type Token } from "./tokens.ts";

export interface SegmentPlace {
  timezone: string;
  currency: string;
  /** ISO 8601 */
  now: string;
  /** the stored namespace and the type of a customer metafield that has a definition, else null */
  metafield: (namespace: string, key: string) => { namespace: string; type: string } | null;
  /** SQL of a customer's RFM group */
  rfmGroup: () => string;
}
export interface Filter {
  /** SQL of what is compared */
  sql: string;
  parameters: SQLInputValue[];
  kind: "number" | "money" | "date" | "text" | "list" | "anything";
  /** dates kept as text instead of seconds */
  textual?: boolean;
}

const columns: Record<string, Filter> = {
  number_of_orders: { sql: "number_of_orders", parameters: [], kind: "number" },
  amount_spent: { sql: "amount_spent", parameters: [], kind: "money" },
  last_order_date: { sql: "last_order_at", parameters: [], kind: "date" },
  customer_added_date: { sql: "created_at", parameters: [], kind: "date" },
  first_order_date: {
    sql: "(SELECT min(processed_at) FROM orders WHERE customer_id = customers.id)",
    parameters: [],
    kind: "date",
  },
  customer_tags: { sql: "json_extract(doc, '$.tags')", parameters: [], kind: "list" },
  email_subscription_status: {
    sql: "json_extract(doc, '$.emailMarketing')",
    parameters: [],
    kind: "text",
  },
  customer_language: { sql: "json_extract(doc, '$.locale')", parameters: [], kind: "text" },
  customer_email_domain: {
    sql: "lower(substr(email, instr(email, '@') + 1))",
    parameters: [],
    kind: "text",
  },
};
const numbers = ["number_integer", "number_decimal"];
const dates = ["date", "date_time"];

export function filterOf(token: Token, place: SegmentPlace): Filter {
  const unknown = new SegmentQueryError(token.at, `'${token.text}' filter cannot be found.`);
  const column = columns[token.text];
  if (column) return column;
  if (token.text === "rfm_group") return { sql: place.rfmGroup(), parameters: [], kind: "text" };
  const match = /^metafields\.(.+)\.([^.]+)$/.exec(token.text);
  const defined = match ? place.metafield(match[1]!, match[2]!) : null;
  if (!match || !defined) throw unknown;
  const { namespace, type } = defined;
  const isNumber = numbers.includes(type);
  const sql =
    `(SELECT ${isNumber ? "CAST(value AS REAL)" : "value"} FROM metafields ` +
    "WHERE owner = 'gid://shopify/Customer/' || customers.id AND namespace = ? AND key = ?)";
  const parameters = [namespace, match[2]!];
  if (isNumber) return { sql, parameters, kind: "number" };
  if (dates.includes(type)) return { sql, parameters, kind: "date", textual: true };
  if (type === "single_line_text_field" || type === "boolean") {
    return { sql, parameters, kind: "text" };
  }
  throw unknown;
}

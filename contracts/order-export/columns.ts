import { NotAnOrderExport } from "./order.ts";
import { words } from "./words.ts";

const REQUIRED = [
  "name",
  "email",
  "financial status",
  "currency",
  "subtotal",
  "shipping",
  "taxes",
  "total",
  "created at",
  "lineitem quantity",
  "lineitem name",
  "lineitem price",
];

/** Headers that were spelt otherwise at times. */
const SPELLINGS: Readonly<Record<string, string>> = { "canceled at": "cancelled at" };

/** Shopify's export is told by columns no other file has. */
export function isOrderExport(header: readonly string[]): boolean {
  const names = header.map(nameOf);
  return names.includes("financial status") || names.includes("lineitem name");
}

/**
 * Where each column stands, by its name in lower case.
 * @throws NotAnOrderExport when what no order can do without is missing
 */
export function columnsOf(header: readonly string[]): Map<string, number> {
  const columns = new Map<string, number>();
  for (const [index, name] of header.entries())
    if (!columns.has(nameOf(name))) columns.set(nameOf(name), index);
  const missing = REQUIRED.filter((name) => !columns.has(name));
  if (missing.length > 0) throw new NotAnOrderExport(words.notAnExport(missing));
  return columns;
}

function nameOf(header: string): string {
  const name = header.trim().toLowerCase();
  return SPELLINGS[name] ?? name;
}

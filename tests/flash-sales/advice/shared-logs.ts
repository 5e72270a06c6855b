import { parseDay } from "../../../app/calendar/days.ts";

export interface RetailOrder {
  customer: string;
  day: number;
  products: string[];
}

/** Orders of customers with an account; columns invoice, code, pieces (of returns below 0), date, price, customer. */
export function readRetail(lines: readonly string[]): RetailOrder[] {
  const orders = new Map<string, RetailOrder>();
  for (const line of lines) {
    const [invoice = "", code = "", pieces = "", date = "", , customer = ""] = line.split("\t");
    if (customer === "" || Number(pieces) <= 0) continue;
    const [, month = "", day = "", year = ""] = /^(\d+)\/(\d+)\/(\d+) /.exec(date) ?? [];
    const written = `20${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    let order = orders.get(invoice);
    if (!order) orders.set(invoice, (order = { customer, day: parseDay(written)!, products: [] }));
    if (!order.products.includes(code)) order.products.push(code);
  }
  return [...orders.values()];
}

/** A number, then what is in the basket. */
export const readBaskets = (lines: readonly string[]): string[][] =>
  lines.map((line) => [
    ...new Set(
      line
        .split(",")
        .slice(1)
        .map((name) => name.trim())
        .filter((name) => name !== ""),
    ),
  ]);

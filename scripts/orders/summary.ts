import { createReadStream } from "node:fs";
import { currencyExponent, toDecimal } from "../../app/money.ts";
import { worthOf } from "../../app/orders/file/worth.ts";
import { giftCardLines } from "../../contracts/order-export/gift-cards.ts";
import { readOrderExport } from "../../contracts/order-export/read.ts";

export interface OrdersSummary {
  orders: number;
  customers: number;
  /** orders of nobody: without e-mail and phone */
  guests: number;
  /** units of the currency */
  revenue: number;
  /** null = there is no order */
  currency: string | null;
  setAside: { line: number; column: string | null; reason: string }[];
  /** what the file cannot tell, in sentences */
  notes: string[];
}

/**
 * What Shopify's order export holds, in one pass.
 * @throws NotAnOrderExport when the file is something else; the error of the file system when it cannot be read
 */
export async function summaryOf(file: string, now: number): Promise<OrdersSummary> {
  const bytes = file === "-" ? process.stdin : createReadStream(file);
  const buyers = new Set<string>();
  const summary = { orders: 0, guests: 0, currency: null as string | null };
  const setAside: OrdersSummary["setAside"] = [];
  const cards = { orders: 0, minor: 0 };
  let revenue = 0;
  for await (const { order, setAside: bad } of readOrderExport(bytes, {
    digitsOf: currencyExponent,
    now,
  })) {
    if (bad) {
      const found = bad.found === null ? "" : `found ${JSON.stringify(bad.found)}, `;
      setAside.push({ line: bad.line, column: bad.column, reason: `${found}${bad.reason}` });
      continue;
    }
    summary.orders++;
    summary.currency = order.currency;
    if (order.buyer) buyers.add(order.buyer.key);
    else summary.guests++;
    revenue += worthOf(order).revenueMinor;
    const sold = giftCardLines(order);
    if (sold.length > 0) cards.orders++;
    for (const line of sold) cards.minor += line.unitPrice * line.quantity - line.discount;
  }
  const { currency } = summary;
  const units = (minor: number) => (currency === null ? "0" : toDecimal(minor, currency));
  const notes =
    cards.orders === 0
      ? []
      : [
          `The export cannot tell a gift card from goods: ${cards.orders} ${cards.orders === 1 ? "order has a line" : "orders have lines"} named like one, ${units(cards.minor)} ${currency}, counted as goods.`,
        ];
  return {
    ...summary,
    customers: buyers.size,
    revenue: Number(units(revenue)),
    setAside,
    notes,
  };
}

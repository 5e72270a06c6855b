import type { Days } from "./arguments.ts";
import type { ProductLog } from "./product-log.ts";

/** Who bought of a sale. */
export interface Buyers {
  /** whose first order of the log it was */
  new: number;
  returning: number;
  /** orders without a customer: nobody knows */
  guests: number;
}

export function countBuyers(
  log: ProductLog,
  products: readonly number[],
  { from, to }: Days,
): Buyers {
  const { order, product, day, quantity } = log.lines;
  const onSale = new Set(products);
  const buyers = new Set<number>();
  const guests = new Set<number>();
  const firstDay = new Float64Array(log.customers).fill(Infinity);
  for (let line = 0; line < day.length; line++) {
    if (quantity[line]! <= 0) continue;
    const customer = log.customerOf[order[line]!]!;
    if (customer >= 0) firstDay[customer] = Math.min(firstDay[customer]!, day[line]!);
    if (day[line]! < from || day[line]! > to || !onSale.has(product[line]!)) continue;
    if (customer >= 0) buyers.add(customer);
    else guests.add(order[line]!);
  }
  const fresh = [...buyers].filter((customer) => firstDay[customer]! >= from).length;
  return { new: fresh, returning: buyers.size - fresh, guests: guests.size };
}

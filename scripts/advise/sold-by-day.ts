import type { ProductLog } from "./product-log.ts";

/** Pieces and money of each product on each day: product × days + day. */
export interface SoldByDay {
  days: number;
  units: Float64Array;
  /** null where the log has no prices */
  revenue: Float64Array | null;
}

/** No currency has more digits after the point. */
const MOST_DECIMALS = 4;

/** @param first and last day, both included */
export function soldByDay({ products, lines }: ProductLog, first: number, last: number): SoldByDay {
  const days = last - first + 1;
  const units = new Float64Array(products.length * days);
  const revenue = lines.price && new Float64Array(products.length * days);
  for (let line = 0; line < lines.day.length; line++) {
    const day = lines.day[line]! - first;
    if (day < 0 || day >= days) continue;
    const cell = lines.product[line]! * days + day;
    units[cell]! += lines.quantity[line]!;
    if (revenue && lines.price)
      revenue[cell]! += lines.quantity[line]! * inMinorUnits(lines.price[line]!);
  }
  return { days, units, revenue: revenue && revenue.map((minor) => minor / 10 ** MOST_DECIMALS) };
}

/** Whole numbers, so that sums do not depend on the order of the rows. */
const inMinorUnits = (price: number) => Math.round(price * 10 ** MOST_DECIMALS);

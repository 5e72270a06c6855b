import { createRandom } from "../../../app/numeric/random.ts";
import { formatDay, parseDay } from "../../../app/calendar/days.ts";

export interface SoldLine {
  order: number;
  customer: string;
  day: number;
  product: string;
  quantity: number;
  price: number;
}

export const START = parseDay("2025-01-01")!;
export const SALE = { from: START + 300, to: START + 304 };
export const ON_SALE = ["a", "b", "c"];
const ALL = [..."abcdefghijklmn"];

/** A line for every product and day that sold, the products on sale `lift` times as much in the days of the sale. */
export function soldLines(seed: string, lift: number, days = 320): SoldLine[] {
  const random = createRandom(seed);
  const lines: SoldLine[] = [];
  for (let day = 0; day < days; day++)
    ALL.forEach((product, i) => {
      const isOnSale =
        ON_SALE.includes(product) && START + day >= SALE.from && START + day <= SALE.to;
      const quantity = random.poisson((3 + i) * (isOnSale ? lift : 1));
      if (quantity === 0) return;
      const price = (10 + i) * (isOnSale ? 0.75 : 1);
      const customer = `c${random.int(0, 400)}`;
      lines.push({ order: lines.length, customer, day: START + day, product, quantity, price });
    });
  return lines;
}

export const saleCsv = (lines: readonly SoldLine[]) =>
  [
    "order,customer,date,product,quantity,price",
    ...lines.map(({ order, customer, day, product, quantity, price }) =>
      [order, customer, formatDay(day), product, quantity, price].join(","),
    ),
  ].join("\n");

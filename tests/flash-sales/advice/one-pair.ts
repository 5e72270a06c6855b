import type { RetailOrder } from "./shared-logs.ts";

/** Orders with both, and how many were to be expected. */
export interface Counted {
  n: number;
  expected: number;
}

export function basketsWith(baskets: readonly string[][], a: string, b: string): Counted {
  const having = (name: string) => baskets.filter((basket) => basket.includes(name));
  const n = having(a).filter((basket) => basket.includes(b)).length;
  return { n, expected: (having(a).length * having(b).length) / baskets.length };
}

/** First purchases of b within so many days after a's, of one pair, by looking through every customer. */
export function followedBy(
  orders: readonly RetailOrder[],
  a: string,
  b: string,
  days: number,
): Counted {
  const customers = new Map<string, RetailOrder[]>();
  for (const order of orders) {
    const own = customers.get(order.customer) ?? [];
    customers.set(order.customer, own);
    own.push(order);
  }
  const start = orders.reduce((first, { day }) => Math.min(first, day), Infinity);
  const weeks = new Map<number, { o: number; F: number; b: number }>();
  let n = 0;
  for (const own of customers.values()) {
    const firstOf = (name: string) =>
      own.reduce(
        (at, { day, products }) => (products.includes(name) ? Math.min(at, day) : at),
        Infinity,
      );
    const firstDay = own.reduce((at, { day }) => Math.min(at, day), Infinity);
    const [ofA, ofB] = [firstOf(a), firstOf(b)];
    const follows = (day: number) => day > ofA && day - ofA <= days;
    for (const { day } of own) {
      if (day === firstDay) continue;
      const number = Math.floor((day - start) / 7);
      const week = weeks.get(number) ?? { o: 0, F: 0, b: 0 };
      weeks.set(number, week);
      week.o++;
      if (follows(day)) week.F++;
    }
    if (ofB === Infinity || ofB === firstDay) continue;
    weeks.get(Math.floor((ofB - start) / 7))!.b++;
    if (follows(ofB)) n++;
  }
  let expected = 0;
  for (const { o, F, b: first } of weeks.values()) expected += (F * first) / o;
  return { n, expected };
}

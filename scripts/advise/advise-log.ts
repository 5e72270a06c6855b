import type { ProductPair } from "../../app/flash-sales/advice/lift.ts";
import { BasketPairs } from "../../app/flash-sales/advice/pairs.ts";
import { MOST_PRODUCTS } from "../../app/flash-sales/advice/pair-keys.ts";
import { type Sequence, Sequences } from "../../app/flash-sales/advice/sequences.ts";
import { topSellers } from "../../app/flash-sales/advice/top-sellers.ts";
import { countingOrder } from "../../app/numeric/counting-order.ts";
import { Baskets } from "./baskets.ts";
import type { ProductLog } from "./product-log.ts";

/** Pairs by the names of their products. */
export type Named<Pair extends ProductPair> = Omit<Pair, "a" | "b"> & { a: string; b: string };

export interface Advised<Pair extends ProductPair> {
  pairs: Named<Pair>[];
  /** products that sell too little to be looked at, there being so many */
  leftOut: number;
}

/** Products in the same order. Orders from which everything came back are none. */
export function pairsOfLog(log: ProductLog): Advised<ProductPair> {
  const sellers = sellersOf(log, new Baskets(log));
  const counter = new BasketPairs(sellers.products.length);
  for (let order = 0; order < log.orders; order++) {
    const { bought, looked } = sellers.of(order);
    if (bought > 0) counter.add(looked);
  }
  return sellers.named(counter.found());
}

/** First purchases that follow others within so many days. Guests have no past and are left out. */
export function sequencesOfLog(log: ProductLog, days: number): Advised<Sequence> {
  const baskets = new Baskets(log);
  const sellers = sellersOf(log, baskets);
  const dayOf = Int32Array.from({ length: log.orders }, (_, order) => baskets.dayOf(order));
  const firstDay = dayOf.reduce((first, day) => Math.min(first, day), Infinity);
  const lastDay = dayOf.reduce((last, day) => Math.max(last, day), -Infinity);
  const counter = new Sequences(sellers.products.length, days, firstDay);
  const known = Uint32Array.from(log.customerOf.keys()).filter(
    (order) => log.customerOf[order]! >= 0,
  );
  const byDay = countingOrder(
    known,
    dayOf.map((day) => day - firstDay),
    log.orders === 0 ? 0 : lastDay - firstDay + 1,
  );
  let customer = -1;
  for (const order of countingOrder(byDay, log.customerOf, log.customers)) {
    const { bought, looked } = sellers.of(order);
    if (bought === 0) continue;
    if (log.customerOf[order] !== customer) counter.next(dayOf[order]!);
    customer = log.customerOf[order]!;
    counter.add(dayOf[order]!, looked);
  }
  return sellers.named(counter.found());
}

function sellersOf(log: ProductLog, baskets: Baskets) {
  const orders = new Uint32Array(log.products.length);
  if (orders.length > MOST_PRODUCTS)
    for (let order = 0; order < log.orders; order++)
      for (const product of baskets.of(order)) orders[product]! += 1;
  const numbers = topSellers(orders, MOST_PRODUCTS);
  const products = log.products.filter((_, product) => numbers[product]! >= 0);
  return {
    products,
    of: (order: number) => {
      const bought = baskets.of(order);
      if (products.length === log.products.length) return { bought: bought.length, looked: bought };
      const looked = bought.map((product) => numbers[product]!).filter((number) => number >= 0);
      return { bought: bought.length, looked };
    },
    named: <Pair extends ProductPair>(pairs: readonly Pair[]): Advised<Pair> => ({
      pairs: pairs.map((pair) => ({ ...pair, a: products[pair.a]!, b: products[pair.b]! })),
      leftOut: log.products.length - products.length,
    }),
  };
}

import { bestFirst, LEAST_ORDERS, liftOf, type ProductPair } from "./lift.ts";
import { MOST_PRODUCTS, PairKeys } from "./pair-keys.ts";

/** Products that are bought in the same order, from orders as they come. */
export class BasketPairs {
  private orders = 0;
  /** orders with each product */
  private readonly single: Uint32Array;
  private readonly keys = new PairKeys();

  /** @param products how many there are, numbered from 0 */
  constructor(products: number) {
    requireNumbered(products);
    this.single = new Uint32Array(products);
  }

  /** @param products of one order, each once, ascending; an order of products that are not looked at counts too */
  add(products: ArrayLike<number>): void {
    this.orders++;
    for (let i = 0; i < products.length; i++) {
      const a = products[i]!;
      this.single[a]! += 1;
      for (let j = i + 1; j < products.length; j++) this.keys.add(a, products[j]!);
    }
  }

  /** Pairs with enough orders, a below b; expected is n_a n_b / N. Nothing is added after. */
  found(): ProductPair[] {
    const { a, b, n } = this.keys.sorted().counted(LEAST_ORDERS);
    const pairs = Array.from(n, (both, i) => {
      const expected = (this.single[a[i]!]! * this.single[b[i]!]!) / this.orders;
      return { a: a[i]!, b: b[i]!, n: both, expected, ...liftOf(both, expected) };
    });
    return pairs.sort(bestFirst);
  }
}

/** @throws RangeError when there are more than keys have room for */
export function requireNumbered(products: number): void {
  if (products <= MOST_PRODUCTS) return;
  throw new RangeError(`found ${products} products, expected at most ${MOST_PRODUCTS}`);
}

import { bestFirst, LEAST_ORDERS, liftOf, type ProductPair } from "./lift.ts";
import { PairKeys } from "./pair-keys.ts";
import { requireNumbered } from "./pairs.ts";
import { Weeks } from "./weeks.ts";

export interface Sequence extends ProductPair {
  /** the order matters: a then b is at least likelier than b then a is */
  directed: boolean;
}

/**
 * "A, then the first B within so many days", from customers as they come, against what the same customers' orders of
 * the same weeks would have brought: E(A, B) = Σ_w F_A(w) · b(w) / o(w), with o the later orders of week w, F_A those
 * of them by somebody who first bought A at most so many days before, b those with somebody's first B. A later order is
 * one of a later day than the customer's first.
 */
export class Sequences {
  private readonly weeks: Weeks;
  private readonly keys = new PairKeys();
  private readonly days: number;

  // the customer who is being read
  private customer = 0;
  private firstDay = 0;
  /** by product: the last customer seen with it */
  private readonly seenWith: Uint32Array;
  private owned: number[] = [];
  private since: number[] = [];

  /**
   * @param products how many there are, numbered from 0
   * @param days within how many B follows A
   * @param firstDay from which weeks are counted
   */
  constructor(products: number, days: number, firstDay: number) {
    requireNumbered(products);
    this.weeks = new Weeks(products, firstDay);
    this.seenWith = new Uint32Array(products);
    this.days = days;
  }

  /** Orders added from now on are another customer's. @param firstDay of their first order */
  next(firstDay: number): void {
    this.customer++;
    this.firstDay = firstDay;
    this.owned = [];
    this.since = [];
  }

  /** @param products of one order, each once; a customer's orders come by day */
  add(day: number, products: ArrayLike<number>): void {
    const fresh: number[] = [];
    for (let i = 0; i < products.length; i++)
      if (this.seenWith[products[i]!] !== this.customer) fresh.push(products[i]!);
    if (day > this.firstDay) this.later(day, fresh);
    for (const product of fresh) {
      this.seenWith[product] = this.customer;
      this.owned.push(product);
      this.since.push(day);
    }
  }

  private later(day: number, fresh: readonly number[]): void {
    const week = this.weeks.of(day);
    week.orders++;
    for (const b of fresh) week.first[b]! += 1;
    // what was bought last stands last
    for (let k = this.owned.length - 1; k >= 0 && day - this.since[k]! <= this.days; k--) {
      if (this.since[k] === day) continue;
      const a = this.owned[k]!;
      week.after[a]! += 1;
      for (const b of fresh) this.keys.add(a, b);
    }
  }

  /** Sequences with enough orders. Nothing is added after. */
  found(): Sequence[] {
    const keys = this.keys.sorted();
    const { a, b, n } = keys.counted(LEAST_ORDERS);
    const [there, back] = [this.weeks.expected(a, b), this.weeks.expected(b, a)];
    const found = Array.from(n, (both, i) => {
      const [first, second, expected] = [a[i]!, b[i]!, there[i]!];
      const lift = liftOf(both, expected);
      const directed = lift.low > liftOf(keys.countOf(second, first), back[i]!).lift;
      return { a: first, b: second, n: both, expected, ...lift, directed };
    });
    return found.sort(bestFirst);
  }
}

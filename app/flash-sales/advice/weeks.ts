import { DAYS_PER_WEEK } from "../../calendar/days.ts";

/** Of one week: later orders of customers, and of each product those after it and those with somebody's first of it. */
export interface Week {
  orders: number;
  after: Uint32Array;
  first: Uint32Array;
}

/** The weeks that have later orders, counted from a first day. */
export class Weeks {
  private readonly byNumber = new Map<number, Week>();
  private readonly products: number;
  private readonly firstDay: number;

  constructor(products: number, firstDay: number) {
    this.products = products;
    this.firstDay = firstDay;
  }

  of(day: number): Week {
    const number = Math.floor((day - this.firstDay) / DAYS_PER_WEEK);
    let week = this.byNumber.get(number);
    if (!week) {
      const column = () => new Uint32Array(this.products);
      this.byNumber.set(number, (week = { orders: 0, after: column(), first: column() }));
    }
    return week;
  }

  /** E(A, B) = Σ F_A · b / o of pairs given as columns, week by week: what a week holds is looked at together. */
  expected(a: ArrayLike<number>, b: ArrayLike<number>): Float64Array {
    const expected = new Float64Array(a.length);
    const inOrder = [...this.byNumber].sort(([x], [y]) => x - y);
    for (const [, { orders, after, first }] of inOrder)
      for (let i = 0; i < a.length; i++) expected[i]! += (after[a[i]!]! * first[b[i]!]!) / orders;
    return expected;
  }
}

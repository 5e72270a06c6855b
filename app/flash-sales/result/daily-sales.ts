/** Days by their place in the history, the first included, the last not. */
export interface Window {
  from: number;
  until: number;
}

/** Sales of every product on every day, as sums from the first day on; days that are left out count as none. */
export class DailySales {
  readonly products: number;
  readonly days: number;
  private readonly sums: Float64Array;
  /** days that count, from the first on */
  private readonly counted: Float64Array;
  private readonly totals: Float64Array;

  /**
   * @param sold product × days + day: units, or what was paid for them
   * @param leftOut days of other sales
   */
  constructor(products: number, days: number, sold: ArrayLike<number>, leftOut: readonly Window[]) {
    const isOut = (day: number) => leftOut.some(({ from, until }) => day >= from && day < until);
    const counts = Array.from({ length: days }, (_, day) => (isOut(day) ? 0 : 1));
    this.products = products;
    this.days = days;
    this.sums = new Float64Array(products * (days + 1));
    this.totals = new Float64Array(days + 1);
    this.counted = new Float64Array(days + 1);
    for (let day = 0; day < days; day++) this.counted[day + 1] = this.counted[day]! + counts[day]!;
    for (let product = 0; product < products; product++) {
      let sum = 0;
      for (let day = 0; day < days; day++) {
        sum += counts[day]! * sold[product * days + day]!;
        this.sums[product * (days + 1) + day + 1] = sum;
        this.totals[day + 1]! += sum;
      }
    }
  }

  daysIn({ from, until }: Window): number {
    return this.counted[until]! - this.counted[from]!;
  }

  of(product: number, { from, until }: Window): number {
    const at = product * (this.days + 1);
    return this.sums[at + until]! - this.sums[at + from]!;
  }

  ofAll(products: readonly number[], window: Window): number {
    return products.reduce((sum, product) => sum + this.of(product, window), 0);
  }

  /** Of all products of the shop. */
  ofShop({ from, until }: Window): number {
    return this.totals[until]! - this.totals[from]!;
  }
}

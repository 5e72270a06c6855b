import { countingOrder, startsOf } from "../../app/numeric/counting-order.ts";
import type { ProductLog } from "./product-log.ts";

/** Orders and what was bought in them: lines of one product are one, and what came back in the order was not bought. */
export class Baskets {
  readonly log: ProductLog;
  private readonly starts: Uint32Array;
  private readonly lines: Uint32Array;

  constructor(log: ProductLog) {
    const { order } = log.lines;
    this.log = log;
    this.starts = startsOf(order.length, (i) => order[i]!, log.orders);
    const all = Uint32Array.from(order, (_, line) => line);
    this.lines = countingOrder(all, order, log.orders);
  }

  /** Product numbers, ascending. */
  of(order: number): number[] {
    const { product, quantity } = this.log.lines;
    const bought = new Map<number, number>();
    for (let i = this.starts[order]!; i < this.starts[order + 1]!; i++) {
      const line = this.lines[i]!;
      bought.set(product[line]!, (bought.get(product[line]!) ?? 0) + quantity[line]!);
    }
    const products: number[] = [];
    for (const [number, pieces] of bought) if (pieces > 0) products.push(number);
    return products.sort((a, b) => a - b);
  }

  /** The day of an order's first line. */
  dayOf(order: number): number {
    let first = Infinity;
    for (let i = this.starts[order]!; i < this.starts[order + 1]!; i++)
      first = Math.min(first, this.log.lines.day[this.lines[i]!]!);
    return first;
  }
}

import { BasketPairs } from "../../../app/flash-sales/advice/pairs.ts";
import { Sequences } from "../../../app/flash-sales/advice/sequences.ts";
import type { DrawnOrders } from "./orders.ts";

const DAYS = 90;

export interface Timed {
  /** seconds of processor time, and on the clock */
  cpu: number;
  seconds: number;
  found: number;
}

export const timePairs = ({ products, day, start, product }: DrawnOrders): Timed =>
  timed(() => {
    const pairs = new BasketPairs(products);
    for (let i = 0; i < day.length; i++) pairs.add(product.subarray(start[i], start[i + 1]));
    return pairs.found().length;
  });

export const timeSequences = ({ products, day, isFirst, start, product }: DrawnOrders): Timed =>
  timed(() => {
    const sequences = new Sequences(products, DAYS, 0);
    for (let i = 0; i < day.length; i++) {
      if (isFirst[i] === 1) sequences.next(day[i]!);
      sequences.add(day[i]!, product.subarray(start[i], start[i + 1]));
    }
    return sequences.found().length;
  });

function timed(work: () => number): Timed {
  const used = process.cpuUsage();
  const started = performance.now();
  const found = work();
  const { user, system } = process.cpuUsage(used);
  return { cpu: (user + system) / 1e6, seconds: (performance.now() - started) / 1000, found };
}

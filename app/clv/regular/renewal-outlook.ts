import { gapTable, type GapLaw } from "../models/gap-law.ts";
import { renewalChance } from "../models/renewals.ts";
import type { RegularCycle } from "./regular-buyers.ts";

/** A count of renewals less likely than this within the horizon is nothing. */
const NEGLIGIBLE = 1e-9;
/** Days that are asked for every night. */
const AT_LEAST = 366;

/**
 * When the orders of somebody come who buys by one law of gaps and does not leave: P(n-th order
 * within t days), for whoever ordered `since` days ago. Kept per law: churn does not move it.
 */
class Arrivals {
  private readonly table;
  /** sums[n][d] = P(n gaps take d days or fewer). */
  private sums: Float64Array[] = [];
  private days = -1;
  private readonly known = new Map<number, Float64Array>();

  constructor(law: GapLaw) {
    this.table = gapTable(law);
  }

  /** P(the n-th next order within `t` whole days), n = 1, 2, … at index n − 1. */
  within(t: number, since: number): Float64Array {
    if (t > this.days) this.reach(t);
    const quiet = Math.min(since, this.table.days - 1);
    const key = quiet * 65_536 + t;
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const { density, days } = this.table;
    const left = this.table.tail[quiet]!;
    const result = new Float64Array(this.sums.length);
    const longest = Math.min(t, days - quiet);
    for (let n = 0; n < result.length; n++) {
      const rest = this.sums[n]!;
      let sum = 0;
      for (let wait = 1; wait <= longest; wait++) sum += density[quiet + wait]! * rest[t - wait]!;
      result[n] = Math.min(1, sum / left);
    }
    this.known.set(key, result);
    return result;
  }

  private reach(asked: number): void {
    const { density, days: longest } = this.table;
    const days = Math.max(asked, AT_LEAST);
    this.days = days;
    this.known.clear();
    this.sums = [new Float64Array(days + 1).fill(1)];
    for (;;) {
      const before = this.sums.at(-1)!;
      const next = new Float64Array(days + 1);
      for (let d = 1; d <= days; d++) {
        let sum = 0;
        for (let gap = Math.min(d, longest); gap > 0; gap--)
          sum += density[gap]! * before[d - gap]!;
        next[d] = sum;
      }
      if (next[days]! < NEGLIGIBLE) return;
      this.sums.push(next);
    }
  }
}

const arrivals = new WeakMap<GapLaw, Arrivals>();

/** What customers of one cycle may do, if they have not left. Days are calendar days. */
export class RenewalOutlook {
  private readonly cycle: RegularCycle;
  private readonly arrivals: Arrivals;

  constructor(cycle: RegularCycle) {
    this.cycle = cycle;
    let known = arrivals.get(cycle.law);
    if (known === undefined) arrivals.set(cycle.law, (known = new Arrivals(cycle.law)));
    this.arrivals = known;
  }

  /**
   * P(n orders or more within `t` days), n = 1, 2, … at index n − 1, of a customer with `x` repeat
   * orders who ordered `since` days ago and will order again. Between whole days on a line.
   */
  tails(x: number, since: number, t: number): Float64Array {
    const whole = Math.floor(t);
    const part = t - whole;
    const later = part > 0 ? this.arrivals.within(whole + 1, since) : null;
    const now = this.arrivals.within(whole, since);
    const result = new Float64Array(Math.max(now.length, later?.length ?? 0));
    let stays = 1;
    for (let n = 0; n < result.length; n++) {
      const at = now[n] ?? 0;
      result[n] = stays * (later === null ? at : at + part * ((later[n] ?? 0) - at));
      stays *= renewalChance(this.cycle.churn, x + 1 + n);
    }
    return result;
  }

  /** Expected orders within `t` days, of the same customer. */
  orders(x: number, since: number, t: number): number {
    let sum = 0;
    if (t > 0) for (const tail of this.tails(x, since, t)) sum += tail;
    return sum;
  }

  /** Expected repeat orders of a new customer by age `t`. */
  ordersFromStart(t: number): number {
    return renewalChance(this.cycle.churn, 0) * this.orders(0, 0, t);
  }

  /** Days by which half of those who will order again have done so. */
  medianWait(since: number): number {
    const { tail, days } = gapTable(this.cycle.law);
    const quiet = Math.min(since, days - 1);
    const half = tail[quiet]! / 2;
    let day = quiet + 1;
    while (day < days && tail[day]! > half) day++;
    return day - quiet;
  }
}

import { buildLedger, type OrderLedger } from "../../../../app/clv/fit/ledger.ts";
import type { Clock } from "../../../../app/clv/season/clock.ts";
import { createRandom } from "../../../../app/numeric/random.ts";

export interface SeasonalShop {
  readonly customers: number;
  /** Days of history up to `today`. */
  readonly days: number;
  readonly today: number;
  /** Clock of the shop's true season. */
  readonly clock: Clock;
  /** Days after `today` that are simulated too. */
  readonly ahead?: number;
  /** Deviation of the logarithm of what all customers of a month share by accident. */
  readonly shocks?: number;
}

/** Pareto/NBD by the day: half of the customers order again, one in three has left after a year. */
const R = 0.8;
const ALPHA = 90;
const S = 0.9;
const BETA = 500;
const MONTH = 30;

/** A shop whose customers order by the true clock; as many come on every day. */
export function seasonalShop(shop: SeasonalShop, seed: string): OrderLedger {
  const { customers, days, today, clock, ahead = 0, shocks = 0 } = shop;
  const random = createRandom(seed);
  const first = today - days + 1;
  // shared accidents stretch a month's own time
  const shared = Array.from({ length: Math.ceil((days + ahead) / MONTH) + 1 }, () =>
    Math.exp(shocks * random.normal() - (shocks * shocks) / 2),
  );
  const passed = new Float64Array(days + ahead + 1);
  for (let i = 0; i < days + ahead; i++)
    passed[i + 1] = passed[i]! + clock.rate(first + i) * shared[Math.floor(i / MONTH)]!;
  const customer: number[] = [];
  const day: number[] = [];
  for (let c = 0; c < customers; c++) {
    const born = random.int(0, days - 1);
    customer.push(c);
    day.push(first + born);
    const pace = random.gamma(R, ALPHA);
    const leaves = random.exponential(random.gamma(S, BETA));
    let at = 0;
    for (;;) {
      at += random.exponential(pace);
      if (at > leaves || passed[born + 1]! + at >= passed.at(-1)!) break;
      customer.push(c);
      day.push(first + dayOfTicks(passed, passed[born + 1]! + at));
    }
  }
  return buildLedger({ customer, day }, customers);
}

/** The day whose time holds so many ticks. */
function dayOfTicks(passed: Float64Array, ticks: number): number {
  let low = 0;
  let high = passed.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (passed[middle]! <= ticks) low = middle;
    else high = middle;
  }
  return low;
}

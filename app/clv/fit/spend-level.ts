/**
 * How what an order is worth moved over the shop's history and with a customer's orders, as learnt within customers;
 * plain JSON, kept with the fit.
 */
export interface SpendLevel {
  /** Days (from 1970-01-01), ascending; the last is that of the fit. */
  readonly knots: readonly number[];
  /** ln of the level at each, straight between them; 0 at the last. */
  readonly logs: readonly number[];
  /** Growth of the ln a day, at the end; it fades when carried forward. */
  readonly trend: number;
  /** Days over which `ahead` is meant. */
  readonly days: number;
  /** Mean ln of the level over these days ahead. */
  readonly ahead: number;
  /** A customer's j-th repeat order is worth j to this power, times the first one. */
  readonly tenure: number;
  /** Covariance of ln of the level a year ago (straight to 0 today), `ahead` and `tenure`, row-major. */
  readonly covariance: readonly number[];
  /** Means over repeat buyers: years since their repeat orders, and ln of their number. */
  readonly meanLag: number;
  readonly meanLogNumber: number;
}

/** Where a customer's orders lie. */
export interface OrderSpan {
  /** Repeat order days. */
  readonly x: number;
  readonly firstDay: number;
  /** Ages in days at the second order day, at the last, and today. */
  readonly secondAge: number;
  readonly tx: number;
  readonly T: number;
}

/** Days by which the age of a customer is taken as longer, so that two orders in a week are no pace for a year. */
const YOUNG = 90;

/** A trend fades with this e-folding time when it is carried forward. */
const FADES_IN = 730;

/** Mean over the days ahead of how far a fading trend of one a day has come. */
export function fadedDays(days: number): number {
  const u = days / FADES_IN;
  return u > 0 ? FADES_IN * (1 + Math.expm1(-u) / u) : 0;
}

/** Factors from money of a customer's past orders to that of a first repeat order today, and on to theirs ahead. */
export interface LevelFactors {
  readonly repeat: number;
  readonly first: number;
  readonly ahead: number;
}

/**
 * The repeat orders are taken as spread evenly from the second order day to the last: their days are not kept with the
 * customer.
 */
export function levelFactors(level: SpendLevel, span: OrderSpan): LevelFactors {
  const { x, firstDay, secondAge, tx, T } = span;
  const { tenure } = level;
  // the middle one of the orders to come, at the pace so far
  const number = x + 1 + (x * level.days) / (2 * (T + YOUNG));
  const ahead = Math.exp(level.ahead + tenure * Math.log(number));
  const first = Math.exp(-logAt(level, firstDay));
  if (x === 0) return { repeat: 1, first, ahead };
  const from = firstDay + Math.min(tx, secondAge > 0 ? secondAge : tx);
  const to = firstDay + tx;
  const mean =
    to > from ? (areaTo(level, to) - areaTo(level, from)) / (to - from) : logAt(level, to);
  return { repeat: Math.exp(-mean) / meanPower(x, tenure), first, ahead };
}

/** Mean of j^power over j = 1 … x. */
function meanPower(x: number, power: number): number {
  if (power === 0 || x <= 1) return 1;
  if (x > 40) return (x + 0.5) ** (1 + power) / ((1 + power) * x);
  let sum = 0;
  for (let j = 1; j <= x; j++) sum += j ** power;
  return sum / x;
}

function logAt({ knots, logs }: SpendLevel, day: number): number {
  const at = placeOf(knots, day);
  if (at.part === null) return logs[at.below]!;
  return logs[at.below]! + at.part * (logs[at.below + 1]! - logs[at.below]!);
}

/** Area under ln of the level from the first knot to a day. */
function areaTo(level: SpendLevel, day: number): number {
  const { knots, logs } = level;
  let area = 0;
  for (let k = 0; k + 1 < knots.length && knots[k]! < day; k++) {
    const to = Math.min(day, knots[k + 1]!);
    const end = to === day ? logAt(level, to) : logs[k + 1]!;
    area += ((logs[k]! + end) / 2) * (to - knots[k]!);
  }
  const last = knots.at(-1)!;
  return day < knots[0]!
    ? (day - knots[0]!) * logs[0]!
    : area + Math.max(0, day - last) * logs.at(-1)!;
}

/** The knot at or before a day and how far it is to the next; outside them the level stays. */
export function placeOf(
  knots: readonly number[],
  day: number,
): { below: number; part: number | null } {
  const last = knots.length - 1;
  if (!(day > knots[0]!)) return { below: 0, part: null };
  if (day >= knots[last]!) return { below: last, part: null };
  let below = Math.min(
    last - 1,
    Math.floor((last * (day - knots[0]!)) / (knots[last]! - knots[0]!)),
  );
  while (knots[below]! > day) below--;
  while (knots[below + 1]! <= day) below++;
  return { below, part: (day - knots[below]!) / (knots[below + 1]! - knots[below]!) };
}

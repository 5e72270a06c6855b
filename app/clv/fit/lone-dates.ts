/**
 * Dates years apart from all others: a year typed wrong, a default date, one order after a shop has closed. One of them
 * would stretch everybody's age by those years, so they are left out and said.
 */
export interface LoneDates {
  /** The days between which all other orders lie. */
  readonly first: number;
  readonly last: number;
  /** Orders left out before and after them, with the farthest of their days; null where there are none. */
  readonly before: Lone | null;
  readonly after: Lone | null;
}

export interface Lone {
  readonly orders: number;
  readonly day: number;
}

/** Days without any order that set a date apart… */
const YEARS_APART = 730;
/** …and times as long as usually between two days with orders: a slow shop has long gaps. */
const TIMES_USUAL = 20;
/** More dates than this are a shop that has opened again. */
const MOST_DATES = 2;

/** Null without orders; a million take a few hundredths of a second. @param days of every order */
export function loneDates(days: ArrayLike<number>): LoneDates | null {
  const counts = new Map<number, number>();
  for (let i = 0; i < days.length; i++) counts.set(days[i]!, (counts.get(days[i]!) ?? 0) + 1);
  return loneAmong(counts);
}

/** The same from orders by day. */
export function loneAmong(counts: ReadonlyMap<number, number>): LoneDates | null {
  const dates = [...counts.keys()].sort((a, b) => a - b);
  if (dates.length === 0) return null;
  const gaps = dates.slice(1).map((day, i) => day - dates[i]!);
  const usual = gaps.toSorted((a, b) => a - b)[(gaps.length - 1) >> 1] ?? 0;
  const least = Math.max(YEARS_APART, TIMES_USUAL * usual);
  const most = mostLone([...counts.values()].reduce((sum, orders) => sum + orders, 0));
  /** How many dates from one end stand apart, walking inwards from it. */
  const apart = (dateAt: (place: number) => number) => {
    let orders = 0;
    let found = { dates: 0, orders: 0 };
    for (let place = 0; place < Math.min(MOST_DATES, dates.length - 1); place++) {
      orders += counts.get(dateAt(place))!;
      if (orders > most) break;
      if (Math.abs(dateAt(place) - dateAt(place + 1)) >= least)
        found = { dates: place + 1, orders };
    }
    return found;
  };
  const after = apart((place) => dates[dates.length - 1 - place]!);
  const before = apart((place) => dates[place]!);
  return {
    first: dates[before.dates]!,
    last: dates[dates.length - 1 - after.dates]!,
    before: before.orders > 0 ? { orders: before.orders, day: dates[0]! } : null,
    after: after.orders > 0 ? { orders: after.orders, day: dates.at(-1)! } : null,
  };
}

/** One order in a hundred, or one; two from twenty on. */
const mostLone = (orders: number) => Math.max(orders >= 20 ? 2 : 1, Math.floor(orders / 100));

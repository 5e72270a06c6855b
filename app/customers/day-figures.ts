import { dayNumber, formatDay } from "../calendar/days.ts";
import { lengthOf, type Days } from "../calendar/period.ts";

/** What is added up of a day. */
export interface DaySums {
  /** of customers, that count */
  orders: number;
  revenueMinor: number;
  /** customers with an order on the day; over several days one customer counts on each */
  buyers: number;
  /** whose first order it was */
  newCustomers: number;
  /** who came back for the first time: their second order */
  secondOrders: number;
  /** of customers whose first order was on an earlier day */
  returningOrders: number;
  returningRevenueMinor: number;
  discountedOrders: number;
  discountMinor: number;
  guestOrders: number;
  guestRevenueMinor: number;
}

export interface DayFigures extends DaySums {
  /** of the shop, YYYY-MM-DD */
  day: string;
  /** median days to the second order as it stood that evening; null where it was not reached, and of today */
  secondOrderDays: number | null;
}

/** What the days of a period brought. */
export interface DaySeries {
  /** the shop's first day with an order that counts; null before it. What is asked for before is not known. */
  since: string | null;
  /** every day of the period, in order */
  days: DayFigures[];
  /** of the period */
  sums: DaySums;
  /** of all days before it: on top of them a figure of the whole history can be followed (runningSums) */
  before: DaySums;
}

export const noSums: DaySums = {
  orders: 0,
  revenueMinor: 0,
  buyers: 0,
  newCustomers: 0,
  secondOrders: 0,
  returningOrders: 0,
  returningRevenueMinor: 0,
  discountedOrders: 0,
  discountMinor: 0,
  guestOrders: 0,
  guestRevenueMinor: 0,
};

const names = Object.keys(noSums) as (keyof DaySums)[];

/** The sums of days, on top of others. */
export function addUp(days: readonly DaySums[], onTopOf: DaySums = noSums): DaySums {
  const sums = { ...onTopOf };
  for (const day of days) for (const name of names) sums[name] += day[name];
  return sums;
}

/** Of each day what all days up to it come to, on top of what was before them. */
export function runningSums(days: readonly DaySums[], before: DaySums = noSums): DaySums[] {
  let sums = before;
  return days.map((day) => (sums = addUp([day], sums)));
}

/** Every day of a period in order; one that is not among those found brought nothing. */
export function everyDay(period: Days, found: readonly DayFigures[]): DayFigures[] {
  const byDay = new Map(found.map((figures) => [figures.day, figures]));
  const first = dayNumber(period.from);
  return Array.from({ length: lengthOf(period) }, (_, n) => {
    const day = formatDay(first + n);
    return byDay.get(day) ?? { ...noSums, day, secondOrderDays: null };
  });
}

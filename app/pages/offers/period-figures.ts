import { dayNumber, formatDay } from "../../calendar/days.ts";
import type { Days } from "../../calendar/period.ts";
import { count, money, type Figure, type Quantity } from "../../figures/figure.ts";
import type { DayOfRedemptions } from "../../offers/redeemed.ts";
import { periodWords as words } from "./words.ts";

export interface PeriodFigure {
  figure: Figure;
  /** of each day, oldest first */
  course: number[];
}

type Amount = Exclude<keyof DayOfRedemptions, "day">;

const sumOf = (days: readonly DayOfRedemptions[], amount: Amount) =>
  days.reduce((sum, day) => sum + day[amount], 0);

/**
 * What codes of all offers did in a period.
 * @param then what it is held against; null = nothing
 */
export function periodFigures(
  period: Days,
  now: readonly DayOfRedemptions[],
  then: { days: Days; redeemed: readonly DayOfRedemptions[] } | null,
): PeriodFigure[] {
  const byDay = new Map(now.map((day) => [day.day, day]));
  const length = dayNumber(period.to) - dayNumber(period.from) + 1;
  const allDays = Array.from({ length }, (_, at) => formatDay(dayNumber(period.from) + at));
  const figure = (
    amount: Amount,
    quantity: (value: number) => Quantity,
    how: { label: string; formula: string; missing: string[] },
  ): PeriodFigure => {
    const value = sumOf(now, amount);
    return {
      figure: {
        key: amount,
        label: how.label,
        value: quantity(value),
        ...(then
          ? {
              change: {
                by: quantity(value - sumOf(then.redeemed, amount)),
                during: words.during(then.days.from, then.days.to),
              },
            }
          : {}),
        how: {
          formula: how.formula,
          inputs: [{ label: words.orders, value: count(sumOf(now, "orders")) }],
          counted: [words.everyOffer],
          missing: how.missing,
        },
      },
      course: allDays.map((day) => byDay.get(day)?.[amount] ?? 0),
    };
  };
  return [
    figure("orders", count, {
      label: words.orders,
      formula: words.ordersFormula,
      missing: [words.notTheEffect],
    }),
    figure("revenueMinor", money, {
      label: words.revenue,
      formula: words.revenueFormula,
      missing: [words.notTheEffect],
    }),
    figure("discountMinor", money, {
      label: words.discount,
      formula: words.discountFormula,
      missing: [],
    }),
  ];
}

import { dayNumber, formatDay, firstDayOfMonth, monthOf } from "./days.ts";

/** The last so many days, the month, quarter or year so far, or days of one's own. */
export const periodKinds = ["7d", "30d", "90d", "month", "quarter", "year", "own"] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** What a period is held against: as many days right before it, the same dates a year before, or nothing. */
export const againstKinds = ["before", "year", "none"] as const;
export type Against = (typeof againstKinds)[number];

/** Days of the shop (YYYY-MM-DD), both included. */
export interface Days {
  from: string;
  to: string;
}

export interface Period extends Days {
  kind: PeriodKind;
  against: Against;
}

/** What somebody chose; the days of a kind that moves with the calendar are found anew every day. */
export type PeriodChoice =
  | { kind: Exclude<PeriodKind, "own">; against: Against }
  | { kind: "own"; against: Against; from: string; to: string };

/** Of whoever has not chosen yet. */
export const usualPeriod: PeriodChoice = { kind: "30d", against: "before" };

/** The period of a choice. @param today the shop's day */
export function periodOf(choice: PeriodChoice, today: string): Period {
  const { kind, against } = choice;
  if (kind === "own") return { kind, against, from: choice.from, to: choice.to };
  return { kind, against, from: formatDay(firstDay(kind, dayNumber(today))), to: today };
}

function firstDay(kind: Exclude<PeriodKind, "own">, today: number): number {
  const month = monthOf(today);
  switch (kind) {
    case "7d":
      return today - 6;
    case "30d":
      return today - 29;
    case "90d":
      return today - 89;
    case "month":
      return firstDayOfMonth(month);
    case "quarter":
      return firstDayOfMonth(month - (month % 3));
    case "year":
      return firstDayOfMonth(month - (month % 12));
  }
}

/** How many days there are in it. */
export const lengthOf = ({ from, to }: Days): number => dayNumber(to) - dayNumber(from) + 1;

/** The days a period is held against; null where nothing is. */
export function comparedDays(period: Period): Days | null {
  switch (period.against) {
    case "before": {
      const to = dayNumber(period.from) - 1;
      return { from: formatDay(to - lengthOf(period) + 1), to: formatDay(to) };
    }
    case "year":
      return { from: yearBefore(period.from), to: yearBefore(period.to) };
    case "none":
      return null;
  }
}

/** The same date a year before; of February 29 the 28th. */
function yearBefore(day: string): string {
  const number = dayNumber(day);
  const month = monthOf(number) - 12;
  const date = number - firstDayOfMonth(month + 12);
  return formatDay(Math.min(firstDayOfMonth(month) + date, firstDayOfMonth(month + 1) - 1));
}

/** The parameters of an address that ask for it. */
export function periodParams(choice: PeriodChoice | Period): Record<string, string> {
  const { kind, against } = choice;
  return "from" in choice && kind === "own"
    ? { period: kind, from: choice.from, to: choice.to, against }
    : { period: kind, against };
}

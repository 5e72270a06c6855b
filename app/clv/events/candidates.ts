import { dayNumber } from "../../calendar/days.ts";
import type { EventCandidate } from "../season/design.ts";
import { blackFriday, spansInYear, yearOf, type EventDays } from "../season/event-days.ts";
import type { EventDate } from "./event-date.ts";

/** The name all flash sales have in a season: their days share one effect. */
export const FLASH_SALES = "flash-sales";

export type Span = readonly [from: number, to: number];

/** Sales that ran longer are a part of how the shop always sells, and no event. */
const LONGEST_SALE = 31;

/** What may make customers order on known days, in an order that does not hang on how it was read. */
export function candidatesOf(
  dates: readonly EventDate[],
  sales: readonly Span[],
): EventCandidate[] {
  const short = sales.filter(([from, to]) => to >= from && to - from < LONGEST_SALE);
  const once = new Map<string, Span[]>();
  const back: EventCandidate[] = [];
  for (const date of dates) {
    const { name } = date;
    const days = daysOf(date);
    if (days.kind === "once") once.set(name, [...(once.get(name) ?? []), ...days.spans]);
    else back.push({ name, days });
  }
  return [
    ...(short.length > 0 ? [{ name: FLASH_SALES, days: onceOn(short) }] : []),
    ...[
      ...back,
      ...[...once].map(([name, spans]): EventCandidate => ({ name, days: onceOn(spans) })),
    ].sort((a, b) => (a.name < b.name ? -1 : 1)),
  ];
}

function daysOf({ repeats, ...date }: EventDate): EventDays {
  const [from, to] = [dayNumber(date.from), dayNumber(date.to)];
  return repeats === "once"
    ? { kind: "once", spans: [[from, to]] }
    : { kind: KINDS[repeats], from, to };
}

/** Years in which a date that comes back may meet Black Friday, which moves by a week. */
const YEARS = 7;
const BEFORE = 4;
const AFTER = 6;

/** Whether a date meets the days around Black Friday that a season knows by itself, in its year or one to come. */
export function meetsBlackFriday(date: EventDate): boolean {
  const days = daysOf(date);
  const year = yearOf(dayNumber(date.from));
  return Array.from({ length: YEARS }, (_, i) => year + i).some((one) =>
    spansInYear(days, one).some(
      ([from, to]) => from <= blackFriday(one) + AFTER && to >= blackFriday(one) - BEFORE,
    ),
  );
}

const KINDS = { date: "each-year", weekday: "each-year-weekday" } as const;

/** Spans that meet are one: a day has the effect once, however many sales ran on it. */
function onceOn(spans: readonly Span[]): EventDays {
  const together: [number, number][] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = together.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else together.push([from, to]);
  }
  return { kind: "once", spans: together };
}

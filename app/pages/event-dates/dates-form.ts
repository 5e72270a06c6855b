import { dayNumber, formatDay, parseDay } from "../../calendar/days.ts";
import {
  LONGEST_NAME,
  MOST_DATES,
  MOST_DAYS,
  repetitions,
  type EventDate,
} from "../../clv/events/event-date.ts";
import { isOwnName } from "../../clv/events/event-words.ts";
import { formProblems } from "./words.ts";

/** The list as fields: `name.0`, `from.0`, `to.0`, `repeats.0` … */
export type DateFields = Record<string, string>;

const FIRST = dayNumber("2000-01-01");
const LAST = dayNumber("2069-12-31");
/** Empty lines, of which the form shows one at a time. */
const EMPTY_LINES = 5;

export function dateFields(dates: readonly EventDate[]): DateFields {
  const empty = { name: "", from: "", to: "", repeats: "date" } as const;
  const free = Math.min(EMPTY_LINES, MOST_DATES - dates.length);
  const lines = [...dates, ...Array.from({ length: free }, () => empty)];
  return Object.fromEntries(
    lines.flatMap(({ name, from, to, repeats }, line) => [
      [`name.${line}`, name],
      [`from.${line}`, from],
      [`to.${line}`, to === from ? "" : to],
      [`repeats.${line}`, repeats],
    ]),
  );
}

export const linesOf = (fields: DateFields): number =>
  Object.keys(fields).filter((name) => name.startsWith("from.")).length;

/** The list as it was sent, or what is wrong by field. A line without name and days is no date, or one no more. */
export function typedDates(
  sent: DateFields,
  most = MOST_DATES,
): { ok: true; dates: EventDate[] } | { ok: false; errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const dates: EventDate[] = [];
  for (let line = 0; line < linesOf(sent); line++) {
    const typed = (field: string) => (sent[`${field}.${line}`] ?? "").trim();
    const wrong = (field: string, problem: string) => (errors[`${field}.${line}`] ??= problem);
    const name = typed("name");
    if (name === "" && typed("from") === "" && typed("to") === "") continue;
    if (name === "") wrong("name", formProblems.noName);
    if (name.length > LONGEST_NAME) wrong("name", formProblems.longName);
    if (isOwnName(name)) wrong("name", formProblems.ownName);
    const from = plausible(typed("from"));
    const to = typed("to") === "" ? from : plausible(typed("to"));
    if (from === null) wrong("from", formProblems.day);
    if (to === null) wrong("to", formProblems.day);
    if (from !== null && to !== null) {
      if (to < from) wrong("to", formProblems.backwards);
      else if (to - from >= MOST_DAYS) wrong("to", formProblems.long);
    }
    const repeats = repetitions.find((one) => one === typed("repeats"));
    if (repeats === undefined) wrong("repeats", formProblems.repeats);
    const same = dates.filter((date) => date.name.toLowerCase() === name.toLowerCase());
    if (same.some((date) => date.repeats !== "once" || repeats !== "once"))
      wrong("name", formProblems.twice);
    if (from === null || to === null || repeats === undefined) continue;
    dates.push({ name: same[0]?.name ?? name, from: formatDay(from), to: formatDay(to), repeats });
    if (dates.length > most) wrong("name", formProblems.tooMany);
  }
  return Object.keys(errors).length === 0 ? { ok: true, dates } : { ok: false, errors };
}

function plausible(text: string): number | null {
  const day = parseDay(text);
  return day !== null && day >= FIRST && day <= LAST ? day : null;
}

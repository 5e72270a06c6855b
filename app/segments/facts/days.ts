import { calendarDay } from "../../calendar/instants.ts";
import { formatDay } from "../../figures/format.ts";
import { problemOf, type Fact } from "./fact.ts";

interface Days {
  /** before _from and _to */
  param: string;
  label: string;
  column: string;
  /** around the conditions on the column, where it is of another table */
  within?: (conditions: string) => string;
  chip: (when: string) => string;
  clause: (when: string) => string;
}

const isDay = (text: string) => calendarDay.safeParse(text).success;

function whenWords(from: string, to: string): string {
  if (from && to)
    return from === to ? `on ${formatDay(from)}` : `${formatDay(from)} to ${formatDay(to)}`;
  return from ? `since ${formatDay(from)}` : `until ${formatDay(to)}`;
}

/** A fact that is a day of the shop's calendar: from, to, or both. */
export function days(fact: Days): Fact {
  const { param, label, column, within = (conditions: string) => conditions, chip, clause } = fact;
  const [from, to] = [`${param}_from`, `${param}_to`];
  return {
    label: () => label,
    params: [from, to],
    input: () => ({ kind: "days", from, to }),
    read: (given) => {
      const [first, last] = [given(from), given(to)];
      if (first === "" && last === "") return null;
      for (const [name, text] of [
        [from, first],
        [to, last],
      ] as const)
        if (text !== "" && !isDay(text)) return problemOf(name, "a day such as 2026-11-21", text);
      const when = whenWords(first, last);
      return {
        sql: (bind) =>
          within(
            [
              ...(first ? [`${column} >= ${bind(first, "date")}`] : []),
              ...(last ? [`${column} <= ${bind(last, "date")}`] : []),
            ].join(" AND "),
          ),
        chip: () => chip(when),
        clause: () => clause(when),
      };
    },
  };
}

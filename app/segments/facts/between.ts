import { isPlain } from "../../../contracts/typed-number.ts";
import { currencyExponent, toMinor } from "../../money.ts";
import { problemOf, type Fact, type FactPlace } from "./fact.ts";
import { rangeWords } from "./range-words.ts";

/** How a bound is typed, what it is in the database, and how it is said. */
interface Measure {
  /** as many as the address may have, in any currency */
  decimals: number;
  greatest: number;
  expected: string;
  type: "int" | "bigint" | "float8";
  stored: (text: string, place: FactPlace) => number;
  unit: (place: FactPlace) => string;
}

const whole = {
  decimals: 0,
  greatest: 999_999,
  expected: "a whole number up to 999999",
  type: "int",
  stored: Number,
} as const;

export const measures = {
  orders: { ...whole, unit: () => "orders" },
  days: { ...whole, unit: () => "days" },
  money: {
    decimals: 3,
    greatest: 999_999_999_999.999,
    expected: "an amount such as 49.90",
    type: "bigint",
    stored: (text, { currency }) => toMinor(text, currency),
    unit: ({ currency }) => currency,
  },
  percent: {
    decimals: 0,
    greatest: 100,
    expected: "a percentage from 0 to 100",
    type: "float8",
    stored: (text) => Number(text) / 100,
    unit: () => "%",
  },
} as const satisfies Record<string, Measure>;

interface Between {
  /** before _min and _max */
  param: string;
  label: string;
  measure: Measure;
  column: string;
  isShortcut?: true;
  /** @param range "2 or more" */
  chip: (range: string, place: FactPlace) => string;
  clause: (range: string, place: FactPlace) => string;
  /** where a bound is no plain comparison: days ago run against the day */
  compare?: (way: "least" | "most", bound: string, today: string) => string;
}

/** A bound of the address. */
export function boundOf(
  measure: Measure,
  param: string,
  text: string,
): string | null | { problem: string } {
  if (text === "") return null;
  const { decimals, greatest, expected } = measure;
  const isRead = isPlain(text, decimals) && Number(text) <= greatest;
  return isRead ? text : problemOf(param, expected, text);
}

/** A fact that is a number: at least, at most, or both. */
export function between(fact: Between): Fact {
  const { param, measure, column } = fact;
  const [least, most] = [`${param}_min`, `${param}_max`];
  const compare =
    fact.compare ?? ((way, bound) => `${column} ${way === "least" ? ">=" : "<="} ${bound}`);
  return {
    label: () => fact.label,
    ...(fact.isShortcut ? { isShortcut: true } : {}),
    params: [least, most],
    input: (place) => ({
      kind: "between",
      least,
      most,
      unit: measure.unit(place),
      decimals: Math.min(measure.decimals, currencyExponent(place.currency)),
      greatest: Math.floor(measure.greatest),
    }),
    read: (given) => {
      const from = boundOf(measure, least, given(least));
      const to = boundOf(measure, most, given(most));
      if (from !== null && typeof from !== "string") return from;
      if (to !== null && typeof to !== "string") return to;
      if (from === null && to === null) return null;
      const range = rangeWords(from, to);
      return {
        sql: (bind, place) =>
          (["least", "most"] as const)
            .flatMap((way) => {
              const text = way === "least" ? from : to;
              if (text === null) return [];
              const bound = bind(measure.stored(text, place), measure.type);
              return [compare(way, bound, fact.compare ? bind(place.today, "date") : "")];
            })
            .join(" AND "),
        chip: (place) => fact.chip(range, place),
        clause: (place) => fact.clause(range, place),
      };
    },
  };
}

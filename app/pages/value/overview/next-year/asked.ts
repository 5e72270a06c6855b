import { typedNumber } from "../../../../../contracts/typed-number.ts";
import {
  LEVERS,
  rangeOf,
  type Base,
  type Lever,
  type Moves,
} from "../../../../clv/levers/levers.ts";
import { typedPercent, type Problem } from "../../../../figures/typed-percent.ts";
import { typedMoney } from "../../../../money.ts";
import { unreadNumber } from "../../../../money-words.ts";
import { askedProblems as problemWords } from "./asked-words.ts";

/** What the address of the page may ask, by its own parameters. */
export const FIELDS = [...LEVERS, "revenueTarget", "profitTarget"] as const;
export type Field = (typeof FIELDS)[number];

export interface Asked {
  /** as it was typed, whatever became of it */
  readonly typed: Readonly<Record<Field, string>>;
  readonly problems: Readonly<Partial<Record<Field, string>>>;
  /** none while anything is wrong: half of what was asked is no answer */
  readonly moves: Moves;
  readonly targets: { readonly revenue?: number; readonly profit?: number };
}

/** Decimals of a percentage and of years. */
const DECIMALS = 2;

/** Whether a lever can be moved from where it stands: a margin can be tried where none is known. */
export const canMove = (base: Base, lever: Lever): boolean =>
  base.now[lever] !== null || lever === "margin";

/**
 * What an address asks of next year; fields left empty stay as they are.
 * @param offered the fields that stand on the page
 */
export function askedOf(
  params: URLSearchParams,
  base: Base,
  offered: readonly Field[],
  currency: string,
): Asked {
  const typed = Object.fromEntries(
    FIELDS.map((field) => [field, params.get(field) ?? ""]),
  ) as Record<Field, string>;
  const problems: Partial<Record<Field, string>> = {};
  const found: Partial<Record<Field, number>> = {};
  for (const field of offered) {
    if (typed[field].trim() === "") continue;
    const read = readField(field, typed[field], base, currency);
    if (typeof read === "number") found[field] = read;
    else problems[field] = read.problem;
  }
  if (found.profitTarget !== undefined && base.now.margin === null && found.margin === undefined)
    problems.profitTarget = problemWords.needsMargin;
  const isWrong = Object.keys(problems).length > 0;
  const { revenueTarget, profitTarget, ...moves } = isWrong ? {} : found;
  return {
    typed,
    problems,
    moves,
    targets: {
      ...(revenueTarget === undefined ? {} : { revenue: revenueTarget }),
      ...(profitTarget === undefined ? {} : { profit: profitTarget }),
    },
  };
}

function readField(field: Field, text: string, base: Base, currency: string): number | Problem {
  switch (field) {
    case "revenueTarget":
    case "profitTarget":
      return typedMoney(text, currency);
    case "orderValue":
      return atMost(typedMoney(text, currency), base, field, currency);
    case "repeatRate":
    case "discountShare":
    case "margin":
      return typedShare(text, base, field);
    case "lifespan":
    case "newCustomers":
      return typedCount(text, base, field);
  }
}

function atMost(
  read: number | Problem,
  base: Base,
  lever: "orderValue",
  currency: string,
): number | Problem {
  const { most } = rangeOf(lever, base.now[lever]!);
  return typeof read !== "number" || read <= most
    ? read
    : { problem: problemWords.tooMuch(read, most, currency) };
}

function typedShare(
  text: string,
  base: Base,
  lever: "repeatRate" | "discountShare" | "margin",
): number | Problem {
  const { least, most } = rangeOf(lever, base.now[lever] ?? 0);
  const percent = typedPercent(text, { least: 100 * least, most: 100 * most, decimals: DECIMALS });
  return typeof percent === "number" ? percent / 100 : percent;
}

function typedCount(
  text: string,
  base: Base,
  lever: "lifespan" | "newCustomers",
): number | Problem {
  const { least, most } = rangeOf(lever, base.now[lever]!);
  const highest = Math.floor(most);
  const decimals = lever === "lifespan" ? DECIMALS : 0;
  const expected = problemWords.expected[lever](least, highest);
  const read = typedNumber(text, decimals);
  if (!read.ok) return { problem: unreadNumber(read, text, expected, decimals) };
  const value = Number(read.plain);
  return value >= least && value <= highest
    ? value
    : { problem: problemWords.outside(value, expected) };
}

import { typedNumber } from "../../contracts/typed-number.ts";
import { unreadNumber } from "../money-words.ts";
import { percentProblems } from "./words.ts";

export interface PercentRange {
  least: number;
  most: number;
  /** as many as it may have; 0 = a whole number */
  decimals: number;
}

export interface Problem {
  problem: string;
}

/**
 * A percentage as people type it: "12.5", "12,5" or "12.5 %" → 12.5.
 * @returns per cent, or what was found and what is expected
 */
export function typedPercent(text: string, range: PercentRange): number | Problem {
  const read = typedNumber(text, range.decimals, ["%"]);
  const expected = percentProblems.expected(range);
  if (!read.ok) return { problem: unreadNumber(read, text, expected, range.decimals) };
  const percent = Number(read.plain);
  return percent >= range.least && percent <= range.most
    ? percent
    : { problem: percentProblems.outside(percent, expected) };
}

/** The same, of a percentage that may be left empty: null. */
export const optionalPercent = (text: string, range: PercentRange): number | null | Problem =>
  text.trim() === "" ? null : typedPercent(text, range);

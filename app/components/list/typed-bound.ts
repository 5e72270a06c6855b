import { typedNumber } from "../../../contracts/typed-number.ts";
import { unreadNumber } from "../../money-words.ts";
import type { Bound } from "../../lists/filter.ts";
import { boundWords } from "./words.ts";

/**
 * An end of a range as people type it: "49,90" or "USD 1,234.50" → "49.9", "1234.5", as the address has it.
 * @returns plain is empty where nothing is asked for
 */
export function typedBound(
  text: string,
  { unit, decimals, greatest }: Bound,
): { plain: string } | { problem: string } {
  if (text.trim() === "") return { plain: "" };
  const read = typedNumber(text, decimals, [unit]);
  const expected = boundWords.expected(decimals, greatest);
  if (!read.ok) return { problem: unreadNumber(read, text, expected, decimals) };
  return Number(read.plain) <= greatest
    ? { plain: read.plain }
    : { problem: boundWords.tooMuch(expected) };
}

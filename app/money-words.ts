import { DOUBTFUL_DECIMALS, withoutDoubt, type TypedNumber } from "../contracts/typed-number.ts";

/** So much of what was typed is repeated beside its field. */
const SHOWN_CHARACTERS = 30;

/**
 * Why a number was not read: what was found, and what is expected.
 * @param expected "an amount in USD, such as 12.50"
 * @param decimals as many as it may have
 */
export function unreadNumber(
  read: Extract<TypedNumber, { ok: false }>,
  text: string,
  expected: string,
  decimals: number,
): string {
  const found = `Found “${text.trim().slice(0, SHOWN_CHARACTERS)}”`;
  switch (read.why) {
    case "empty":
      return `Enter ${expected}`;
    case "unreadable":
      return `${found}. Enter ${expected}`;
    case "fine":
      return `${found}. Enter ${expected}, ${decimals === 0 ? "without decimals" : `with at most ${decimals} decimals`}`;
    case "ambiguous":
      return `${found}, which can mean ${read.readings.join(" or ")}. ${plainer(read.readings, decimals)}`;
  }
}

/** How to type it so that it means one of the two. */
function plainer([thousands, fraction]: readonly [string, string], decimals: number): string {
  if (decimals < DOUBTFUL_DECIMALS)
    return `Leave out the mark between thousands, and enter at most ${decimals} decimals`;
  return `Enter ${thousands}, or ${withoutDoubt(fraction)}`;
}

/** Beside an amount of a form. */
export const amountProblems = {
  /** @param example an amount as people type it */
  expected: (currency: string, example: string) => `an amount in ${currency}, such as ${example}`,
  tooMuch: (most: number) => `Enter at most ${most}`,
  zero: "Enter an amount above zero",
};

import { marginRange } from "../products/settings.ts";
import { offerProblems } from "./words.ts";

/** A margin as typed: empty = unknown. @returns per cent, null, or what is wrong with it */
export function typedMargin(text: string): number | null | { problem: string } {
  const plain = text.trim();
  if (plain === "") return null;
  const percent = Number(plain);
  const { least, most } = marginRange;
  return /^\d{1,3}$/.test(plain) && percent >= least && percent <= most
    ? percent
    : { problem: offerProblems.margin(least, most) };
}

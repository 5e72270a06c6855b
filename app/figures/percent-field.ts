import { z } from "zod";
import { optionalPercent, typedPercent, type PercentRange, type Problem } from "./typed-percent.ts";
import { percentProblems } from "./words.ts";

/** A percentage as a field of settings. */
export const percentField = (range: PercentRange) => fieldOf(range, typedPercent);
export const optionalPercentField = (range: PercentRange) => fieldOf(range, optionalPercent);

function fieldOf<Read extends number | null>(
  range: PercentRange,
  read: (text: string, range: PercentRange) => Read | Problem,
) {
  return z.string(percentProblems.enter(range)).transform((text, context): Read => {
    const found = read(text, range);
    if (typeof found !== "object" || found === null) return found;
    context.addIssue(found.problem);
    return z.NEVER;
  });
}

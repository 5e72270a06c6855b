import type { LeftOut } from "./fit/left-out.ts";
import { leftOutWords } from "./fit/left-out-words.ts";
import { formatInstant } from "../figures/format.ts";
import type { HealthLine } from "../figures/health-line.ts";
import { underWay, works } from "../figures/words.ts";

export function valuesLine(
  computedAt: Date | null,
  timeZone: string,
  leftOut: LeftOut | null,
): HealthLine {
  const left = leftOutWords(leftOut);
  return {
    title: "Values and states",
    badge: computedAt ? works : underWay,
    words: computedAt
      ? `Computed on ${formatInstant(computedAt.toISOString(), timeZone)}; again every night, and for a customer with each order.${left ? ` ${left}` : ""}`
      : "Computed when all orders are read.",
  };
}

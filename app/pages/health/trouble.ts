import type { HealthLine } from "../../figures/health-line.ts";
import { givenUpLine } from "./words.ts";

/** What somebody should look at, the worst first. What is under way, or not known yet, is none. */
export function troublesIn(lines: readonly HealthLine[], givenUp: number): HealthLine[] {
  const all = givenUp > 0 ? [...lines, givenUpLine(givenUp)] : lines;
  const of = (tone: HealthLine["badge"]["tone"]) => all.filter(({ badge }) => badge.tone === tone);
  return [...of("critical"), ...of("attention")];
}

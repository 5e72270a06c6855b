import { LEVERS, type Base, type Lever } from "../../../../clv/levers/levers.ts";
import { solveFor, type Aim, type Answer } from "../../../../clv/levers/solve-for.ts";
import { rounded } from "./steps.ts";

/** What one lever alone would have to be, as it can be typed. */
export interface Way {
  readonly lever: Lever;
  readonly from: number;
  readonly answer: Exclude<Answer, { kind: "unknown" }>;
}

/** Every lever whose place is known; an answer is rounded away from today, so that typing it reaches the target. */
export function waysTo(base: Base, aim: Aim, target: number): Way[] {
  const answers = solveFor(base, aim, target);
  return LEVERS.flatMap((lever): Way[] => {
    const from = base.now[lever];
    const answer = answers[lever];
    if (from === null || answer.kind === "unknown") return [];
    if (answer.kind !== "at") return [{ lever, from, answer }];
    const value = rounded(lever, answer.value, answer.value > from ? up : down);
    return [{ lever, from, answer: { kind: "at", value } }];
  });
}

/** What a number is off by in its last digits is no reason to go a step further. */
const SLACK = 1e-7;
const up = (value: number) => Math.ceil(value - SLACK);
const down = (value: number) => Math.floor(value + SLACK);

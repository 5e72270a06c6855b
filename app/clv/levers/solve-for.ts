import { LEVERS, rangeOf, type Base, type Lever } from "./levers.ts";
import { nextYear } from "./next-year.ts";

/** What is to be reached. */
export type Aim = "revenue" | "profit";

/** Where one lever alone would have to stand. */
export type Answer =
  | { readonly kind: "at"; readonly value: number }
  /** not even at the end of its range, `value`: there next year comes to `reaches` */
  | { readonly kind: "beyond"; readonly value: number; readonly reaches: number }
  /** it does not move what is aimed at */
  | { readonly kind: "without-effect" }
  /** where it stands is not known */
  | { readonly kind: "unknown" };

/** Halvings of a range: beyond the last digit of a number. */
const HALVINGS = 100;

/**
 * The place of each lever alone, all others as they are, at which next year is expected to come to `target`: what is
 * aimed at rises or falls with each lever all the way, so there is one place or none.
 *
 * @param target minor units, more than 0
 */
export function solveFor(base: Base, aim: Aim, target: number): Record<Lever, Answer> {
  if (!(target > 0)) throw new RangeError(`Found a target of ${target}, expected more than 0`);
  const answers = LEVERS.map((lever) => [lever, answerOf(base, lever, aim, target)] as const);
  return Object.fromEntries(answers) as Record<Lever, Answer>;
}

function answerOf(base: Base, lever: Lever, aim: Aim, target: number): Answer {
  const now = base.now[lever];
  if (now === null || (aim === "profit" && base.now.margin === null)) return { kind: "unknown" };
  const at = (value: number) => nextYear(base, { [lever]: value })[aim]!.mean;
  const { least, most } = rangeOf(lever, now);
  const [below, above] = at(least) <= at(most) ? [least, most] : [most, least];
  if (at(below) === at(above)) return { kind: "without-effect" };
  if (at(above) < target) return { kind: "beyond", value: above, reaches: at(above) };
  if (at(below) > target) return { kind: "beyond", value: below, reaches: at(below) };
  let [short, reached] = [below, above];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (short + reached) / 2;
    if (at(middle) < target) short = middle;
    else reached = middle;
  }
  return { kind: "at", value: reached };
}

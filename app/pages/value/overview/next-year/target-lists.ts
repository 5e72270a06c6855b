import type { Figure } from "../../../../clv/forecast/figure.ts";
import type { Base, Moves } from "../../../../clv/levers/levers.ts";
import { nextYear } from "../../../../clv/levers/next-year.ts";
import type { Aim } from "../../../../clv/levers/solve-for.ts";
import { formatCompactMoney, formatWholeMoney } from "../../../../figures/format.ts";
import { addressOf } from "./address.ts";
import type { Asked } from "./asked.ts";
import { leverNames, placeWords } from "./lever-words.ts";
import { waysTo, type Way } from "./targets.ts";
import { nextYearWords as words } from "./words.ts";

export interface WayLine {
  readonly text: string;
  /** the page with it tried; none where it reaches nothing */
  readonly href: string | null;
}

export interface TargetList {
  readonly aim: Aim;
  readonly title: string;
  readonly sentence: string;
  readonly ways: readonly WayLine[];
}

const AIMS = ["revenue", "profit"] as const;

/**
 * For each target, what each lever alone would have to be.
 * @param tried what was typed because nobody knows it: without it an answer would reach no profit
 */
export function targetLists(
  base: Base,
  targets: Asked["targets"],
  tried: Moves,
  currency: string,
): TargetList[] {
  const still = nextYear(base);
  return AIMS.flatMap((aim) => {
    const target = targets[aim];
    const forecast = still[aim];
    if (target === undefined || !forecast) return [];
    const ways = waysTo(base, aim, target);
    const sentence = sentenceOf(
      target,
      forecast,
      ways.some(({ answer }) => answer.kind === "at"),
    );
    return [
      {
        aim,
        title: words.targetTitle(aim, formatWholeMoney(target, currency)),
        sentence,
        ways: ways.map((way) => lineOf(aim, way, tried, currency)),
      },
    ];
  });
}

function sentenceOf(target: number, { mean, high }: Figure, isReached: boolean): string {
  if (target < mean) return isReached ? words.below : words.farBelow;
  if (!isReached) return words.none;
  return target <= high ? words.within : words.above;
}

function lineOf(aim: Aim, { lever, from, answer }: Way, tried: Moves, currency: string): WayLine {
  const name = leverNames[lever];
  const place = (value: number) => placeWords(lever, value, currency);
  switch (answer.kind) {
    case "at":
      return {
        text: words.way(name, place(from), place(answer.value)),
        href: addressOf({ ...tried, [lever]: answer.value }, currency),
      };
    case "beyond": {
      const reaches = formatCompactMoney(answer.reaches, currency);
      const isMost = answer.value > from;
      return { text: words.beyond(lever, name, place(answer.value), reaches, isMost), href: null };
    }
    case "without-effect":
      return { text: words.withoutEffect(name, aim), href: null };
  }
}

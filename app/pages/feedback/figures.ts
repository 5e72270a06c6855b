import type { ValueTier } from "../../clv/predict/value-tiers.ts";
import { count, plain, unknown, type Figure } from "../../figures/figure.ts";
import type { ProductId } from "../../ids.ts";
import { averageRating, FEWEST_ANSWERS, type ByRating } from "../../surveys/rating.ts";
import { figureWords as words } from "./words.ts";

/** The mean of the period's answers with its interval, and how it moved. */
export function ratingFigure(
  now: ByRating,
  before: ByRating | null,
  { orders, during }: { orders: number; during: string },
): Figure {
  const { answers, mean, low, high } = averageRating(now);
  const then = before ? averageRating(before).mean : null;
  return {
    key: "rating",
    label: words.averageRating,
    value: mean === null ? unknown(words.noAnswers) : plain(mean),
    note: low === null && mean !== null ? words.tooFew(answers) : words.of5,
    ...(low !== null && high !== null
      ? { estimate: { low: plain(low), high: plain(high), confidence: 0.95 } }
      : {}),
    ...(mean !== null && then !== null ? { change: { by: plain(mean - then), during } } : {}),
    how: {
      formula: words.formula,
      inputs: [
        { label: words.answers, value: count(answers) },
        ...now.map((rated, at) => ({ label: words.rated(at + 1), value: count(rated) })),
        { label: words.ordersInTheTime, value: count(orders) },
      ],
      counted: [words.proven],
      missing: [words.whoAnswers],
    },
  };
}

/** A bar: a mean, how sure it is, and how many said so. */
export interface RatedGroup {
  name: string;
  mean: number;
  /** "4.10 to 4.60", or why there is none */
  interval: string;
  answers: number;
  asked: { tier: ValueTier } | { productId: ProductId };
}

/** Groups with any answers, in the order they come. */
export function ratedGroups<Of extends RatedGroup["asked"]>(
  groups: readonly { name: string; asked: Of; byRating: ByRating }[],
): RatedGroup[] {
  return groups.flatMap(({ name, asked, byRating }) => {
    const { answers, mean, low, high } = averageRating(byRating);
    if (mean === null) return [];
    const interval =
      low !== null && high !== null
        ? words.interval(low, high)
        : answers < FEWEST_ANSWERS
          ? words.few
          : words.allTheSame;
    return [{ name: words.group(name, answers), mean, interval, answers, asked }];
  });
}

/** Whether the intervals of any two groups lie apart. */
export function differClearly(groups: readonly ByRating[]): boolean {
  const known = groups
    .map(averageRating)
    .flatMap(({ low, high }) => (low !== null && high !== null ? [{ low, high }] : []));
  return known.some((one) => known.some((other) => one.high < other.low));
}

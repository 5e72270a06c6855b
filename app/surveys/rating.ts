/** How many answers there are of each rating, 1 first. */
export type ByRating = readonly number[];

/** Fewer answers have no interval worth the name. */
export const FEWEST_ANSWERS = 5;

export interface AverageRating {
  answers: number;
  mean: number | null;
  low: number | null;
  high: number | null;
}

/** The answers of several days, or of several groups, together. */
export const together = (all: readonly ByRating[]): ByRating =>
  [0, 1, 2, 3, 4].map((at) => all.reduce((sum, byRating) => sum + (byRating[at] ?? 0), 0));

/**
 * Mean rating with its 95 % interval (Student's t), kept within 1 to 5.
 * @param byRating answers with rating 1, 2, 3, 4, 5
 * @returns mean null without an answer; interval null below five answers, or when all say the same
 */
export function averageRating(byRating: ByRating): AverageRating {
  const answers = byRating.reduce((all, count) => all + count, 0);
  if (answers === 0) return { answers, mean: null, low: null, high: null };
  const mean = byRating.reduce((sum, count, index) => sum + count * (index + 1), 0) / answers;
  const squares = byRating.reduce((sum, count, i) => sum + count * (i + 1 - mean) ** 2, 0);
  if (answers < FEWEST_ANSWERS || squares === 0) return { answers, mean, low: null, high: null };
  const half = studentQuantile(answers - 1) * Math.sqrt(squares / (answers - 1) / answers);
  return { answers, mean, low: Math.max(1, mean - half), high: Math.min(5, mean + half) };
}

/** 0.975 quantile of Student's t, Abramowitz & Stegun 26.7.5. Error below 0.3 % from 4 degrees of freedom on. */
function studentQuantile(degrees: number): number {
  const z = 1.959963984540054;
  return (
    z +
    (z ** 3 + z) / 4 / degrees +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96 / degrees ** 2 +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384 / degrees ** 3
  );
}

import { noSeason, type Season } from "./season.ts";

/** Half of all shops are held to have a season. */
const CHANCE = 0.5;
/**
 * Standard deviation of the n-th wave's sine and cosine over n, of those that have one, in logarithms: the busiest
 * month has about twice the orders of the quietest.
 */
const SPREAD = 0.3;
const WAVES = 3;

/** What is held of a season of which less than a year was seen: none in the mean, that of any shop in the doubt. */
export function unseenSeason(dispersion: number): Season {
  const size = 2 * WAVES;
  const variances = Array.from({ length: size }, (_, i) => {
    return CHANCE * (SPREAD / (1 + Math.floor(i / 2))) ** 2;
  });
  return {
    ...noSeason,
    reason: "unseen",
    harmonics: variances.map(() => 0),
    covariance: variances.flatMap((own, i) => variances.map((_, j) => (i === j ? own : 0))),
    dispersion,
  };
}

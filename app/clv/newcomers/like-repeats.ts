import type { Season } from "../season/season.ts";
import type { EffectPrior } from "./level-filter.ts";

/** New customers are held to follow half of the season of repeat orders, give or take a half. */
const SHARE = 0.5;
const SHARE_SPREAD = 0.5;
/** Standard deviation of what a wave's sine and cosine have of their own beside it, in logarithms. */
const OWN_SPREAD = 0.2;

/**
 * The prior with its season drawn to that of repeat orders; as it is where these have none. Waves of both have the same
 * order and begin with the calendar year. Mean and covariance of c·s + own, with share c and season s uncertain.
 */
export function likeRepeats(prior: EffectPrior, { harmonics, covariance }: Season): EffectPrior {
  const waves = harmonics.length;
  if (waves === 0) return prior;
  const width = Math.round(Math.sqrt(covariance.length));
  const columns = prior.mean.length;
  const mean = prior.mean.slice();
  const own = prior.covariance.slice();
  for (let i = 0; i < waves; i++) {
    mean[i] = SHARE * harmonics[i]!;
    for (let j = 0; j < waves; j++) {
      const known = covariance[i * width + j]!;
      own[i * columns + j] =
        SHARE ** 2 * known +
        SHARE_SPREAD ** 2 * (known + harmonics[i]! * harmonics[j]!) +
        (i === j ? OWN_SPREAD ** 2 : 0);
    }
  }
  return { mean, covariance: own };
}

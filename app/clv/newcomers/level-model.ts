import { WEEK, YEAR } from "./design.ts";

const WEEKS = YEAR / WEEK;

/** How the level of ln(first orders a week) moves; all amounts are in logarithms. */
export interface LevelModel {
  /** Standard deviation of the level's drift over a year. */
  readonly drift: number;
  /** Where the trend comes from: none, one that lasts, or one that comes and fades. */
  readonly trend: Trend;
  /** 1/K of the negative binomial of a week: extra relative variance of its count. */
  readonly excess: number;
}

export type Trend = "none" | "lasting" | "fading";

/** The same as the steps of a week. */
export interface WeeklyMoves {
  /** Variance of the level's step, and of the slope's. */
  readonly levelVariance: number;
  readonly slopeVariance: number;
  /** Variance of the slope before anything is seen. */
  readonly firstSlopeVariance: number;
  /** What is left of the slope after a week. */
  readonly damping: number;
}

/** Standard deviation of a lasting and of a fading trend over a year, before anything is seen. */
const LASTING_SPREAD = 0.35;
const FADING_SPREAD = 0.5;
/** Weeks after which half of a fading trend is gone. */
const HALF_LIFE = 26;

export function weeklyMoves({ drift, trend }: LevelModel): WeeklyMoves {
  const levelVariance = drift ** 2 / WEEKS;
  const none = { levelVariance, slopeVariance: 0, firstSlopeVariance: 0, damping: 1 };
  if (trend === "none") return none;
  if (trend === "lasting") return { ...none, firstSlopeVariance: (LASTING_SPREAD / WEEKS) ** 2 };
  const damping = 0.5 ** (1 / HALF_LIFE);
  const firstSlopeVariance = (FADING_SPREAD / WEEKS) ** 2;
  const slopeVariance = firstSlopeVariance * (1 - damping ** 2);
  return { levelVariance, slopeVariance, firstSlopeVariance, damping };
}

/** Yearly drifts; the first stands for none. */
const DRIFTS = [0.005, 0.05, 0.1, 0.18, 0.3, 0.45, 0.7, 1.1];
/** Before anything is seen: no drift to speak of in three shops of four, else an exponential of this mean. */
const NO_DRIFT = 0.75;
const USUAL_DRIFT = 0.25;
const TRENDS = { none: 0.55, lasting: 0.3, fading: 0.15 } as const satisfies Record<Trend, number>;
const EXCESSES = [1e-4, 0.003, 0.01, 0.03, 0.1, 0.3, 1];

/** Every model that is weighed, with ln of its weight before anything is seen. */
export function levelModels(
  excesses: readonly number[] = EXCESSES,
): { model: LevelModel; logPrior: number }[] {
  const [none, ...others] = DRIFTS;
  // The others stand at even distances of their logarithms, hence the factor.
  const dense = others.map((drift) => drift * Math.exp(-drift / USUAL_DRIFT));
  const sum = dense.reduce((total, weight) => total + weight, 0);
  const weights = [
    { drift: none!, weight: NO_DRIFT },
    ...others.map((drift, i) => ({ drift, weight: ((1 - NO_DRIFT) * dense[i]!) / sum })),
  ];
  return (Object.keys(TRENDS) as Trend[]).flatMap((trend) =>
    excesses.flatMap((excess) =>
      weights.map(({ drift, weight }) => ({
        model: { drift, trend, excess },
        logPrior: Math.log(weight) + Math.log(TRENDS[trend]),
      })),
    ),
  );
}

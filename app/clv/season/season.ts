import type { EventDays } from "./event-days.ts";

/** Something that makes customers order more, or less, on known days. */
export interface SeasonEvent {
  /** A key of the app's own events, or what the merchant calls it. */
  readonly name: string;
  readonly days: EventDays;
  /** Logarithm of what it multiplies the rate of orders with. */
  readonly effect: number;
}

/** Why a shop's season is used or not. */
export type SeasonReason =
  /** Nobody asked for one. */
  | "off"
  /** Too few orders of fewer than two years: nothing can be said. */
  | "short-history"
  /** Less than a year: none in the mean, that of any shop in the doubt. */
  | "unseen"
  /** Fewer than two years: what is assumed of any shop, and what the days so far say beside it. */
  | "assumed"
  /** Years left out are not foretold better with it. */
  | "not-better"
  /** They are. */
  | "better";

/**
 * How fast customers order over the year, as a factor of the mean of a year. Kept with the fit;
 * plain JSON.
 */
export interface Season {
  readonly reason: SeasonReason;
  /**
   * Logarithm of the rate over the year, before it is brought to a mean of 1: cos 1, sin 1, cos 2,
   * sin 2, … of 2π × the part of the calendar year that has passed. Empty where there are none.
   */
  readonly harmonics: readonly number[];
  readonly events: readonly SeasonEvent[];
  /** Of harmonics, then effects of events, row-major; empty where no season is used. */
  readonly covariance: readonly number[];
  /** Variance of the orders of a month over their mean: above 1 by what all customers share. */
  readonly dispersion: number;
  /**
   * For each year left out, the log-likelihood gained on its days with the season of the others, over the
   * dispersion; empty where that could not be tried.
   */
  readonly gains: readonly number[];
}

/** Time as the calendar has it. */
export const noSeason: Season = {
  reason: "off",
  harmonics: [],
  events: [],
  covariance: [],
  dispersion: 1,
  gains: [],
};

/** The quantities of the covariance, in its order. */
export function seasonCoefficients({ harmonics, events }: Season): number[] {
  return [...harmonics, ...events.map((event) => event.effect)];
}

/** The season with these quantities instead. */
export function withCoefficients(season: Season, coefficients: readonly number[]): Season {
  const waves = season.harmonics.length;
  return {
    ...season,
    harmonics: coefficients.slice(0, waves),
    events: season.events.map((event, i) => ({ ...event, effect: coefficients[waves + i]! })),
  };
}

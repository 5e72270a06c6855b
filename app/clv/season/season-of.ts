import type { PoissonFit } from "../../numeric/poisson-regression.ts";
import type { Design, Parts } from "./design.ts";
import { noSeason, type Season } from "./season.ts";

/** The season's part of a regression. */
export function seasonOf(
  { coefficients, covariance }: Pick<PoissonFit, "coefficients" | "covariance">,
  { season, columns }: Design,
  parts: Parts,
): Season {
  const waves = 2 * parts.harmonics;
  const own = Array.from({ length: columns - season }, (_, i) => season + i);
  return {
    ...noSeason,
    harmonics: own.slice(0, waves).map((j) => coefficients[j]!),
    events: parts.events.map((event, e) => ({
      ...event,
      effect: coefficients[season + waves + e]!,
    })),
    covariance: own.flatMap((i) => own.map((j) => covariance[i * columns + j]!)),
  };
}

import type { PoissonFit } from "../../numeric/poisson-regression.ts";
import { logDeterminant } from "../../numeric/symmetric.ts";
import type { Design, Parts } from "./design.ts";
import { seasonOf } from "./season-of.ts";
import { noSeason, seasonCoefficients, type Season } from "./season.ts";
import type { SeenOrders } from "./years-left-out.ts";

/** A regression of orders by day with some of the parts a season may have. */
export interface Candidate {
  readonly parts: Parts;
  readonly design: Design;
  readonly fit: PoissonFit;
}

/** Events seen once must make the orders so much likelier, as ln of the ratio. */
const EVIDENCE = 3;

/**
 * The season as all candidates have it, each weighed by how likely it makes the orders; before they are seen all are
 * alike. Its covariance holds what each leaves open and what they differ by. Mean and covariance of the mixture.
 * @param candidates the first has all parts
 * @param isTold whether a season can be told from how customers age; else it is in the covariance alone
 */
export function weighSeasons(
  seen: SeenOrders,
  candidates: readonly Candidate[],
  dispersion: number,
  isTold: boolean,
): Season {
  const logs = candidates.map((one) => logEvidence(seen, one, dispersion));
  const withEvents = ({ parts }: Candidate) => parts.events.length > 0;
  const likeliest = (chosen: (one: Candidate) => boolean) =>
    logs.reduce((most, log, i) => (chosen(candidates[i]!) ? Math.max(most, log) : most), -Infinity);
  const keepsEvents =
    likeliest(withEvents) - likeliest((one) => !withEvents(one)) > EVIDENCE && isTold;
  const kept = candidates.flatMap((one, i) =>
    keepsEvents || !withEvents(one) ? [{ ...one, log: logs[i]! }] : [],
  );
  const all: Parts = { ...candidates[0]!.parts, ...(keepsEvents ? {} : { events: [] }) };
  const best = kept.reduce((most, { log }) => Math.max(most, log), -Infinity);
  const total = kept.reduce((sum, { log }) => sum + Math.exp(log - best), 0);
  const own = kept.map(({ parts, design, fit, log }) => ({
    weight: Math.exp(log - best) / total,
    ...inAll(seasonOf(fit, design, parts), parts, all),
  }));
  const size = own[0]!.at.length;
  const mean = own[0]!.at.map((_, i) =>
    isTold ? own.reduce((sum, { weight, at }) => sum + weight * at[i]!, 0) : 0,
  );
  const covariance = Array.from({ length: size * size }, (_, entry) => {
    const i = Math.floor(entry / size);
    const j = entry % size;
    return own.reduce(
      (sum, { weight, at, covariance: c }) =>
        sum + weight * (c[entry]! + (at[i]! - mean[i]!) * (at[j]! - mean[j]!)),
      0,
    );
  });
  const waves = 2 * all.harmonics;
  return {
    ...noSeason,
    reason: "assumed",
    harmonics: mean.slice(0, waves),
    events: all.events.map((event, e) => ({ ...event, effect: mean[waves + e]! })),
    covariance,
    dispersion,
  };
}

/** ln of the chance of the orders, Laplace's approximation, over the dispersion; up to what all candidates share. */
function logEvidence(
  { counts, weight }: SeenOrders,
  { design: { rows, columns, deviations }, fit }: Candidate,
  dispersion: number,
): number {
  const { coefficients, covariance, means } = fit;
  let log = logDeterminant(covariance, columns) / 2;
  for (let j = 0; j < columns; j++) {
    log -= Math.log(deviations[j]!) + (coefficients[j]! / deviations[j]!) ** 2 / 2;
  }
  for (let row = 0; row < rows; row++) {
    if (weight[row] === 0) continue;
    log += (counts[row]! * Math.log(means[row]!) - means[row]!) / dispersion;
  }
  return log;
}

/** Coefficients and covariance of a season with some parts, among those of all parts; what it lacks is 0. */
function inAll(season: Season, parts: Parts, all: Parts) {
  const waves = 2 * all.harmonics;
  const places = [
    ...season.harmonics.keys(),
    ...parts.events.map((event) => waves + all.events.indexOf(event)),
  ];
  const size = waves + all.events.length;
  const at = new Array<number>(size).fill(0);
  const covariance = new Array<number>(size * size).fill(0);
  seasonCoefficients(season).forEach((value, i) => {
    at[places[i]!] = value;
    places.forEach((place, j) => {
      covariance[places[i]! * size + place] = season.covariance[i * places.length + j]!;
    });
  });
  return { at, covariance };
}

import type { CountFit } from "../fit/count-fit.ts";
import { gapTable } from "../models/gap-law.ts";
import { formulasFor } from "../models/formulas.ts";
import { stagesOf } from "../models/count-model.ts";
import { logRenewed, renewalChance } from "../models/renewals.ts";
import { aliveOf } from "../predict/alive.ts";
import { calendarClock } from "../season/clock.ts";
import type { Summary } from "../predict/summary.ts";
import { baseLogDensities, gapFactor } from "./base-density.ts";
import { type RegularBuyers, shareOfOthers } from "./regular-buyers.ts";

export type Predictor = Pick<CountFit, "model" | "parameters" | "regular">;

/** What a row's orders say of whether it buys by a cycle. Cycle j of row i is entry i·cycles + j. */
export interface RegularPosterior {
  readonly buyers: RegularBuyers;
  /** P(buys by the cycle). */
  readonly chance: Float64Array;
  /** P(will order again), if it does. */
  readonly staying: Float64Array;
  /** Calendar days since the last order. */
  readonly since: Int32Array;
  /** P(alive) by the count model, of those who buy by no cycle. */
  readonly othersAlive: Float64Array;
  /** ln of the density of the row's order days under all of it, the single gaps' factor included. */
  readonly logDensity: Float64Array;
}

/** ln of nothing, for what cannot have happened. */
const NEVER = -1e300;

/** Null where the shop has no regular buyers. One pass over the orders. */
export function regularPosterior(
  fit: Predictor,
  summary: Summary,
  othersAlive?: Float64Array,
): RegularPosterior | null {
  const buyers = fit.regular;
  return buyers && buyers.cycles.length > 0 ? weigh(fit, buyers, summary, othersAlive) : null;
}

/** ln of the density of each row's order days, by the count model and the cycles beside it. */
export function logDensities(fit: Predictor, summary: Summary): Float64Array {
  return weigh(fit, fit.regular ?? { cycles: [], covariance: null }, summary).logDensity;
}

function weigh(
  fit: Predictor,
  buyers: RegularBuyers,
  summary: Summary,
  othersAlive = aliveOf(fit, formulasFor(fit.model, fit.parameters), summary),
): RegularPosterior {
  const { size, x, customer, firstDay, days, today, clock } = summary;
  const isSeasonal = clock !== calendarClock;
  const formulas = formulasFor(fit.model, fit.parameters);
  const logDensity = baseLogDensities(fit, formulas, othersAlive, summary);
  const stages = stagesOf(fit.model);
  const { cycles } = buyers;
  const width = cycles.length;
  const tables = cycles.map(({ law }) => gapTable(law));
  const logShares = cycles.map(({ share }) => Math.log(share));
  const logOthers = Math.log(shareOfOthers(buyers));
  const renewed = cycles.map(({ churn }) => renewals(churn, x));
  const chance = new Float64Array(size * width);
  const staying = new Float64Array(size * width);
  const since = new Int32Array(size);
  const own = new Float64Array(width);
  for (let i = 0; i < size; i++) {
    const orders = x[i]!;
    const from = days === undefined ? 0 : days.offsets[customer[i]!]!;
    const known = days !== undefined && days.day[from] === firstDay[i];
    let last = firstDay[i]!;
    let logGaps = 0;
    // a density per tick of the season's clock made one per day, as those of the cycles are
    let logRates = 0;
    let countable = known || orders === 0;
    for (let j = 0; j < width; j++) own[j] = logShares[j]!;
    if (known) {
      if (from + orders >= days.offsets[customer[i]! + 1]!) countable = false;
      for (let n = 1; n <= orders && countable; n++) {
        const day = days.day[from + n]!;
        const gap = day - last;
        if (stages > 1) logGaps += Math.log(isSeasonal ? clock.between(last, day) : gap);
        if (isSeasonal) logRates += Math.log(clock.rate(day));
        last = day;
        for (let j = 0; j < width; j++) own[j]! += tables[j]!.logDensityOf(gap);
      }
    }
    const quiet = countable ? Math.max(0, today - last) : 0;
    since[i] = quiet;
    const others =
      logOthers +
      logDensity[i]! +
      logRates +
      (stages > 1 ? gapFactor(fit.model, logGaps, orders) : 0);
    let highest = others;
    for (let j = 0; j < width; j++) {
      const { logStayed, next } = renewed[j]!;
      const again = next[orders]!;
      const waits = again * tables[j]!.tailOf(quiet);
      const seen = 1 - again + waits;
      staying[i * width + j] = waits / seen;
      own[j] = countable ? own[j]! + logStayed[orders]! + Math.log(seen) : NEVER;
      if (own[j]! > highest) highest = own[j]!;
    }
    let sum = Math.exp(others - highest);
    for (let j = 0; j < width; j++) sum += own[j] = Math.exp(own[j]! - highest);
    for (let j = 0; j < width; j++) chance[i * width + j] = own[j]! / sum;
    logDensity[i] = highest + Math.log(sum);
  }
  return { buyers, chance, staying, since, othersAlive, logDensity };
}

/** By renewals come through: ln of the share that has, and the chance of one more. */
function renewals(churn: RegularBuyers["cycles"][number]["churn"], x: Int32Array) {
  let most = 0;
  for (const orders of x) if (orders > most) most = orders;
  const logStayed = new Float64Array(most + 1);
  const next = new Float64Array(most + 1);
  for (let n = 0; n <= most; n++) {
    next[n] = renewalChance(churn, n);
    logStayed[n] = n === 0 ? logRenewed(churn, 0) : logStayed[n - 1]! + Math.log(next[n - 1]!);
  }
  return { logStayed, next };
}

import { createRandom } from "../../numeric/random.ts";
import { assignmentsOf, everyAssignment } from "./assignments.ts";
import type { Campaign } from "./campaign.ts";
import { redraw } from "./redraws.ts";
import { residualOf } from "./residual.ts";
import { statisticOf, type Studentised } from "./statistic.ts";
import { shareOfEffect, strataOf } from "./strata.ts";

/** How often arms are drawn again, unless somebody asks for another number. */
export const REDRAWS = 1999;

/** Below this many a bound at one in forty cannot be told. */
export const LEAST_REDRAWS = 39;

/** Closer than this, relative to their size, two statistics are the same one added up in another order. */
const TIE = 1e-9;

export interface ReRandomisation extends Studentised {
  /** slope on the prediction */
  theta: number;
  /** standard deviation of the residual over both arms: blind to the arms */
  spread: number;
  /** share of the redraws that show at least, or at most, what was seen; the draw that was is one of them */
  pWorks: number;
  pLoses: number;
  /** 95 % interval of tau; infinite where too few draws can tell */
  low: number;
  high: number;
}

/**
 * Studentised re-randomisation test of the CUPED difference, treated less held out: exact for any sizes, shapes and
 * strata when nothing happened, asymptotic otherwise. Arms are drawn again with the procedure that drew them, all ways
 * when there are few, and the interval turns the redrawn t around: tau − t*·s.
 * @param redraws at least 39
 * @param seed the campaign's id: asked again, the answer is the same
 * @param progress is told the share that is done, now and then
 */
export function reRandomise(
  campaign: Campaign,
  redraws: number,
  seed: string,
  progress?: (share: number) => void,
): ReRandomisation {
  const { e, theta, unit } = residualOf(campaign);
  const seen = sumsOf(e, campaign.arm);
  const side = redrawnSide(seen);
  const strata = strataOf(e, campaign, side);
  const of = statisticOf(
    { n: e.length, squares: seen[0].squares + seen[1].squares },
    { n: seen[side].n, sign: side === 1 ? 1 : -1 },
  );
  const { tau, s, t } = of(seen[side].sum, seen[side].squares);

  const ways = assignmentsOf(strata);
  const isExhaustive = ways < Infinity;
  const ts = new Float64Array(isExhaustive ? ways : redraws);
  const step = Math.ceil(ts.length / 100);
  let done = 0;
  const take = (sum: number, squares: number) => {
    ts[done++] = of(sum, squares).t;
    if (progress && done % step === 0) progress(done / ts.length);
  };
  if (isExhaustive) everyAssignment(strata, take);
  else redraw(strata, redraws, createRandom(seed), take);

  // the draw that was is one of all ways already, and one more beside redraws
  const more = isExhaustive ? 0 : 1;
  const near = t === 0 || !Number.isFinite(t) ? TIE : TIE * Math.max(1, Math.abs(t));
  let above = more;
  let below = more;
  for (const other of ts) {
    if (other >= t - near) above++;
    if (other <= t + near) below++;
  }
  ts.sort();
  const k = Math.max(1, Math.floor((ts.length + more) / 40));
  const scale = unit / shareOfEffect(strata);
  const bound = (other: number) => boundAt({ tau, s, t }, other, near) * scale;
  return {
    theta,
    tau: tau * scale,
    s: s * scale,
    t,
    spread: Math.sqrt((seen[0].squares + seen[1].squares) / (e.length - 1)) * unit,
    pWorks: above / (ts.length + more),
    pLoses: below / (ts.length + more),
    low: bound(ts[ts.length - k]!),
    high: bound(ts[k - 1]!),
  };
}

/** tau − t*·s; 0 where t* is the t that was seen. */
function boundAt({ tau, s, t }: Studentised, other: number, near: number): number {
  if (other === t || Math.abs(other - t) <= near) return 0;
  if (!Number.isFinite(other)) return -other;
  return s === 0 ? tau : tau - other * s;
}

interface Sums {
  n: number;
  sum: number;
  squares: number;
}

/** Of the held out and the treated. */
function sumsOf(e: Float64Array, arm: Uint8Array): [Sums, Sums] {
  const sums: [Sums, Sums] = [
    { n: 0, sum: 0, squares: 0 },
    { n: 0, sum: 0, squares: 0 },
  ];
  for (let i = 0; i < e.length; i++) {
    const of = sums[arm[i] as 0 | 1];
    of.n++;
    of.sum += e[i]!;
    of.squares += e[i]! * e[i]!;
  }
  return sums;
}

/**
 * The smaller arm; of two alike the one that brought less, so that arms which change their names change the sign and
 * nothing else.
 */
function redrawnSide([heldOut, treated]: [Sums, Sums]): 0 | 1 {
  if (heldOut.n !== treated.n) return heldOut.n < treated.n ? 0 : 1;
  return heldOut.sum <= treated.sum ? 0 : 1;
}

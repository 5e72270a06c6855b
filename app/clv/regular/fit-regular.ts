import { compress } from "../fit/compress.ts";
import type { CountFit } from "../fit/count-fit.ts";
import { fitCounts, type FitOptions } from "../fit/fit-counts.ts";
import type { CountModel } from "../models/count-model.ts";
import { gapTable, type GapLaw } from "../models/gap-law.ts";
import { fitChurn } from "../models/renewals.ts";
import { evenly, type Summary, summaryTotals } from "../predict/summary.ts";
import type { FoundCycle } from "./cycles.ts";
import { regularCovariance } from "./regular-covariance.ts";
import { logDensities, regularPosterior, type RegularPosterior } from "./posterior.ts";
import type { RegularCycle } from "./regular-buyers.ts";

/** Customers from whom cycles, churn and shares are learnt; all decide the model of the others. */
const SAMPLE = 20_000;
const MOST_STEPS = 60;
/** The others' model is fitted again every so many steps, in which it hardly moves. */
const REFIT_EVERY = 5;
/** Shares that move less than this, of themselves, have arrived. */
const ARRIVED = 2e-4;
/** Gaps spread wider than this share of the cycle are no rhythm; Erlang gaps with k = 8 have it. */
const LOOSEST = 0.35;
/** Days: whole days say nothing of a narrower spread. */
const TIGHTEST = 0.3;
const OFF = { least: 0.005, most: 0.4 };
/** Fewer customers of a cycle than this say nothing of when they leave. */
const FEWEST = 8;
/** Customers taken to buy by no cycle before any is seen: a share of nobody has no logarithm. */
const OTHERS_BEFORE = 0.5;
/** Fewer customers than this say nothing of how the others buy. */
const FEWEST_OTHERS = 1;

/**
 * The shop as a mixture: customers of the cycles found, who leave at renewals, and all others by
 * the count model. By the EM algorithm over customers: each belongs to a cycle with the chance its
 * orders give it. Null where no cycle keeps enough customers.
 * @param before cycles another model of the others ended with on these customers, to begin from
 */
export function fitRegular(
  summary: Summary,
  found: readonly FoundCycle[],
  model: CountModel,
  options: FitOptions = {},
  before: readonly RegularCycle[] | null = null,
): CountFit | null {
  const rows = evenly(summary, SAMPLE);
  let cycles: readonly RegularCycle[] =
    before ?? found.map((cycle) => firstGuess(cycle, summary.size));
  let counts = fitCounts(compress(rows), model, options);
  for (let step = 0; step < MOST_STEPS; step++) {
    const posterior = regularPosterior({ ...counts, regular: { cycles, covariance: null } }, rows);
    if (posterior === null) return null;
    const next = maximise(posterior, rows, FEWEST * (rows.size / summary.size));
    if (next.length === 0) return null;
    const moved =
      next.length !== cycles.length ||
      next.some(({ share }, j) => Math.abs(share / cycles[j]!.share - 1) > ARRIVED);
    const refit = step % REFIT_EVERY === 0;
    cycles = next;
    if (!moved && !refit) break;
    if (refit) counts = refitOthers(posterior, rows, counts, options);
  }
  const whole = { ...counts, regular: { cycles, covariance: null } };
  if (rows !== summary) {
    counts = refitOthers(regularPosterior(whole, summary)!, summary, counts, options);
  }
  const regular = { cycles, covariance: null };
  const covariance = regularCovariance({ ...counts, regular }, rows, summary.size);
  const { customers, repeaters, repeatOrders } = summaryTotals(summary);
  const logLikelihood = logDensities({ ...counts, regular }, summary).reduce(
    (sum, own) => sum + own,
  );
  const shop = { customers, repeaters, repeatOrders, logLikelihood };
  return { ...counts, ...shop, regular: { cycles, covariance } };
}

function firstGuess({ days, customers }: FoundCycle, size: number): RegularCycle {
  const law = { cycle: days, spread: Math.max(1, 0.04 * days), off: 0.1 };
  return { law, churn: { a: 1, b: 11 }, share: Math.min(0.2, (1.5 * customers) / size) };
}

/** The model of the others, each row weighed by the chance to be one of them; as before where there are none. */
function refitOthers(
  { chance, buyers }: RegularPosterior,
  rows: Summary,
  before: CountFit,
  options: FitOptions,
): CountFit {
  const width = buyers.cycles.length;
  const weights = new Float64Array(rows.size);
  for (let i = 0; i < rows.size; i++) {
    let others = 1;
    for (let j = 0; j < width; j++) others -= chance[i * width + j]!;
    weights[i] = Math.max(0, others);
  }
  if (weights.reduce((sum, own) => sum + own, 0) < FEWEST_OTHERS) return before;
  const start = before.parameters;
  return fitCounts(compress(rows, weights), before.model, { ...options, start, near: true });
}

/** Each cycle's law, churn and share, given whom its customers are. */
function maximise(
  { buyers, chance, staying }: RegularPosterior,
  rows: Summary,
  fewest: number,
): RegularCycle[] {
  const width = buyers.cycles.length;
  const next: RegularCycle[] = [];
  buyers.cycles.forEach((cycle, j) => {
    const gaps = new Float64Array(gapTable(cycle.law).days + 1);
    const left: number[] = [];
    const going: number[] = [];
    let members = 0;
    let longer = 0;
    let repeated = 0;
    for (let i = 0; i < rows.size; i++) {
      const own = chance[i * width + j]!;
      if (own < 1e-9) continue;
      members += own;
      const orders = rows.x[i]!;
      if (orders > 1) repeated += own;
      const stays = own * staying[i * width + j]!;
      left[orders] = (left[orders] ?? 0) + own - stays;
      going[orders + 1] = (going[orders + 1] ?? 0) + stays;
      longer += noteGaps(rows, i, own, gaps);
    }
    if (repeated < fewest) return;
    const law = lawOf(cycle.law, gaps, longer);
    if (law.spread > LOOSEST * law.cycle) return;
    const churn = fitChurn(
      { left: Array.from(left, filled), going: Array.from(going, filled) },
      { prior: true, start: cycle.churn },
    );
    next.push({ law, churn, share: members / (rows.size + OTHERS_BEFORE) });
  });
  return next;
}

const filled = (count: number | undefined) => count ?? 0;

/** Adds the gaps of a row; says how much of them is longer than the table. */
function noteGaps(rows: Summary, i: number, weight: number, gaps: Float64Array): number {
  const { days, customer, x } = rows;
  let longer = 0;
  const note = (gap: number) => {
    if (gap < gaps.length) gaps[gap]! += weight;
    else longer += weight;
  };
  if (days === undefined) return 0;
  const from = days.offsets[customer[i]!]!;
  for (let n = 1; n <= x[i]!; n++) note(days.day[from + n]! - days.day[from + n - 1]!);
  return longer;
}

function lawOf(law: GapLaw, gaps: Float64Array, longer: number): GapLaw {
  const { onCycle } = gapTable(law);
  let on = 0;
  let sum = 0;
  let squares = 0;
  let all = longer;
  for (let gap = 1; gap < gaps.length; gap++) {
    const own = gaps[gap]! * onCycle[gap]!;
    all += gaps[gap]!;
    on += own;
    sum += own * gap;
    squares += own * (gap - law.cycle) ** 2;
  }
  if (!(on > 0)) return law;
  const cycle = sum / on;
  // Whole days add 1/12 to the variance (Sheppard).
  const variance = squares / on - (cycle - law.cycle) ** 2 - 1 / 12;
  return {
    cycle,
    spread: Math.max(TIGHTEST, Math.sqrt(Math.max(0, variance))),
    off: Math.min(OFF.most, Math.max(OFF.least, 1 - on / all)),
  };
}

import { cholesky } from "../../numeric/cholesky.ts";
import { ledgerSpan, type OrderLedger } from "./ledger.ts";
import { fadedDays, type SpendLevel } from "./spend-level.ts";
import { FIRST, NUMBER, WAVES, type WithinCustomers, withinCustomers } from "./within-customers.ts";

/** Days between knots of the level, and most of them. */
const STEP_DAYS = 91;
const MOST_STEPS = 16;
/**
 * Less history, or fewer customers who came back, say nothing of a level; below two years a move cannot be told from
 * the season, and only growth that all steps share is looked for.
 */
const LEAST_DAYS = 365;
const FEWEST_CUSTOMERS = 50;
const TWO_YEARS = 730;

/** Spreads tried: of a step's own move, of the growth all steps share (a step each), of the power of tenure. */
const MOVES = [0, 0.01, 0.02, 0.04, 0.08];
const GROWTHS = [0, 0.004, 0.008, 0.016, 0.032, 0.064];
const TENURES = [0, 0.05, 0.15];
/** Gain in ln evidence from which something is taken to be there; a few in a hundred constant shops have it. */
const CLEAR = 2;

/**
 * The level of order values over the history and the power of tenure, or null where neither is clearly there.
 *
 * ln value = customer + level(day) + step of the first order + tenure · ln(order's number) + yearly waves + chance.
 * The level is straight between knots; its steps have a spread of their own around a common growth (a random walk with
 * drift), and these spreads are chosen by the evidence (empirical Bayes), so that what is not there is shrunk to none.
 * @param days over which the level ahead is told
 * @param clear gain in ln evidence asked for
 */
export function estimateLevel(
  ledger: OrderLedger,
  today: number,
  { days = 365, clear = CLEAR }: { days?: number; clear?: number } = {},
): SpendLevel | null {
  const span = ledgerSpan(ledger);
  if (span === null || !ledger.hasValues || today - span.first < LEAST_DAYS) return null;
  const history = today - span.first;
  const steps = Math.max(2, Math.min(MOST_STEPS, Math.round(history / STEP_DAYS)));
  const knots = Array.from({ length: steps + 1 }, (_, k) => span.first + (k * history) / steps);
  const within = withinCustomers(ledger, today, knots, history >= TWO_YEARS);
  if (within.customers < FEWEST_CUSTOMERS) return null;
  const reduced = withoutNuisances(within, steps);
  if (reduced === null) return null;
  const width = history / steps / STEP_DAYS;
  const all = GROWTHS.flatMap((growth) =>
    MOVES.flatMap((move) =>
      TENURES.flatMap((tenure) => {
        const spreads = { move: move * Math.sqrt(width), growth: growth * width, tenure };
        return posterior(reduced, steps, spreads) ?? [];
      }),
    ),
  );
  const best = (of: (one: Posterior) => boolean) =>
    all
      .filter(of)
      .reduce<Posterior | null>((a, b) => (a && a.evidence >= b.evidence ? a : b), null);
  const moves = ({ spreads: { move, growth } }: Posterior) => move > 0 || growth > 0;
  const ages = ({ spreads: { tenure } }: Posterior) => tenure > 0;
  const full = best(() => true)!;
  const hasLevel = full.evidence - best((one) => !moves(one))!.evidence > clear;
  const hasTenure = full.evidence - best((one) => !ages(one))!.evidence > clear;
  if (!hasLevel && !hasTenure) return null;
  const taken = best((one) => (hasLevel || !moves(one)) && (hasTenure || !ages(one)))!;
  return levelOf(taken, knots, days, meansOf(ledger, today));
}

interface Reduced {
  /** Of the level's steps and tenure, over the variance of one order. */
  readonly information: Float64Array;
  readonly score: Float64Array;
}

/** Knots become steps between them, and what is not carried forward is taken out. */
function withoutNuisances(within: WithinCustomers, steps: number): Reduced | null {
  const { size, squares, products } = within;
  const knots = steps + 1;
  const wanted = steps + 1;
  const nuisances = size - knots - 1;
  const own = wanted + nuisances;
  // column of the new order → weights on the old: a step moves every knot after it
  const old = (column: number): number[] =>
    column < steps
      ? Array.from({ length: knots - 1 - column }, (_, i) => column + 1 + i)
      : column === steps
        ? [knots + NUMBER]
        : [column === wanted ? knots + FIRST : knots + WAVES + column - wanted - 1];
  const columns = Array.from({ length: own }, (_, column) => old(column));
  const sumOver = (rows: readonly number[], others: readonly number[]) => {
    let sum = 0;
    for (const i of rows) for (const j of others) sum += squares[size * i + j]!;
    return sum;
  };
  const matrix = columns.map((rows) => columns.map((others) => sumOver(rows, others)));
  const sides = columns.map((rows) => rows.reduce((sum, i) => sum + products[i]!, 0));
  const block = Float64Array.from({ length: nuisances * nuisances }, (_, at) => {
    const [i, j] = [Math.floor(at / nuisances), at % nuisances];
    // a year that is seen on few days only must not make the block singular
    return matrix[wanted + i]![wanted + j]! + (i === j ? 1e-6 : 0);
  });
  const solved = cholesky(block, nuisances);
  if (solved === null) return null;
  const cross = Array.from({ length: wanted }, (_, i) => matrix[i]!.slice(wanted));
  const through = cross.map((row) => solved.solve(row));
  const ofSides = solved.solve(sides.slice(wanted));
  const information = new Float64Array(wanted * wanted);
  const score = new Float64Array(wanted);
  for (let i = 0; i < wanted; i++) {
    score[i] = sides[i]! - dot(cross[i]!, ofSides);
    for (let j = 0; j < wanted; j++) {
      information[wanted * i + j] = matrix[i]![j]! - dot(cross[i]!, through[j]!);
    }
  }
  const left = within.total - dot(sides.slice(wanted), ofSides);
  const ridged = information.map((value, at) => value + (at % (wanted + 1) === 0 ? 1e-6 : 0));
  const best = cholesky(ridged, wanted);
  const explained = best === null ? 0 : dot(score, best.solve(score));
  const freedom = within.orders - within.customers - own;
  const variance = (left - explained) / freedom;
  if (!(variance > 0) || freedom < 1) return null;
  return {
    information: information.map((value) => value / variance),
    score: score.map((value) => value / variance),
  };
}

interface Spreads {
  readonly move: number;
  readonly growth: number;
  readonly tenure: number;
}

interface Posterior {
  readonly spreads: Spreads;
  /** ln of the likelihood with all effects integrated out, less that without any. */
  readonly evidence: number;
  /** Steps of the level, then tenure; and the growth they share. */
  readonly mean: Float64Array;
  readonly growth: number;
  /** Covariance of a sum over the steps, the growth and tenure, each by its weights on the normals. */
  covariance(a: Direction, b: Direction): number;
}

type Direction = (normal: number) => number;

/** Effects are a matrix times independent normals: one a step, one for the growth, one for tenure. */
function posterior(
  { information, score }: Reduced,
  steps: number,
  spreads: Spreads,
): Posterior | null {
  const wanted = steps + 1;
  const normals = steps + 2;
  const weight = (effect: number, normal: number): number => {
    if (effect === steps) return normal === steps + 1 ? spreads.tenure : 0;
    if (normal === steps) return spreads.growth;
    return normal === effect ? spreads.move : 0;
  };
  const through = Float64Array.from({ length: wanted * normals }, (_, at) => {
    const [effect, normal] = [Math.floor(at / normals), at % normals];
    let sum = 0;
    for (let other = 0; other < wanted; other++) {
      const w = weight(other, normal);
      if (w !== 0) sum += information[wanted * effect + other]! * w;
    }
    return sum;
  });
  const matrix = new Float64Array(normals * normals);
  const side = new Float64Array(normals);
  for (let a = 0; a < normals; a++) {
    for (let effect = 0; effect < wanted; effect++) {
      const w = weight(effect, a);
      if (w === 0) continue;
      side[a]! += w * score[effect]!;
      for (let b = 0; b < normals; b++) {
        matrix[normals * a + b]! += w * through[normals * effect + b]!;
      }
    }
    matrix[normals * a + a]! += 1;
  }
  const solved = cholesky(matrix, normals);
  if (solved === null) return null;
  const mean = solved.solve(side);
  const evidence = (dot(side, mean) - solved.logDeterminant) / 2;
  return {
    spreads,
    evidence,
    mean: Float64Array.from({ length: wanted }, (_, effect) => {
      let sum = 0;
      for (let normal = 0; normal < normals; normal++)
        sum += weight(effect, normal) * mean[normal]!;
      return sum;
    }),
    growth: spreads.growth * mean[steps]!,
    covariance: (a, b) => {
      const right = solved.solve(Float64Array.from({ length: normals }, (_, normal) => b(normal)));
      return right.reduce((sum, value, normal) => sum + a(normal) * value, 0);
    },
  };
}

function levelOf(
  { mean, growth, spreads, covariance }: Posterior,
  knots: readonly number[],
  days: number,
  means: Pick<SpendLevel, "meanLag" | "meanLogNumber">,
): SpendLevel {
  const steps = knots.length - 1;
  const width = knots[1]! - knots[0]!;
  const logs = new Array<number>(steps + 1).fill(0);
  for (let k = steps - 1; k >= 0; k--) logs[k] = logs[k + 1]! - mean[k]!;
  const faded = fadedDays(days) / width;
  // ln of the level a year ago is less what the steps of the last year add up to
  const lastYear = (step: number) => Math.min(1, Math.max(0, 365 / width - (steps - 1 - step)));
  const inYear = 365 / width;
  const counted = Math.min(steps, inYear);
  const stretch = counted > 0 ? inYear / counted : 1;
  const behind: Direction = (normal) => {
    if (normal === steps) return -spreads.growth * counted * stretch;
    return normal > steps ? 0 : -spreads.move * lastYear(normal) * stretch;
  };
  const ahead: Direction = (normal) => (normal === steps ? spreads.growth * faded : 0);
  const tenure: Direction = (normal) => (normal === steps + 1 ? spreads.tenure : 0);
  const directions = [behind, ahead, tenure];
  const matrix = directions.flatMap((a) => directions.map((b) => covariance(a, b)));
  // steps to come have their own moves, and nobody knows how soon a trend fades
  const unfaded = growth * (days / 2 / width - faded);
  matrix[4]! += (spreads.move ** 2 * days) / width / 3 + (unfaded / 2) ** 2;
  return {
    knots: [...knots],
    logs,
    trend: growth / width,
    days,
    ahead: growth * faded,
    tenure: mean[steps]!,
    covariance: matrix,
    ...means,
  };
}

/** Of repeat buyers: years since their repeat orders, and ln of their number, at the mean. */
function meansOf({ customers, offsets, day }: OrderLedger, today: number) {
  let lags = 0;
  let numbers = 0;
  let buyers = 0;
  for (let c = 0; c < customers; c++) {
    let lag = 0;
    let number = 0;
    let n = 0;
    for (let entry = offsets[c]! + 1; entry < offsets[c + 1]! && day[entry]! <= today; entry++) {
      n++;
      lag += today - day[entry]!;
      number += Math.log(n);
    }
    if (n === 0) continue;
    buyers++;
    lags += lag / n / 365;
    numbers += number / n;
  }
  return {
    meanLag: buyers > 0 ? lags / buyers : 0,
    meanLogNumber: buyers > 0 ? numbers / buyers : 0,
  };
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

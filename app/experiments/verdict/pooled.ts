import { normalCdf } from "../../numeric/special.ts";
import { wordOf, type Word } from "./word.ts";

/** θ_k ~ N(μ, ω²), μ ~ N(0, M²), ω ~ half-normal(H), on a grid of ω. */
const PRIOR = { M: 0.5, H: 0.3, steps: 121, top: 1.2 };
const HALVINGS = 100;
const TAIL = 0.025;

/** One campaign of a kind. */
export interface Effect {
  /** effect on a customer in units of what the audience was predicted to bring */
  r: number;
  /** its error, blind to the arms: `blindError` */
  s: number;
}

/** What is believed of an effect, in the same units. */
export interface Belief {
  mean: number;
  sd: number;
  /** probability that it is above 0 */
  above: number;
  /** 95 % */
  low: number;
  high: number;
}

export interface Pooled {
  /** of campaigns of this kind */
  mu: Belief;
  /** of each campaign there was, drawn towards its kind */
  theta: Belief[];
  /** of the next one */
  next: Belief;
}

/**
 * The error of r for pooling: from the spread of both arms together. Welch's error is small where an arm happened to
 * miss its large orders, and lucky campaigns would weigh most (docs/verdict.md).
 * @param predicted mean margin predicted for a customer of the audience at launch, above 0
 */
export function blindError(
  spread: number,
  { treated, heldOut }: { treated: number; heldOut: number },
  predicted: number,
): number {
  if (!(predicted > 0)) throw new RangeError(`found ${predicted} predicted, expected above 0`);
  return (spread * Math.sqrt(1 / treated + 1 / heldOut)) / predicted;
}

/**
 * What campaigns of one kind taught together: a normal model of effects that differ, integrated over how much.
 * @param effects at least one, errors above 0
 */
export function pool(effects: readonly Effect[]): Pooled {
  for (const { r, s } of effects)
    if (!Number.isFinite(r) || !(s > 0 && s < Infinity))
      throw new RangeError(
        `found an effect of ${r} with error ${s}, expected both finite, the error above 0`,
      );
  const grid = weigh(effects);
  return {
    mu: mixture(grid, ({ m, v }) => ({ m, v })),
    theta: effects.map(({ r, s }) =>
      mixture(grid, ({ square, m, v }) => {
        const b = square / (square + s * s);
        return { m: b * r + (1 - b) * m, v: b * s * s + (1 - b) ** 2 * v };
      }),
    ),
    next: mixture(grid, ({ square, m, v }) => ({ m, v: v + square })),
  };
}

interface Point {
  /** ω² */
  square: number;
  /** μ given ω: mean and variance */
  m: number;
  v: number;
  /** posterior weight of this ω */
  p: number;
}

function weigh(effects: readonly Effect[]): Point[] {
  const { M, H, steps, top } = PRIOR;
  const points = Array.from({ length: steps }, (_, g) => {
    const square = ((top * g) / (steps - 1)) ** 2;
    let precision = 1 / (M * M);
    let weighted = 0;
    let squares = 0;
    let logs = 0;
    for (const { r, s } of effects) {
      const variance = s * s + square;
      precision += 1 / variance;
      weighted += r / variance;
      squares += (r * r) / variance;
      logs += Math.log(variance);
    }
    const misfit = logs + Math.log(precision * M * M) + squares - weighted ** 2 / precision;
    const trapezoid = g === 0 || g === steps - 1 ? Math.log(0.5) : 0;
    const log = -misfit / 2 - square / (H * H) / 2 + trapezoid;
    return { square, m: weighted / precision, v: 1 / precision, log };
  });
  const best = Math.max(...points.map(({ log }) => log));
  const weights = points.map(({ log }) => Math.exp(log - best));
  const sum = weights.reduce((total, one) => total + one, 0);
  return points.map(({ square, m, v }, g) => ({ square, m, v, p: weights[g]! / sum }));
}

function mixture(grid: readonly Point[], at: (point: Point) => { m: number; v: number }): Belief {
  const parts = grid.map((point) => ({ p: point.p, ...at(point) }));
  const sum = (of: (part: (typeof parts)[number]) => number) =>
    parts.reduce((total, part) => total + part.p * of(part), 0);
  const mean = sum(({ m }) => m);
  const sd = Math.sqrt(sum(({ m, v }) => v + (m - mean) ** 2));
  const cdf = (x: number) =>
    sum(({ m, v }) => (v > 0 ? normalCdf((x - m) / Math.sqrt(v)) : x >= m ? 1 : 0));
  const quantile = (share: number) => {
    let low = mean - 12 * sd;
    let high = mean + 12 * sd;
    for (let i = 0; i < HALVINGS; i++) {
      const x = (low + high) / 2;
      if (cdf(x) < share) low = x;
      else high = x;
    }
    return (low + high) / 2;
  };
  return { mean, sd, above: 1 - cdf(0), low: quantile(TAIL), high: quantile(1 - TAIL) };
}

/** The word of a kind of campaign, of its own: a campaign's word stays with its own test. */
export const wordOfKind = ({ above }: Pick<Belief, "above">): Word =>
  wordOf({ above: above >= 1 - TAIL, below: above <= TAIL });

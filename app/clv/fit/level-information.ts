import { cholesky } from "../../numeric/cholesky.ts";
import { FIRST, NUMBER, WAVES, type WithinCustomers } from "./within-customers.ts";

/** What the orders say of the level's steps, with nuisances taken out. */
export interface Reduced {
  /** Of the level's steps and tenure, over the variance of one order. */
  readonly information: Float64Array;
  readonly score: Float64Array;
}

/**
 * Knots become steps between them, and what is not carried forward is taken out. Null where the orders say nothing of
 * the chance in a single one.
 */
export function withoutNuisances(within: WithinCustomers, steps: number): Reduced | null {
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

/** Sum of products. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

import { cholesky } from "../../numeric/cholesky.ts";
import { dot, type Reduced } from "./level-information.ts";

/** Standard deviations, in ln: of a step's own move, of the growth all share, of the power of tenure. */
export interface Spreads {
  readonly move: number;
  readonly growth: number;
  readonly tenure: number;
}

export interface Posterior {
  readonly spreads: Spreads;
  /** ln of the likelihood with all effects integrated out, less that without any. */
  readonly evidence: number;
  /** Steps of the level, then tenure; and the growth they share. */
  readonly mean: Float64Array;
  readonly growth: number;
  /** Covariance of a sum over the steps, the growth and tenure, each by its weights on the normals. */
  covariance(a: Direction, b: Direction): number;
}

/** Weights on the normals. */
export type Direction = (normal: number) => number;

/** Effects are a matrix times independent normals: one a step, one for the growth, one for tenure. */
export function posterior(
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

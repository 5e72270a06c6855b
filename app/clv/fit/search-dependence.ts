import { minimise, type Objective } from "../../numeric/minimise.ts";
import { hessian, inversePositive } from "../../numeric/symmetric.ts";
import { type PacedData, pacedObjective } from "../models/paced-gamma-gamma.ts";

/** Standard deviation of the weak prior of b around independence. */
const PRIOR = 0.7;
/** Beyond this many repeat buyers some of them show the way and the curvature; all decide where it ends. */
const SEARCHED_ON = 20_000;

/**
 * Where p, q, γ and b are most likely, and the inverse of the curvature per repeat buyer there; null where it has
 * none.
 * @param from ln p, ln(q−1), ln γ and b
 */
export function searchDependence(data: PacedData, from: Float64Array) {
  const all = penalised(data);
  const gradientTolerance = 1e-7;
  if (data.orders.length <= SEARCHED_ON) {
    const found = minimise(all, from, { gradientTolerance });
    return { found, inverse: inversePositive(hessian(all, found.at), 4) };
  }
  const some = penalised(everySo(data, Math.ceil(data.orders.length / SEARCHED_ON)));
  const near = minimise(some, from, { gradientTolerance: 1e-5 }).at;
  const inverse = inversePositive(hessian(some, near), 4);
  const known = inverse === null ? {} : { inverseHessian: inverse };
  return { found: minimise(all, near, { gradientTolerance, ...known }), inverse };
}

function penalised(data: PacedData): Objective {
  const likelihood = pacedObjective(data);
  const penalty = 1 / (PRIOR * PRIOR * data.orders.length);
  return (at, gradient) => {
    const value = likelihood(at, gradient);
    gradient[3]! += penalty * at[3]!;
    return value + (penalty * at[3]! * at[3]!) / 2;
  };
}

function everySo({ orders, mean, shape, logScale }: PacedData, step: number): PacedData {
  const rows = Array.from({ length: Math.ceil(orders.length / step) }, (_, i) => i * step);
  return {
    orders: rows.map((row) => orders[row]!),
    mean: Float64Array.from(rows, (row) => mean[row]!),
    shape,
    logScale: Float64Array.from(rows, (row) => logScale[row]!),
  };
}

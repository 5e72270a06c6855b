import type { Campaign } from "./campaign.ts";

/** Smaller than this beside what it came from, a number is what rounding left. */
const ROUNDING = 1e-12;

export interface Residual {
  /** slope of the margin on the prediction, over both arms; 0 where predictions are all alike */
  theta: number;
  /** the residual less its mean, in units of `unit`: sums to 0 in every stratum */
  e: Float64Array;
  /** a power of two, so that amounts of any size have squares */
  unit: number;
}

/**
 * CUPED (Deng, Xu, Kohavi & Walker 2013): the margin less what the prediction explains of it, the slope taken over both
 * arms together. A slope of each arm would know the arms, and the test on it would not be exact. With strata margins
 * and predictions are taken from their stratum's mean first.
 */
export function residualOf({ y, x, stratum }: Omit<Campaign, "arm">): Residual {
  const [unitY, unitX] = [powerOfTwoAbove(y), powerOfTwoAbove(x)];
  const dy = centred(y, unitY, stratum);
  const dx = centred(x, unitX, stratum);
  let xy = 0;
  let xx = 0;
  for (let i = 0; i < y.length; i++) {
    xy += dx[i]! * dy[i]!;
    xx += dx[i]! * dx[i]!;
  }
  const slope = xx > 0 ? xy / xx : 0;
  for (let i = 0; i < y.length; i++) dy[i] = dy[i]! - slope * dx[i]!;
  return { theta: slope * (unitY / unitX), e: unlessRounding(dy), unit: unitY };
}

/** The least power of two that no value exceeds; 1 where all are (next to) nothing. */
function powerOfTwoAbove(values: Float64Array): number {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most > 1e-290 ? 2 ** Math.ceil(Math.log2(most)) : 1;
}

/** Each value in the unit, less the mean of its stratum. */
function centred(values: Float64Array, unit: number, stratum?: Uint32Array): Float64Array {
  const means = meansOf(values, unit, stratum);
  const out = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++)
    out[i] = values[i]! / unit - means[stratum ? stratum[i]! : 0]!;
  return unlessRounding(out);
}

function meansOf(values: Float64Array, unit: number, stratum?: Uint32Array): Float64Array {
  let strata = 1;
  if (stratum) for (const h of stratum) strata = Math.max(strata, h + 1);
  const sums = new Float64Array(strata);
  const sizes = new Float64Array(strata);
  for (let i = 0; i < values.length; i++) {
    const h = stratum ? stratum[i]! : 0;
    sums[h] = sums[h]! + values[i]! / unit;
    sizes[h] = sizes[h]! + 1;
  }
  return sums.map((sum, h) => sum / Math.max(1, sizes[h]!));
}

/** Values of at most 1 in size that differ from nothing by rounding alone are nothing. */
function unlessRounding(values: Float64Array): Float64Array {
  for (const value of values) if (Math.abs(value) > ROUNDING) return values;
  return values.fill(0);
}

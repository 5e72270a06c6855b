/** Mean price elasticity (Bijmolt, van Heerde & Pieters, Journal of Marketing Research 42, 2005). */
const ELASTICITY = -2.6;
/** How far products differ from it, on the logarithm's scale. */
const ELASTICITY_SPREAD = 0.5;
/** Past sales of about the same depth, from which on the shop's own say more. */
const FEWEST_SALES = 3;

/** A factor on demand whose logarithm is normal. */
export interface SaleLift {
  median: number;
  /** standard deviation of the logarithm */
  spread: number;
}

export const noLift: SaleLift = { median: 1, spread: 0 };

/**
 * @param discount share of the price, from 0 to below 1
 * @param past factors the shop's own sales of about that depth had, above 0
 */
export function saleLift(discount: number, past: readonly number[]): SaleLift {
  if (!(discount >= 0 && discount < 1))
    throw new RangeError(`found a discount of ${discount}, expected a share from 0 to below 1`);
  if (discount === 0) return noLift;
  if (past.length < FEWEST_SALES)
    return { median: (1 - discount) ** ELASTICITY, spread: ELASTICITY_SPREAD };
  const logs = past.map(Math.log);
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const squares = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (logs.length - 1);
  // the next sale differs as past ones do, and their mean is not known for sure
  return { median: Math.exp(mean), spread: Math.sqrt(squares * (1 + 1 / logs.length)) };
}

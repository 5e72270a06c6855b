import { formatMoney } from "../../figures/format.ts";

interface Prediction {
  /** minor units, of 12 months */
  readonly expected: number;
  /** upper end of its 95 % interval */
  readonly high: number;
  /** chance of an order within a year */
  readonly pOrder: number | null;
}

/**
 * What stands in place of an interval from nothing to nothing, or one that does not hold the estimate: where nearly
 * everybody brings nothing, the mean comes from the few who do. Null where estimate and interval agree.
 */
export function unlikelyWords(
  { expected, high, pOrder }: Prediction,
  currency: string,
): string | null {
  if (high > 0 && high >= expected) return null;
  if (high > 0)
    return `most likely nothing; 1 in 20 bring more than ${formatMoney(high, currency)}`;
  if (pOrder === null) return "most likely nothing";
  const ofHundred = Math.round(pOrder * 100);
  const few = ofHundred < 1 ? "fewer than 1" : `about ${ofHundred}`;
  return `most likely nothing; ${few} in 100 order again`;
}

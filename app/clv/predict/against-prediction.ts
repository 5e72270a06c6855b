import { simpleValue } from "./simple-value.ts";

/** A year of a customer, in minor units. */
export interface Against {
  simpleMinor: number;
  predictedMinor: number;
  /** formula ÷ prediction */
  ratio: number;
}

/**
 * What the formula says of a year beside the prediction; null where one of them is missing.
 * @param predictedMinor of all customers for the next 12 months
 */
export function formulaAgainstPrediction(
  totals: { revenueMinor: number; orders: number; customers: number },
  predictedMinor: number | null,
): Against | null {
  const { revenueMinor: revenue, orders, customers } = totals;
  const value = simpleValue({ revenue, orders, customers }, 1);
  if (!value || predictedMinor === null || !(predictedMinor > 0)) return null;
  const own = predictedMinor / customers;
  return {
    simpleMinor: value.lifetimeValue,
    predictedMinor: own,
    ratio: value.lifetimeValue / own,
  };
}

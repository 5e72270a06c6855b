import type { Summary } from "../predict/summary.ts";

/**
 * "Carry the past forward", the rule any model has to beat: each customer goes on at the pace they had so far, repeat
 * order days ÷ days since the first order. Nobody leaves; who ordered once never orders again; who came on the last
 * day has no pace yet.
 * @returns orders a day, a row each of the summary; at most 1
 */
export function pacesSoFar({ size, x, firstDay, today }: Summary): Float64Array {
  const paces = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const age = today - firstDay[i]!;
    if (age > 0) paces[i] = x[i]! / age;
  }
  return paces;
}

/** How a rule without a model did on the same days; as in `Backtest`. */
export interface CarriedForward {
  readonly predictedOrders: number;
  /** predicted ÷ actual − 1; NaN without an order. */
  readonly bias: number;
  readonly mae: number;
  readonly rmse: number;
}

/** In what the model was worse than carrying the past forward, or, for "rank", than chance. */
export type Loss = "mae" | "bias" | "rank";

/** So many standard errors are no accident. */
const CLEAR = 2;

/**
 * What the model lost, clearly: by two standard errors over customers. It loses on the mean error of a customer where
 * the other rule's is lower, and on the total where what came lies beyond the middle of both totals, on the other
 * rule's side.
 * @param auc of the model; it loses below one half, whatever the size
 */
export function lossesOf(
  predicted: Float64Array,
  carried: Float64Array,
  actual: Float64Array,
  auc: number,
): Loss[] {
  const n = predicted.length;
  let lead = 0;
  let leadSquares = 0;
  let middle = 0;
  let towards = 0;
  let chance = 0;
  for (let i = 0; i < n; i++) {
    const error = actual[i]! - predicted[i]!;
    const worse = Math.abs(error) - Math.abs(actual[i]! - carried[i]!);
    lead += worse;
    leadSquares += worse * worse;
    middle += actual[i]! - (predicted[i]! + carried[i]!) / 2;
    towards += carried[i]! - predicted[i]!;
    chance += error * error;
  }
  const losses: Loss[] = [];
  const leadError = Math.sqrt(Math.max(0, leadSquares - (lead * lead) / n));
  if (lead > CLEAR * leadError && lead > 0) losses.push("mae");
  if (Math.sign(middle) === Math.sign(towards) && Math.abs(middle) > CLEAR * Math.sqrt(chance))
    losses.push("bias");
  if (auc < 0.5) losses.push("rank");
  return losses;
}

import { chooseRegular, type RegularChoice } from "../regular/choose-regular.ts";
import type { CountModel } from "../models/count-model.ts";
import { summarise, summaryTotals } from "../predict/summary.ts";
import { backtest, type Tested } from "./backtest.ts";
import { automaticCut, chooseModel, type ModelChoice } from "./choose-model.ts";
import type { FitMethod } from "./count-fit.ts";
import type { OrderLedger } from "./ledger.ts";
import { type Confidence, readiness } from "./readiness.ts";

/**
 * The model a night on `today` uses, chosen on the last quarter of the history up to then; Pareto/NBD without a
 * comparison where there is too little history for one.
 * @param firstDay the shop's first day with an order
 * @param confidence how much the history up to `today` can carry
 */
export function modelAsOf(
  ledger: OrderLedger,
  firstDay: number,
  today: number,
  confidence: Confidence,
  method?: FitMethod,
): { model: CountModel; choice: ModelChoice | null; regular: RegularChoice | null } {
  if (confidence !== "full") return { model: "pnbd", choice: null, regular: null };
  const cut = automaticCut(firstDay, today);
  const choice = chooseModel(ledger, cut, today, method);
  const { model } = choice;
  return { model, choice, regular: chooseRegular(ledger, cut, today, model, method) };
}

/**
 * What a night at `cut` would have said, against what came: the model, too, is chosen on orders up to the cut alone. A
 * model chosen on the very orders it is then tested on looks better than it is.
 */
export function nestedBacktest(
  ledger: OrderLedger,
  firstDay: number,
  cut: number,
  today: number,
): Tested | null {
  if (today <= cut) return null;
  const { confidence } = readiness(summaryTotals(summarise(ledger, cut)));
  const { model, regular } = modelAsOf(ledger, firstDay, cut, confidence);
  return backtest(ledger, cut, today, { model, regular });
}

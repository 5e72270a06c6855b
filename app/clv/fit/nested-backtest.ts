import { chooseRegular, type RegularChoice } from "../regular/choose-regular.ts";
import type { CountModel } from "../models/count-model.ts";
import { summarise, summaryTotals } from "../predict/summary.ts";
import { backtest, type Tested } from "./backtest.ts";
import { automaticCut, chooseModel, type ModelChoice } from "./choose-model.ts";
import type { FitMethod } from "./count-fit.ts";
import { clockOf, type Clock } from "../season/clock.ts";
import type { EventCandidate } from "../season/design.ts";
import { estimateSeason } from "../season/estimate-season.ts";
import { knownBy } from "../season/event-days.ts";
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
  clock?: Clock,
): { model: CountModel; choice: ModelChoice | null; regular: RegularChoice | null } {
  if (confidence !== "full") return { model: "pnbd", choice: null, regular: null };
  const cut = automaticCut(firstDay, today);
  const choice = chooseModel(ledger, cut, today, method, clock);
  const { model } = choice;
  return { model, choice, regular: chooseRegular(ledger, cut, today, model, method, clock) };
}

/**
 * What a night at `cut` would have said, against what came: the model, too, is chosen on orders up to the cut alone. A
 * model chosen on the very orders it is then tested on looks better than it is. So is the season, of events known by
 * then.
 */
export function nestedBacktest(
  ledger: OrderLedger,
  firstDay: number,
  cut: number,
  today: number,
  events: readonly EventCandidate[] = [],
): Tested | null {
  if (today <= cut) return null;
  const { confidence } = readiness(summaryTotals(summarise(ledger, cut)));
  const season = estimateSeason(ledger, cut, { events: knownBy(events, cut) });
  const clock = clockOf(season);
  const { model, regular } = modelAsOf(ledger, firstDay, cut, confidence, "map", clock);
  return backtest(ledger, cut, today, { model, regular, clock });
}

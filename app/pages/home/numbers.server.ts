import { intervalOfRisk, type TotalAtRisk } from "../../clv/predict/risk-total.ts";
import { predictedTogether } from "../../clv/predict/values.server.ts";
import { stateTotals } from "../../clv/states/state-totals.server.ts";
import { customerStates, holdEverybody, type StateTotal } from "../../clv/states/states.ts";
import { shopTotals } from "../../customers/facts.server.ts";
import { countUnprofiled } from "../../customers/profiling.server.ts";
import { pool } from "../../db.server.ts";
import { latestImport } from "../../orders/import.server.ts";
import { importProgress, type ImportProgress } from "../../orders/import-progress.ts";
import type { AtRisk } from "./figures.ts";
import type { Reading } from "./totals.ts";

/** What is known of the shop so far, and what of it is half known only. */
export async function numbersOfHome(shopId: number, now: Date) {
  const [imported, totals, allStates, together, unprofiled] = await Promise.all([
    latestImport(pool, shopId),
    shopTotals(pool, shopId),
    stateTotals(pool, shopId),
    predictedTogether(pool, shopId),
    countUnprofiled(pool, shopId),
  ]);
  const profiled = (totals?.customers ?? 0) - unprofiled;
  const progress = imported ? importProgress(imported, now.getTime()) : null;
  const isComplete = progress?.standing === "done";
  const hasNumbers = totals !== null && totals.orders + totals.guestOrders > 0;
  // states of half a history would call regulars newcomers
  const states =
    isComplete && holdEverybody(allStates, profiled)
      ? allStates.filter(({ customers }) => customers > 0)
      : [];
  const isPredicted = together?.value365 != null;
  return {
    totals,
    together,
    progress,
    isComplete,
    hasNumbers,
    states,
    reading: readingOf(progress),
    /** all orders are read, and there is nobody of whom something would be worked out */
    isNobody: isComplete && profiled <= 0,
    /** who ordered objected to being profiled, all of them */
    hasAllObjected: isComplete && profiled <= 0 && unprofiled > 0,
    /** numbers stand, their meaning is being worked out */
    isComputing: isComplete && hasNumbers && profiled > 0 && states.length === 0,
    /** states are known, and nothing can be predicted */
    isTooEarly: states.length > 0 && !isPredicted,
    atRisk: states.length > 0 && isPredicted ? atRiskOf(states, together?.atRisk365 ?? null) : null,
  };
}

/** Before there is an import one is about to begin. */
function readingOf(progress: ImportProgress | null): Reading {
  if (progress === null || progress.standing === "running") return "running";
  return progress.standing === "done" ? "done" : "stopped";
}

/** States without value at risk hold customers who are fine, or gone. */
function atRiskOf(states: StateTotal[], night: TotalAtRisk | null): AtRisk {
  const groups = states.filter(({ valueAtRiskMinor }) => valueAtRiskMinor > 0);
  const valueMinor = groups.reduce((sum, group) => sum + group.valueAtRiskMinor, 0);
  return {
    interval: intervalOfRisk(night, valueMinor),
    customers: groups.reduce((sum, group) => sum + group.customers, 0),
    valueMinor,
    groups: groups.map(({ state, customers, valueAtRiskMinor }) => ({
      label: customerStates[state].label,
      customers,
      valueMinor: valueAtRiskMinor,
    })),
  };
}

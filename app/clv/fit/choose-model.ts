import { compress } from "./compress.ts";
import { fitCounts } from "./fit-counts.ts";
import type { CountFit, FitMethod } from "./count-fit.ts";
import type { OrderLedger } from "./ledger.ts";
import { thin } from "./purchase-counts.ts";
import { gapConstant } from "../models/beta-geometric.ts";
import type { CountModel } from "../models/count-model.ts";
import { stagesOf } from "../models/count-model.ts";
import { formulasFor } from "../models/formulas.ts";
import { calendarClock, type Clock } from "../season/clock.ts";
import { summarise } from "../predict/summary.ts";
import type { Summary } from "../predict/summary.ts";

/** Models that compete. BG/NBD does not: it holds every one-time buyer alive for ever. */
const CANDIDATES: readonly CountModel[] = ["pnbd", "mbgnbd", "mbgcnbd-2", "mbgcnbd-3", "mbgcnbd-4"];

export interface ModelChoice {
  readonly model: CountModel;
  readonly cut: number;
  /** Per candidate: mean log-density of a customer's held-out orders, and its lead on Pareto/NBD. */
  readonly compared: readonly {
    readonly model: CountModel;
    readonly meanLogDensity: number;
    readonly lead: number;
    readonly leadError: number;
  }[];
}

/** Customers whose held-out orders are weighed; more would not change the verdict. */
const SAMPLE = 20_000;
/** Customers each candidate is fitted on to be compared; the one chosen is fitted on all, by who asks. */
const FITTED_ON = 30_000;

/** The day that leaves the last quarter of the history as a holdout. */
export function automaticCut(firstDay: number, today: number): number {
  return firstDay + Math.round(0.75 * (today - firstDay));
}

/**
 * The model under which the held-out orders were most likely, given what was known at the cut:
 * ln p(orders after | orders before) per customer. Pareto/NBD stays unless another leads by more
 * than two standard errors.
 */
export function chooseModel(
  ledger: OrderLedger,
  cut: number,
  today: number,
  method: FitMethod = "map",
  clock: Clock = calendarClock,
): ModelChoice {
  const before = summarise(ledger, cut, clock);
  if (before.size === 0 || today <= cut) return { model: "pnbd", cut, compared: [] };
  const counts = thin(compress(before), FITTED_ON);
  const rows = heldOutRows(ledger, before, today);
  const densities = CANDIDATES.map((model) => {
    const fit = fitCounts(counts, model, { method, logGaps: before.logGaps });
    return logDensities(fit, rows, clock.tick(today) - clock.tick(cut));
  });
  const base = densities[0]!;
  let chosen: CountModel = "pnbd";
  let best = 0;
  const compared = CANDIDATES.map((model, m) => {
    const own = densities[m]!;
    const n = own.length;
    let sum = 0;
    let lead = 0;
    for (let i = 0; i < n; i++) {
      sum += own[i]!;
      lead += own[i]! - base[i]!;
    }
    lead /= n;
    let squares = 0;
    for (let i = 0; i < n; i++) squares += (own[i]! - base[i]! - lead) ** 2;
    const leadError = n > 1 ? Math.sqrt(squares / (n - 1) / n) : 0;
    if (lead > 2 * leadError && lead > best) {
      best = lead;
      chosen = model;
    }
    return { model, meanLogDensity: sum / n, lead, leadError };
  });
  return { model: chosen, cut, compared };
}

interface HeldOut {
  readonly x: number;
  readonly tx: number;
  readonly T: number;
  readonly laterX: number;
  readonly laterTx: number;
  readonly laterLogGaps: number;
}

function heldOutRows(ledger: OrderLedger, before: Summary, today: number): HeldOut[] {
  const rows: HeldOut[] = [];
  const step = Math.max(1, before.size / SAMPLE);
  for (let position = 0; position < before.size; position += step) {
    const i = Math.floor(position);
    const c = before.customer[i]!;
    const { clock } = before;
    const born = clock.tick(before.firstDay[i]!);
    let last = before.firstDay[i]!;
    let laterX = before.x[i]!;
    let laterLogGaps = 0;
    for (let entry = ledger.offsets[c]!; entry < ledger.offsets[c + 1]!; entry++) {
      const day = ledger.day[entry]!;
      if (day > today) break;
      if (day > before.today) {
        laterLogGaps += Math.log(clock.between(last, day));
        laterX++;
      }
      last = day;
    }
    const own = { x: before.x[i]!, tx: before.tx[i]!, T: before.T[i]! };
    rows.push({ ...own, laterX, laterTx: clock.tick(last) - born, laterLogGaps });
  }
  return rows;
}

function logDensities(fit: CountFit, rows: readonly HeldOut[], held: number): Float64Array {
  const formulas = formulasFor(fit.model, fit.parameters);
  const k = stagesOf(fit.model);
  return Float64Array.from(rows, (row) => {
    const after = { x: row.laterX, tx: row.laterTx, T: row.T + held };
    return (
      formulas.logLikelihood(after) -
      formulas.logLikelihood(row) +
      gapConstant(k, row.laterLogGaps, row.laterX - row.x)
    );
  });
}

import { compress } from "../fit/compress.ts";
import { fitCounts, type FitOptions } from "../fit/fit-counts.ts";
import type { OrderLedger } from "../fit/ledger.ts";
import type { CountFit, FitMethod } from "../fit/count-fit.ts";
import type { CountModel } from "../models/count-model.ts";
import { evenly, rowsOf, summarise, type Summary } from "../predict/summary.ts";
import { calendarClock, type Clock } from "../season/clock.ts";
import { findCycles } from "./cycles.ts";
import { fitRegular } from "./fit-regular.ts";
import { logDensities } from "./posterior.ts";
import type { RegularCycle } from "./regular-buyers.ts";

/** Whether regular buyers are told from others, and what the held-out orders said of it. */
export interface RegularChoice {
  readonly used: boolean;
  /** Of the others, where it is used. */
  readonly model: CountModel;
  readonly cut: number;
  /** Held-out orders of a customer are more likely by so much, in logarithms, than without cycles. */
  readonly lead: number;
  readonly leadError: number;
}

/** Models tried for who buys by no cycle, beside the one chosen for all: cycles make all look even. */
const OTHERS: readonly CountModel[] = ["pnbd", "mbgnbd"];
/** Customers whose held-out orders are weighed. */
const SAMPLE = 10_000;

/**
 * Regular buyers are told from others where ln p(held-out orders | orders before) of a customer
 * rises by more than two standard errors over the model chosen for all of them. Null where gaps show
 * no cycle at all: then nothing is fitted for it.
 */
export function chooseRegular(
  ledger: OrderLedger,
  cut: number,
  today: number,
  model: CountModel,
  method: FitMethod = "map",
  clock: Clock = calendarClock,
): RegularChoice | null {
  if (today <= cut) return null;
  const all = summarise(ledger, cut, clock);
  const found = findCycles(ledger, all.customer, cut);
  if (found.length === 0) return null;
  const before = evenly(all, SAMPLE);
  const after = later(before, ledger, today);
  const single = fitCounts(compress(before), model, { method });
  const without = heldOut(single, before, after);
  let best: RegularChoice = { used: false, model, cut, lead: 0, leadError: 0 };
  let cycles: readonly RegularCycle[] | null = null;
  for (const others of new Set<CountModel>([model, ...OTHERS])) {
    const fit: CountFit | null = fitRegular(before, found, others, { method }, cycles);
    if (fit === null) continue;
    cycles ??= fit.regular!.cycles;
    const lead = heldOut(fit, before, after).map((own, i) => own - without[i]!);
    const n = lead.length;
    const mean = lead.reduce((sum, own) => sum + own, 0) / n;
    const squares = lead.reduce((sum, own) => sum + (own - mean) ** 2, 0);
    const leadError = Math.sqrt(squares / (n - 1) / n);
    if (mean <= best.lead && best.leadError > 0) continue;
    best = { used: mean > 2 * leadError, model: others, cut, lead: mean, leadError };
  }
  return best;
}

/** The fit of a summary as it was chosen: regular buyers told from others, or one model for all. */
export function fitPurchases(
  summary: Summary,
  chosen: {
    readonly model: CountModel;
    readonly regular?: Pick<RegularChoice, "used" | "model"> | null | undefined;
  },
  options: FitOptions = {},
): CountFit {
  const { model, regular } = chosen;
  if (regular?.used === true && summary.days !== undefined) {
    const found = findCycles(summary.days, summary.customer, summary.today);
    const fit = found.length > 0 ? fitRegular(summary, found, regular.model, options) : null;
    if (fit !== null) return fit;
  }
  return fitCounts(compress(summary), model, options);
}

const heldOut = (fit: CountFit, before: Summary, after: Summary) => {
  const known = logDensities(fit, before);
  return logDensities(fit, after).map((own, i) => own - known[i]!);
};

/** The same customers on a later day. */
function later(before: Summary, ledger: OrderLedger, today: number): Summary {
  const all = summarise(ledger, today, before.clock);
  const rowAt = new Int32Array(ledger.customers).fill(-1);
  all.customer.forEach((customer, row) => (rowAt[customer] = row));
  return rowsOf(
    all,
    before.customer.map((customer) => rowAt[customer]!),
  );
}

import { quantileAmong } from "../../numeric/quantiles.ts";
import { rowsOf, summarise, type Summary } from "../predict/summary.ts";
import { compress } from "./compress.ts";
import type { Clock } from "../season/clock.ts";
import { everyNth } from "../season/some-customers.ts";
import type { CountFit, FitMethod } from "./count-fit.ts";
import { estimateLevel } from "./estimate-level.ts";
import { fitCounts } from "./fit-counts.ts";
import { fitSpend } from "./fit-spend.ts";
import { ledgerSpan, type OrderLedger } from "./ledger.ts";
import { orderValues } from "./order-value.ts";
import { CLEAR } from "./spend-dependence.ts";
import type { SpendFit } from "./spend-fit.ts";

/** Values of held-out orders are brought down to this quantile of them, so that a few do not decide. */
const WINSOR = 0.995;
const FEWEST_HELD_OUT = 50;
/** Parts of the history from which the orders after them are foretold. */
const PARTS = [0.4, 0.55, 0.7, 0.85];

/**
 * The spend fit of a shop: plain Gamma-Gamma, unless the orders clearly say that spend goes with pace, moved over the
 * history, or moves with a customer's orders, and held-out orders are valued better so: those after each of four
 * parts of the history, by what was learnt on that part, together. Pace comes first: valued without it, one-time
 * buyers are off by more than a level moves them, and would speak against it. Likelihood alone (`mle`) stays with
 * what is published.
 * @param days ahead for which a level is told
 */
export function chooseSpend(
  ledger: OrderLedger,
  summary: Summary,
  counts: CountFit,
  method: FitMethod = "map",
  days = 365,
): SpendFit {
  const plain = fitSpend(summary, method);
  if (method === "mle" || plain.parameters === null) return plain;
  const some = everyNth(ledger, ENOUGH);
  const held = heldOut(some, summary);
  const pace =
    followsPace(summary, counts, method) && paceHolds(held, counts, method) ? counts : null;
  const found = estimateLevel(ledger, summary.today, { days });
  const level = found && levelHolds(some, held, pace, method) ? found : null;
  return pace === null && level === null ? plain : fitSpend(summary, method, { level, pace });
}

/** A spend fit of the kind another is of: with a level, with pace, where that has them. */
export function fitSpendLike(
  like: SpendFit,
  ledger: OrderLedger,
  summary: Summary,
  counts: CountFit,
  days: number,
): SpendFit {
  const level = like.level ? estimateLevel(ledger, summary.today, { days }) : null;
  return fitSpend(summary, "map", { level, pace: like.dependence ? counts : null });
}

/** More customers than this only repeat what these say of whether something is there. */
const ENOUGH = 20_000;

/** Whether the customers' orders say so clearly. */
function followsPace(summary: Summary, counts: CountFit, method: FitMethod): boolean {
  const step = Math.max(1, summary.size / ENOUGH);
  const chosen = Int32Array.from({ length: Math.floor(summary.size / step) }, (_, i) =>
    Math.floor(i * step),
  );
  const some = step > 1 ? rowsOf(summary, chosen) : summary;
  const { dependence } = fitSpend(some, method, { pace: counts });
  return Boolean(dependence) && dependence!.evidence > CLEAR;
}

/** What was known at one day, and the orders placed from then to the next such day. */
interface HeldOut {
  readonly before: Summary;
  readonly days: number;
  /** Number of held-out order days with a value of each row, and their values added up. */
  readonly orders: Float64Array;
  readonly values: Float64Array;
}

/** Orders of those who had ordered before, after each part of the history; none where there are too few. */
function heldOut(ledger: OrderLedger, { today, clock }: Summary): HeldOut[] {
  const span = ledgerSpan(ledger);
  if (span === null) return [];
  const ends = [...PARTS, 1].map((part) => span.first + Math.round(part * (today - span.first)));
  const tests = PARTS.map((_, i) => heldOutBetween(ledger, ends[i]!, ends[i + 1]!, clock));
  const orders = tests.reduce((sum, test) => sum + test.orders.reduce((a, b) => a + b, 0), 0);
  return orders >= FEWEST_HELD_OUT ? tests : [];
}

function heldOutBetween(ledger: OrderLedger, cut: number, end: number, clock: Clock): HeldOut {
  const before = summarise(ledger, cut, clock);
  const rows: number[] = [];
  const paid: number[] = [];
  for (let row = 0; row < before.size; row++) {
    const c = before.customer[row]!;
    for (let entry = ledger.offsets[c]!; entry < ledger.offsets[c + 1]!; entry++) {
      const day = ledger.day[entry]!;
      if (day <= cut || day > end || !(ledger.value[entry]! > 0)) continue;
      rows.push(row);
      paid.push(ledger.value[entry]!);
    }
  }
  const cap = paid.length > 0 ? quantileAmong(paid, WINSOR) : 0;
  const orders = new Float64Array(before.size);
  const values = new Float64Array(before.size);
  rows.forEach((row, i) => {
    orders[row]! += 1;
    values[row]! += Math.min(cap, paid[i]!);
  });
  return { before, days: end - cut, orders, values };
}

function levelHolds(
  ledger: OrderLedger,
  held: readonly HeldOut[],
  counts: CountFit | null,
  method: FitMethod,
): boolean {
  return gainOf(held, ({ before, days }) => {
    const level = estimateLevel(ledger, before.today, { days, clear: 0 });
    if (level === null) return null;
    const pace = counts && paceBefore(before, counts, method);
    const fits = [fitSpend(before, method, { level, pace }), fitSpend(before, method, { pace })];
    return [ofPlaced(fits[0]!), ofPlaced(fits[1]!)];
  });
}

function paceBefore(before: Summary, { model, parameters }: CountFit, method: FitMethod): CountFit {
  return fitCounts(compress(before), model, {
    method,
    logGaps: before.logGaps,
    start: parameters,
  });
}

/** Held-out orders were placed. */
function ofPlaced(fit: SpendFit): SpendFit {
  const { dependence } = fit;
  return dependence ? { ...fit, dependence: { ...dependence, ofPlaced: true } } : fit;
}

function paceHolds(held: readonly HeldOut[], counts: CountFit, method: FitMethod): boolean {
  return gainOf(held, ({ before }) => {
    const paced = fitSpend(before, method, { pace: paceBefore(before, counts, method) });
    return paced.dependence ? [ofPlaced(paced), fitSpend(before, method)] : null;
  });
}

/** Whether the first of two fits values held-out orders better than the second, all parts together. */
function gainOf(
  held: readonly HeldOut[],
  fits: (test: HeldOut) => readonly [SpendFit, SpendFit] | null,
): boolean {
  let sum = 0;
  for (const test of held) {
    const pair = fits(test);
    if (pair === null) continue;
    sum += gains(test, ...pair).reduce((all, own) => all + own, 0);
  }
  return sum > 0;
}

/**
 * By how much the first fit values each customer's held-out orders better: μ − v ln μ of each order is smaller, a
 * loss that is least where what is valued adds up to what was paid. (The deviance of a gamma, v/μ + ln μ, is not: it
 * followed the smallest orders, and turned away levels that took totals from 7 % off to 1 %.)
 */
function gains({ before, orders, values }: HeldOut, fit: SpendFit, other: SpendFit): Float64Array {
  const [own, others] = [orderValues(fit, before), orderValues(other, before)];
  return Float64Array.from(orders, (n, row) => {
    if (n === 0) return 0;
    const [a, b] = [Math.max(1, own[row]!), Math.max(1, others[row]!)];
    return values[row]! * Math.log(a / b) - n * (a - b);
  });
}

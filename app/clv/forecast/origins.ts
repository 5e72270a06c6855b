import type { CountFit, FitMethod } from "../fit/count-fit.ts";
import type { OrderLedger } from "../fit/ledger.ts";
import type { SpendFit } from "../fit/spend-fit.ts";
import { readiness } from "../fit/readiness.ts";
import { summarise, summaryTotals, type Summary } from "../predict/summary.ts";
import { countDoubts, doubtOf } from "../fit/parameter-doubt.ts";
import { fitPurchases } from "../regular/choose-regular.ts";
import { type Clock } from "../season/clock.ts";
import { everyNth } from "../season/some-customers.ts";
import { knownPart } from "./known.ts";
import { pastError, type PastError } from "./level.ts";
import { repeatsOf } from "./repeats.ts";
import { spendOf } from "./spend-ahead.ts";

/** Errors of forecasts of the past, of one kind each. */
export interface PastErrors {
  /** Order days of those who were customers at the origin. */
  readonly orders: readonly PastError[];
  /** Their revenue per order day. */
  readonly value: readonly PastError[];
  /** Repeat order days of those who came after it. */
  readonly repeats: readonly PastError[];
}

const ORIGINS = 6;
/** The first origin has this share of the history before it, the last this share after it. */
const FIRST_SHARE = 0.4;
const LAST_SHARE = 1 / 8;
/** Customers a past forecast is made of and held against, and of them those from whom its chance is told. */
const CUSTOMERS = 20_000;
const ROWS = 3_000;
/** Fewer orders, expected and come, say nothing of what one is worth. */
const FEWEST_ORDERS = 10;

/** The days on which forecasts of the past begin: the last known day of each. */
function originDays(first: number, today: number, days: number): number[] {
  const history = today - first;
  const from = first + Math.round(FIRST_SHARE * history);
  const to = today - Math.max(1, Math.min(days, Math.round(LAST_SHARE * history)));
  const chosen = Array.from({ length: ORIGINS }, (_, i) =>
    Math.round(from + ((to - from) * i) / (ORIGINS - 1)),
  );
  return [...new Set(chosen)].filter((day) => day >= first && day < today);
}

/**
 * Forecasts the past with what was known then and compares.
 * @param clock of today's season: its own error is counted apart
 * @param fit today's: its model is tested, its parameters are where each fit begins
 * @param like today's spend fit: its kind is tested; left out, the kind is chosen at each origin
 */
export function pastErrors(
  whole: OrderLedger,
  first: number,
  today: number,
  days: number,
  fit: Pick<CountFit, "model" | "parameters" | "regular">,
  method: FitMethod,
  clock: Clock,
  like?: SpendFit,
): PastErrors {
  const result = {
    orders: [] as PastError[],
    value: [] as PastError[],
    repeats: [] as PastError[],
  };
  const ledger = everyNth(whole, CUSTOMERS);
  for (const origin of originDays(first, today, days)) {
    const summary = summarise(ledger, origin, clock);
    if (readiness(summaryTotals(summary)).confidence === "simple") continue;
    const window = Math.min(days, today - origin);
    const chosen = {
      model: fit.model,
      regular: fit.regular ? { used: true, model: fit.model } : null,
    };
    const counts = fitPurchases(summary, chosen, {
      method,
      logGaps: summary.logGaps,
      start: fit.parameters,
      near: true,
    });
    const spend = spendOf(ledger, summary, counts, window, { like, method });
    const known = knownPart({ counts, spend }, summary, [window], ROWS);
    const came = ordersAfter(ledger, summary, origin + window);
    const at = { origin, window };
    const expected = known.orders[0]!;
    const relative = known.chance.orders / expected ** 2;
    const slopes = known.orderSlopes.map((slope) => slope[0]!);
    result.orders.push(
      pastError(
        { ...at, expected, actual: came.orders },
        relative,
        doubtOf(countDoubts(counts).covariance, slopes),
      ),
    );
    if (summary.hasValues && Math.min(expected, came.orders) >= FEWEST_ORDERS && came.revenue > 0) {
      const revenue = known.revenue[0]!;
      const { chance } = known;
      const perOrder =
        chance.revenue / revenue ** 2 + relative - (2 * chance.both) / (revenue * expected);
      result.value.push(
        pastError(
          { ...at, expected: revenue / expected, actual: came.revenue / came.orders },
          Math.max(0, perOrder),
          known.spendDoubt,
          0,
        ),
      );
    }
    const joined = newcomers(ledger, origin, origin + window, clock);
    const repeats = repeatsOf(counts, clock.ahead(origin, window));
    let foreseen = 0;
    let chance = 0;
    for (const age of joined.ages) {
      foreseen += repeats.by(age);
      chance += repeats.variance(age);
    }
    if (foreseen >= FEWEST_ORDERS) {
      result.repeats.push(
        pastError(
          { ...at, expected: foreseen, actual: joined.repeats },
          chance / foreseen ** 2,
          repeats.doubt,
        ),
      );
    }
  }
  return result;
}

/** Order days and money of the rows' customers after the summary's day, up to `end`. */
function ordersAfter(ledger: OrderLedger, summary: Summary, end: number) {
  let orders = 0;
  let revenue = 0;
  for (let row = 0; row < summary.size; row++) {
    const c = summary.customer[row]!;
    for (let entry = ledger.offsets[c + 1]! - 1; entry >= ledger.offsets[c]!; entry--) {
      const day = ledger.day[entry]!;
      if (day <= summary.today) break;
      if (day > end) continue;
      orders++;
      revenue += ledger.value[entry]!;
    }
  }
  return { orders, revenue };
}

/** Those who first ordered after `origin`: their ages at `end` in ticks, and their repeat orders by then. */
function newcomers(ledger: OrderLedger, origin: number, end: number, clock: Clock) {
  const ages: number[] = [];
  let repeats = 0;
  for (let c = 0; c < ledger.customers; c++) {
    const from = ledger.offsets[c]!;
    const to = ledger.offsets[c + 1]!;
    if (from === to) continue;
    const joined = ledger.day[from]!;
    if (joined <= origin || joined > end) continue;
    ages.push(clock.between(joined, end));
    for (let entry = from + 1; entry < to && ledger.day[entry]! <= end; entry++) repeats++;
  }
  return { ages, repeats };
}

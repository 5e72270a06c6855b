import { poissonRegression } from "../../numeric/poisson-regression.ts";
import { compress } from "../fit/compress.ts";
import type { CountFit } from "../fit/count-fit.ts";
import { fitCounts } from "../fit/fit-counts.ts";
import type { OrderLedger } from "../fit/ledger.ts";
import type { CountModel } from "../models/count-model.ts";
import { summarise } from "../predict/summary.ts";
import { calendarClock, clockOf } from "./clock.ts";
import { designOf, YEAR, type Design, type EventCandidate, type Parts } from "./design.ts";
import { dispersionOf } from "./dispersion.ts";
import { timesSeen } from "./event-days.ts";
import { dailyOrders, expectedPerTick, type DailyOrders } from "./expected-orders.ts";
import { noSeason, type Season } from "./season.ts";
import { seasonOf } from "./season-of.ts";
import { everyNth } from "./some-customers.ts";
import { unseenSeason } from "./unseen-season.ts";
import { weighSeasons } from "./weigh-seasons.ts";
import { yearsLeftOut, type SeenOrders } from "./years-left-out.ts";

export interface SeasonOptions {
  /** The purchase model whose expectation the orders are held against. */
  readonly model?: CountModel;
  /** Besides the days around Black Friday. */
  readonly events?: readonly EventCandidate[];
}

/** Two years less two weeks: the first order of a young shop comes late. */
const FEWEST_DAYS = 716;
/** A year less two weeks. */
const A_YEAR = 351;
/** Older years say little of how customers come today. */
const MOST_DAYS = 6 * YEAR;
/** Repeat orders below which nothing is found anyway. */
const FEWEST_ORDERS = 50;
const HARMONICS = 3;
/** The fit needs the season's clock, and the season the fit. */
const ROUNDS = 2;
/** Customers the model is fitted on for this; the orders of all are counted. */
const SAMPLE = 30_000;
/** Log-likelihood over the dispersion that the years left out must gain together. */
const ENOUGH_GAIN = 4;

/** The Monday before, the long weekend, and the days after it: each has an effect of its own. */
export const blackFridayWeek: readonly EventCandidate[] = [
  { name: "before-black-friday", days: { kind: "black-friday", from: -4, to: -1 } },
  { name: "black-friday-to-cyber-monday", days: { kind: "black-friday", from: 0, to: 3 } },
  { name: "after-cyber-monday", days: { kind: "black-friday", from: 4, to: 6 } },
];

/**
 * The season of a shop from its repeat orders up to `today`, held against what the purchase model
 * expects of everybody who had come before. Used where years left out are foretold better with the
 * season of the others: their gains add up to 4 units of log-likelihood over the dispersion, and
 * more than half of the years gain.
 */
export function estimateSeason(
  ledger: OrderLedger,
  today: number,
  { model = "pnbd", events = [] }: SeasonOptions = {},
): Season {
  const orders = dailyOrders(ledger, today);
  if (orders === null) return { ...noSeason, reason: "short-history" };
  const isShort = today - orders.first < FEWEST_DAYS;
  const unknown: Season = { ...noSeason, reason: isShort ? "short-history" : "not-better" };
  if (sum(orders.repeats.slice(-MOST_DAYS)) < FEWEST_ORDERS) return unknown;
  const some = everyNth(ledger, SAMPLE);
  const first = Math.max(orders.first, today - MOST_DAYS + 1);
  const happened = [...blackFridayWeek, ...events].filter(
    ({ days }) => timesSeen(days, first, today) > 0,
  );
  const whole: Parts = { harmonics: HARMONICS, events: happened };
  const choices = [whole, { ...whole, events: [] }, { ...whole, harmonics: 0 }];
  const none: Parts = { harmonics: 0, events: [] };
  const regressions = (seen: SeenOrders, all: readonly Parts[], dispersion: number) =>
    all.map((parts) => {
      const design = designOf(first, today, parts);
      return { parts, design, fit: regress(seen, design, dispersion) };
    });

  const isTold = areSpread(orders);
  let season: Season = noSeason;
  let fit: Pick<CountFit, "model" | "parameters"> | null = null;
  let seen = null as SeenOrders | null;
  let dispersion = 1;
  for (let round = 0; round < ROUNDS; round++) {
    const clock = round === 0 ? calendarClock : clockOf(season);
    const counts = compress(summarise(some, today, clock));
    if (counts.customers === 0) return unknown;
    fit = fitCounts(counts, model, { start: fit?.parameters, near: round > 0 });
    seen = seenOrders(orders, first, expectedPerTick(orders, fit, clock));
    const [found] = regressions(seen, [whole], dispersion);
    dispersion = dispersionOf(seen, found!.fit.means, found!.design);
    season = isShort
      ? weighSeasons(seen, regressions(seen, [...choices, none], dispersion), dispersion, isTold)
      : seasonOf(regress(seen, found!.design, dispersion), found!.design, whole);
  }
  if (seen === null) return noSeason;
  if (isShort) return today - orders.first < A_YEAR ? unseenSeason(dispersion) : season;

  const plain = yearsLeftOut(seen, designOf(first, today, none), dispersion);
  let best: Season = { ...noSeason, reason: "not-better", dispersion };
  let bestGain = -Infinity;
  for (const { parts, design, fit: own } of regressions(seen, choices, dispersion)) {
    const gains = yearsLeftOut(seen, design, dispersion).map(
      (year, i) => (year - plain[i]!) / dispersion,
    );
    const gain = sum(gains);
    if (gain <= bestGain) continue;
    bestGain = gain;
    const better =
      gain >= ENOUGH_GAIN && 2 * gains.filter((year) => year > 0).length > gains.length;
    best = better
      ? { ...seasonOf(own, design, parts), reason: "better", dispersion, gains }
      : { ...noSeason, reason: "not-better", dispersion, gains };
  }
  return best;
}

/** Share of first orders that came in the second half of a short history where customers did not all begin together. */
const STILL_COMING = 0.2;

/** Whether old and new customers order on the same days: only then is a wave told from how customers age. */
function areSpread({ newcomers }: DailyOrders): boolean {
  const later = sum(newcomers.subarray(Math.ceil(newcomers.length / 2)));
  return later >= STILL_COMING * sum(newcomers);
}

function sum(values: Float64Array | readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

function seenOrders(orders: DailyOrders, first: number, expected: Float64Array): SeenOrders {
  const from = first - orders.first;
  const own = expected.subarray(from);
  return {
    counts: orders.repeats.subarray(from),
    offset: own.map((mean) => (mean > 0 ? Math.log(mean) : 0)),
    weight: own.map((mean) => (mean > 0 ? 1 : 0)),
  };
}

function regress({ counts, offset, weight }: SeenOrders, design: Design, dispersion: number) {
  const { rows, columns, values, deviations } = design;
  const data = { rows, columns, design: values, counts, offset };
  return poissonRegression(data, deviations, dispersion, weight);
}

import { formatDay } from "../../app/calendar/days.ts";
import { withoutLarge } from "../../app/clv/forecast/large-orders.ts";
import { forecastShop } from "../../app/clv/forecast/forecast.ts";
import type { Forecast, Part } from "../../app/clv/forecast/shop-forecast.ts";
import type { Fan, Figure } from "../../app/clv/forecast/figure.ts";
import { eventsInWords } from "../../app/clv/events/event-words.ts";
import { knownEvents } from "../../app/clv/events/known-events.ts";
import type { EventCandidate } from "../../app/clv/season/design.ts";
import { estimateSeason } from "../../app/clv/season/estimate-season.ts";
import { seasonWords } from "../../app/clv/season/season-words.ts";
import { ledgerSpan } from "../../app/clv/fit/ledger.ts";
import { DataError } from "../csv-log/errors.ts";
import type { Options } from "./arguments.ts";
import { withoutOrders, type OrderLog } from "./order-log.ts";

/** A log that ends so long before the forecast begins may be a part of one. */
const SILENT_DAYS = 30;

/** The forecast in the log's units. */
export function forecastLog(
  { ledger, ...log }: OrderLog,
  options: Options,
  events: readonly EventCandidate[] = [],
) {
  const { file, from, days, model, method } = options;
  if (from === null || days === null) throw new RangeError("a forecast has a first day and days");
  const span = ledgerSpan(ledger);
  if (span === null) {
    if (log.later === 0) throw withoutOrders(file, log);
    throw new DataError(
      `${file}: no order before ${formatDay(from)}, expected some to forecast from`,
    );
  }
  const { inUnits, fanInUnits, partInUnits } = unitsOf(log.unit);
  const usual = withoutLarge(ledger, from - 1).ledger;
  const season = estimateSeason(usual, from - 1, { events });
  const found = forecastShop(ledger, from, days, {
    method,
    season,
    events,
    ...(model === "auto" ? {} : { model }),
  });
  return {
    ...partInUnits(found),
    known: partInUnits(found.known),
    new: partInUnits(found.new),
    from: formatDay(from),
    days,
    until: formatDay(from + days - 1),
    notes: notesOf(found, from - 1 - span.last),
    rows: log.rows,
    rowsFromThenOn: log.later,
    skippedRows: log.skipped,
    decimals: log.decimals,
    model: found.model,
    readiness: found.readiness,
    season: {
      used: season.reason === "better",
      sentences: [
        seasonWords(season, from),
        ...eventsInWords(knownEvents(season, events, span.first, from - 1)),
      ],
      events: knownEvents(season, events, span.first, from - 1),
    },
    firstOrders: found.firstOrders,
    doubts: found.doubts,
    level: {
      ...found.level,
      tests: found.level.tests.map((test) => ({ ...test, origin: formatDay(test.origin) })),
    },
    steps: found.steps.map((step) => ({
      until: formatDay(step.end),
      orders: step.orders,
      revenue: step.revenue && fanInUnits(step.revenue),
      known: { ...step.known, revenue: inUnits(step.known.revenue) },
      new: { ...step.new, revenue: inUnits(step.new.revenue) },
    })),
  };
}

export type DescribedForecast = ReturnType<typeof forecastLog>;

/** Money from minor units to the log's, of which one is `unit` of them. */
function unitsOf(unit: number) {
  const inUnits = (minor: number | null) => (minor === null ? null : minor / unit);
  const figureInUnits = ({ mean, low, high }: Figure): Figure => ({
    mean: mean / unit,
    low: low / unit,
    high: high / unit,
  });
  const fanInUnits = (fan: Fan): Fan => ({
    ...figureInUnits(fan),
    lowerQuarter: fan.lowerQuarter / unit,
    upperQuarter: fan.upperQuarter / unit,
  });
  const partInUnits = ({ orders, revenue }: Part): Part => ({
    orders,
    revenue: revenue && figureInUnits(revenue),
  });
  return { inUnits, fanInUnits, partInUnits };
}

/** What somebody who reads the figures should know of them. */
function notesOf({ model, readiness, revenue }: Forecast, silent: number): string[] {
  const notes: string[] = [];
  if (model === null) {
    notes.push(
      `No model could be fitted: the shop's pace so far is carried forward. ${readiness.sentence}`,
    );
  } else if (readiness.confidence === "low") notes.push(readiness.sentence);
  if (silent >= SILENT_DAYS) {
    notes.push(
      `The last order is ${silent} days before the forecast begins; those days are taken as days without orders.`,
    );
  }
  if (revenue === null) notes.push("The log has no amounts, so revenue is not forecast.");
  return notes;
}

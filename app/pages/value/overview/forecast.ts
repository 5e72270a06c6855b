import { formatDay } from "../../../calendar/days.ts";
import { DOUBTS } from "../../../clv/forecast/doubts.ts";
import type { Forecast } from "../../../clv/forecast/shop-forecast.ts";
import { eventsInWords } from "../../../clv/events/event-words.ts";
import type { KeptPicture } from "../../../clv/fit/engine.ts";
import type { Season } from "../../../clv/season/season.ts";
import { seasonWords } from "../../../clv/season/season-words.ts";
import { count, money, share, type Figure } from "../../../figures/figure.ts";
import { forecastWords as words } from "./forecast-words.ts";

/** A change of level below this is nothing to speak of. */
const SMALL = 0.01;
/** A part of the doubt below this cannot be seen. */
const INVISIBLE = 0.005;

/** What the card of the shop's forecast draws and says; null where amounts or a forecast are missing. */
export function forecastCard(
  forecast: Forecast | null | undefined,
  { season, events = [] }: Partial<Pick<KeptPicture, "season" | "events">>,
  currency: string,
) {
  const revenue = forecast?.revenue;
  const known = forecast?.known.revenue;
  const fresh = forecast?.new.revenue;
  const doubts = forecast?.doubts.revenue;
  if (!forecast || !revenue || !known || !fresh || !doubts || revenue.mean <= 0) return null;
  return {
    figure: figureOf(forecast, revenue, season),
    events: eventsInWords(events),
    remark: forecast.model === null ? words.paceAlone : words.notDiscounted,
    sentence: words.sentence(formatDay(forecast.from), revenue, known, fresh, currency),
    steps: forecast.steps.map(({ end, revenue: fan, known: ofToday }) => ({
      end: formatDay(end),
      mean: fan!.mean,
      low: fan!.low,
      high: fan!.high,
      lowerQuarter: fan!.lowerQuarter,
      upperQuarter: fan!.upperQuarter,
      known: ofToday.revenue ?? 0,
    })),
    doubts: DOUBTS.filter((doubt) => doubts[doubt] >= INVISIBLE).map((doubt) => ({
      name:
        doubt === "level" && forecast.level.tests.length === 0
          ? words.levelUntested
          : words.doubt[doubt],
      share: doubts[doubt],
    })),
  };
}

function figureOf(
  forecast: Forecast,
  revenue: NonNullable<Forecast["revenue"]>,
  season: Season | undefined,
): Figure {
  const rounded = (minor: number) => money(Math.round(minor));
  const orders = (value: number) => count(Math.round(value));
  const factor = forecast.level.orders * forecast.level.value;
  return {
    key: "forecast",
    label: words.label,
    value: rounded(revenue.mean),
    estimate: { low: rounded(revenue.low), high: rounded(revenue.high), confidence: 0.95 },
    how: {
      name: words.name,
      formula: words.formula,
      inputs: [
        { label: words.knownOrders, value: orders(forecast.known.orders.mean) },
        { label: words.newOrders, value: orders(forecast.new.orders.mean) },
        { label: words.firstOrders, value: orders(forecast.firstOrders) },
        { label: words.levelFactor, value: share(factor - 1) },
        { label: words.tests, value: count(forecast.level.tests.length) },
      ],
      counted: [
        forecast.model === null ? words.paceAlone : words.notDiscounted,
        ...(Math.abs(factor - 1) >= SMALL ? [words.level(factor)] : []),
        ...(season ? [seasonWords(season, forecast.from)] : []),
        words.range,
      ],
      missing: [
        words.noPrices,
        words.noLateRefunds,
        ...(forecast.readiness.confidence === "full" ? [] : [forecast.readiness.sentence]),
      ],
    },
  };
}

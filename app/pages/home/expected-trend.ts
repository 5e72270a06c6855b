import { dayNumber } from "../../calendar/days.ts";
import type { Days } from "../../calendar/period.ts";
import type { ClvDay, ClvSeries } from "../../clv/day.ts";
import { thinned } from "./course.ts";

/** A day of the course of the expected value, as a trend draws it; minor units. */
export interface ExpectedPoint {
  day: string;
  value: number;
  low?: number;
  high?: number;
  /** on the day at the same place of the days it is held against; left out where nothing is known of them */
  against?: number | null;
}

export interface ExpectedTrend {
  points: ExpectedPoint[];
  /** the first day that was kept, where the period began before it or nothing was kept of it */
  since: string | null;
  isCompared: boolean;
}

/** The expected value as the nights of a period said it, beside those of the days it is held against. */
export function expectedTrend(
  period: Days,
  { since, days }: ClvSeries,
  then: (Days & ClvSeries) | null,
): ExpectedTrend {
  const place = (day: string, first: string) => dayNumber(day) - dayNumber(first);
  const before = new Map(
    (then?.days ?? []).map((night) => [place(night.day, then!.from), night.expectedMinor]),
  );
  const isCompared = [...before.values()].some((minor) => minor !== null);
  const points = days.flatMap((night) =>
    night.expectedMinor === null
      ? []
      : [
          {
            day: night.day,
            value: night.expectedMinor,
            ...band(night),
            ...(isCompared ? { against: before.get(place(night.day, period.from)) ?? null } : {}),
          },
        ],
  );
  return {
    points: thinned(points),
    since: since && (since > period.from || points.length === 0) ? since : null,
    isCompared,
  };
}

function band({ expectedLowMinor: low, expectedHighMinor: high }: ClvDay) {
  return low === null || high === null ? {} : { low, high };
}

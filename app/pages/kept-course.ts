import { dayNumber, formatDay } from "../calendar/days.ts";
import type { AskedPeriod } from "../calendar/asked-period.ts";
import type { Days } from "../calendar/period.ts";
import type { ClvDay } from "../clv/day.ts";

/** What of a night is drawn: a value with its interval; null = nothing was said that night. */
interface Drawn {
  value: number | null;
  low?: number;
  high?: number;
}

interface NightPoint extends Drawn {
  /** the shop's, YYYY-MM-DD */
  day: string;
  /** the same of the days it is held against */
  against?: number | null;
}

/** What may have moved a figure on a day. */
export interface ShopEvent {
  day: string;
  kind: "sale" | "campaign" | "release";
  name: string;
  href: string;
}

interface Held {
  days: Days;
  kept: readonly ClvDay[];
}

/** What the nights of a period have kept. */
export interface KeptNights {
  asked: AskedPeriod;
  timeZone: string;
  /** the first night that was kept; null before it */
  since: string | null;
  kept: readonly ClvDay[];
  /** null where nothing was kept of the days it is held against, or nothing is asked for */
  held: Held | null;
  events: ShopEvent[];
}

/** A figure of the nights over the period of a page. */
export interface KeptCourse extends Omit<KeptNights, "kept" | "held"> {
  points: NightPoint[];
  isHeld: boolean;
}

export function courseOf(
  { kept, held, ...nights }: KeptNights,
  of: (night: ClvDay) => Drawn,
): KeptCourse {
  return {
    ...nights,
    points: keptCourse(nights.asked.period, kept, of, held),
    isHeld: held !== null,
  };
}

/**
 * The nights of a period as points of a line, each beside the night as far into the days it is held against. A night
 * without a worker leaves a gap.
 */
function keptCourse(
  period: Days,
  kept: readonly ClvDay[],
  of: (night: ClvDay) => Drawn,
  held: Held | null,
): NightPoint[] {
  const byDay = new Map(kept.map((night) => [dayNumber(night.day), night]));
  const earlier = new Map(
    held?.kept.map((night) => [dayNumber(night.day) - dayNumber(held.days.from), night]),
  );
  const [first, last] = [dayNumber(period.from), dayNumber(period.to)];
  const points: NightPoint[] = [];
  for (let day = first; day <= last; day++) {
    const night = byDay.get(day);
    const then = earlier.get(day - first);
    points.push({
      day: formatDay(day),
      ...(night ? of(night) : { value: null }),
      ...(then ? { against: of(then).value } : {}),
    });
  }
  return points;
}

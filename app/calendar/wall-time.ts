import { DateTime, IANAZone } from "luxon";
import { momentProblems } from "./words.ts";

export type ShopMoment =
  | {
      ok: true;
      instant: string;
      /** the clocks are set back over it: it comes twice */ twice: boolean;
    }
  | {
      ok: false;
      /** which of the two is wrong */ field: "day" | "time";
      problem: string;
    };

/**
 * A day and a time on the shop's wall clock as an instant (ISO 8601, UTC, seconds).
 * @param which of two instants with the same wall time, in the hour the clocks are set back; a sale starts at the first
 *   and ends at the second, so that it covers the time that was announced
 */
export function shopMoment(
  day: string,
  time: string,
  timeZone: string,
  which: "first" | "second",
): ShopMoment {
  const zone = IANAZone.create(timeZone);
  if (!zone.isValid) return { ok: false, field: "time", problem: momentProblems.noZone(timeZone) };
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day))
    return { ok: false, field: "day", problem: momentProblems.noDate };
  // ISO 8601 also knows 24:00, the next day's first minute: a form that shows one day must not mean another
  if (!/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(time))
    return { ok: false, field: "time", problem: momentProblems.noTime };
  const wall = `${day}T${time.slice(0, 5)}`;
  const found = DateTime.fromISO(wall, { zone });
  if (!found.isValid) return { ok: false, field: "day", problem: momentProblems.dateDoesNotExist };
  if (wallOf(found) !== wall)
    return {
      ok: false,
      field: "time",
      problem: momentProblems.skipped(time.slice(0, 5), nextWallTime(found)),
    };
  const candidates = sameWallTime(found, wall);
  const chosen = which === "first" ? candidates[0]! : candidates.at(-1)!;
  return { ok: true, instant: iso(chosen), twice: candidates.length > 1 };
}

const wallOf = (moment: DateTime) => moment.toFormat("yyyy-MM-dd'T'HH:mm");

/** No clock was ever set forward by more: Samoa left out a whole day in 2011. */
const LONGEST_GAP_MINUTES = 24 * 60;

/** The first time after a gap, from an instant that luxon moved forward by the length of the gap. */
function nextWallTime(moved: DateTime): string {
  let [before, after] = [LONGEST_GAP_MINUTES + 1, 0];
  // where no gap is near there is no first time after it: what luxon chose is as good as any
  if (moved.minus({ minutes: before }).offset === moved.offset) return moved.toFormat("HH:mm");
  while (before - after > 1) {
    const middle = Math.floor((before + after) / 2);
    if (moved.minus({ minutes: middle }).offset === moved.offset) after = middle;
    else before = middle;
  }
  return moved.minus({ minutes: after }).toFormat("HH:mm");
}

/** Instants around one that show the same wall time, in order. Zones change by at most a few hours. */
function sameWallTime(found: DateTime, wall: string): DateTime[] {
  const candidates: DateTime[] = [];
  for (let minutes = -180; minutes <= 180; minutes += 30) {
    const other = found.plus({ minutes });
    if (wallOf(other) === wall) candidates.push(other);
  }
  return candidates;
}

const iso = (moment: DateTime) => moment.toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'");

/** What a person in the shop's zone reads off the wall at an instant: { day: "2026-11-21", time: "09:30" } */
export function wallTime(
  instant: string | number,
  timeZone: string,
): { day: string; time: string } {
  const ms = typeof instant === "number" ? instant : Date.parse(instant);
  const moment = DateTime.fromMillis(ms, { zone: timeZone });
  return { day: moment.toFormat("yyyy-MM-dd"), time: moment.toFormat("HH:mm") };
}

/** The same as a day and a minute of it, for SQL; of a zone nobody knows what a clock in UTC shows. */
export function wallMinute(instant: number, timeZone: string): { day: string; minute: number } {
  const zone = IANAZone.isValidZone(timeZone) ? timeZone : "utc";
  const { day, time } = wallTime(instant, zone);
  const [hours, minutes] = time.split(":").map(Number);
  return { day, minute: hours! * 60 + minutes! };
}

/** "Europe/Paris (GMT+1)" at an instant. */
export function zoneName(timeZone: string, at: number): string {
  const moment = DateTime.fromMillis(at, { zone: timeZone });
  const hours = moment.offset / 60;
  const offset = Number.isInteger(hours)
    ? `${hours >= 0 ? "+" : "-"}${Math.abs(hours)}`
    : moment.toFormat("ZZ");
  return `${timeZone.replaceAll("_", " ")} (GMT${offset})`;
}

/** Milliseconds of a moment that names no zone, on the shop's wall clock: "2026-11-21T09:30"; NaN when it is none. */
export function wallMoment(moment: string, timeZone: string): number {
  return DateTime.fromISO(moment, { zone: timeZone }).toMillis();
}

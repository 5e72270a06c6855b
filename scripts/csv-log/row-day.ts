import { parseDay } from "../../app/calendar/days.ts";
import { dayOf } from "../../app/calendar/shop-day.ts";
import { isPlausible, PLAUSIBLE } from "../clv/days.ts";

const TIMESTAMP =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?) ?(Z|UTC|[+-]\d{2}:?\d{2})?$/i;

/** Dates of a log as they are written → days; a date read once is not read again. */
export class RowDays {
  private readonly known = new Map<string, number>();
  private readonly zone: string;

  constructor(zone: string) {
    this.zone = zone;
  }

  /** A day, or what was expected instead. */
  of(text: string): number | string {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const day = dayFrom(text, this.zone);
    if (typeof day === "number") this.known.set(text, day);
    return day;
  }
}

/** A date as it stands, or the shop's date of a timestamp (UTC unless it says otherwise). */
function dayFrom(text: string, zone: string): number | string {
  const plain = parseDay(text);
  if (plain !== null) return plausible(plain);
  const [, date = "", time = "", offset = "Z"] = TIMESTAMP.exec(text) ?? [];
  if (parseDay(date) === null) return "expected a date like 2025-01-31 (year-month-day)";
  const at = /^(z|utc)$/i.test(offset) ? "Z" : offset.replace(/(\d{2}):?(\d{2})$/, "$1:$2");
  const instant = new Date(`${date}T${time.replace(",", ".")}${at}`);
  return Number.isNaN(instant.getTime())
    ? "expected a time of day like 2025-01-31 18:30:00 +0100"
    : plausible(dayOf(instant, zone));
}

function plausible(day: number): number | string {
  return isPlausible(day) ? day : `expected a date ${PLAUSIBLE}`;
}

/**
 * Calendar days of a time zone for many instants: the zone's offset is asked once an hour of history, not once an
 * order (Intl costs microseconds, a million orders would cost seconds).
 * @param timeZone IANA name @returns instant (ISO 8601) → "YYYY-MM-DD"
 */
export function dayFinder(timeZone: string): (instant: string) => string {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const days = new Map<number, string>();
  let lastQuarter = Number.NaN;
  let lastDay = "";
  return (instant) => {
    const ms = Date.parse(instant);
    if (Number.isNaN(ms))
      throw new Error(`found "${instant}", expected an instant such as 2026-11-21T09:30:00Z`);
    // every zone's offset is a multiple of 15 minutes, so a quarter of an hour lies in one day
    const quarter = Math.floor(ms / 900_000);
    // orders come by their time: most share the quarter of the one before
    if (quarter === lastQuarter) return lastDay;
    let day = days.get(quarter);
    if (day === undefined) {
      day = parts.format(ms);
      days.set(quarter, day);
    }
    lastQuarter = quarter;
    lastDay = day;
    return day;
  };
}

// the instants of one record are often the same one
let lastIso = "1970-01-01T00:00:00Z";
let lastSeconds = 0;

/** Seconds since 1970 of an ISO 8601 instant; fractions of a second are cut off. */
export function toSeconds(iso: string): number {
  if (iso === lastIso) return lastSeconds;
  const milliseconds = Date.parse(iso);
  if (Number.isNaN(milliseconds)) throw new Error(`Not an instant: ${JSON.stringify(iso)}`);
  lastIso = iso;
  lastSeconds = Math.floor(milliseconds / 1000);
  return lastSeconds;
}

const daySeconds = 86_400;
const dayTexts = new Map<number, string>();
const twoDigits = Array.from({ length: 60 }, (_none, number) => String(number).padStart(2, "0"));

/**
 * "2026-11-21T09:30:00Z", as Shopify writes instants; fractions of a second are cut off. Days are remembered: a shop
 * has few.
 */
export function toIso(seconds: number): string {
  const day = Math.floor(seconds / daySeconds);
  let text = dayTexts.get(day);
  if (text === undefined) {
    text = new Date(day * daySeconds * 1000).toISOString().slice(0, 11);
    dayTexts.set(day, text);
  }
  const rest = seconds - day * daySeconds;
  const hour = Math.floor(rest / 3600);
  const minute = Math.floor((rest % 3600) / 60);
  return `${text}${twoDigits[hour]}:${twoDigits[minute]}:${twoDigits[Math.floor(rest % 60)]}Z`;
}

export function toSecondsOrNull(iso: string | null): number | null {
  return iso === null ? null : toSeconds(iso);
}

export function toIsoOrNull(seconds: number | null): string | null {
  return seconds === null ? null : toIso(seconds);
}

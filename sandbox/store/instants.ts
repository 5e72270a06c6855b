/** Seconds since 1970 of an ISO 8601 instant; fractions of a second are cut off. */
export function toSeconds(iso: string): number {
  const milliseconds = Date.parse(iso);
  if (Number.isNaN(milliseconds)) throw new Error(`Not an instant: ${JSON.stringify(iso)}`);
  return Math.floor(milliseconds / 1000);
}

/** "2026-11-21T09:30:00Z", as Shopify writes instants. */
export function toIso(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}

export function toSecondsOrNull(iso: string | null): number | null {
  return iso === null ? null : toSeconds(iso);
}

export function toIsoOrNull(seconds: number | null): string | null {
  return seconds === null ? null : toIso(seconds);
}

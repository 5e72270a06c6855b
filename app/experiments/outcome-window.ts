import { DAY_MS } from "../calendar/days.ts";
/** Without an expiry, orders of so many days after launch decide. */
export const OPEN_ENDED_DAYS = 60;

/** Nine in ten of the goods that come back have done so by then: until then the word can still change. */
const RETURN_DAYS = 21;

/**
 * The time in which orders speak for or against an offer. It is settled at launch and never moved, not by stopping the
 * offer either: a merchant who chose the end could wait until the numbers please. A code that is dead changes nothing
 * for who is held out, so the comparison stands.
 * @returns instants, ISO 8601: from inclusive, until exclusive; null before the launch
 */
export function outcomeWindow(offer: {
  launchedAt: string | null;
  endsAt: string | null;
}): { from: string; until: string } | null {
  if (!offer.launchedAt) return null;
  const from = Date.parse(offer.launchedAt);
  const planned = offer.endsAt ? Date.parse(offer.endsAt) : from + OPEN_ENDED_DAYS * DAY_MS;
  return {
    from: new Date(from).toISOString(),
    until: new Date(Math.max(planned, from)).toISOString(),
  };
}

/** When the word stands. @param until the end of the window, ISO 8601 */
export const settledAt = (until: string): string =>
  new Date(Date.parse(until) + RETURN_DAYS * DAY_MS).toISOString();

import { DAY_MS } from "../calendar/days.ts";
/** Without an expiry, orders of so many days after launch decide. */
export const OPEN_ENDED_DAYS = 60;

/**
 * The time in which orders speak for or against an offer. It is settled at launch and not moved afterwards, or a
 * merchant could wait until the numbers please; only stopping the offer closes it early.
 * @returns instants, ISO 8601: from inclusive, until exclusive; null before the launch
 */
export function outcomeWindow(offer: {
  launchedAt: string | null;
  endsAt: string | null;
  stoppedAt: string | null;
}): { from: string; until: string } | null {
  if (!offer.launchedAt) return null;
  const planned = offer.endsAt
    ? Date.parse(offer.endsAt)
    : Date.parse(offer.launchedAt) + OPEN_ENDED_DAYS * DAY_MS;
  const until = offer.stoppedAt ? Math.min(planned, Date.parse(offer.stoppedAt)) : planned;
  return {
    from: new Date(offer.launchedAt).toISOString(),
    until: new Date(Math.max(until, Date.parse(offer.launchedAt))).toISOString(),
  };
}

import type { DailySales } from "./daily-sales.ts";

/** Days before a date by which products are called alike: the last of them against the ones before. */
export const RECENT_DAYS = 28;
export const BEFORE_DAYS = 84;
/** Keeps the ratio of products that hardly sell from running away, in units a day. */
const HARDLY = 0.05;
/** Products of like volume among which the pace is compared: a third of the shop's, at least so many. */
const FEWEST_NEIGHBOURS = 20;
const NEIGHBOURS = 1 / 3;

/** How a product sold before a date, in units a day. */
export interface Standing {
  product: number;
  volume: number;
  /** lately against before */
  pace: number;
  ever: number;
}

/** All products that had been sold before a date, by volume; what they are called decides nothing. */
export function standingAt(units: DailySales, date: number): Standing[] {
  const recent = { from: date - RECENT_DAYS, until: date };
  const before = { from: date - BEFORE_DAYS, until: date - RECENT_DAYS };
  const rate = (product: number, window: typeof recent) =>
    units.of(product, window) / Math.max(1, units.daysIn(window));
  const standings: Standing[] = [];
  for (let product = 0; product < units.products; product++) {
    const ever = units.of(product, { from: 0, until: date });
    if (ever <= 0) continue;
    const [lately, earlier] = [rate(product, recent), rate(product, before)];
    const pace = (lately + HARDLY) / (earlier + HARDLY);
    standings.push({ product, ever, pace, volume: lately + 2 * earlier });
  }
  return standings.sort((x, y) => x.volume - y.volume || byPace(x, y));
}

const byPace = (x: Standing, y: Standing) =>
  x.pace - y.pace || x.volume - y.volume || x.ever - y.ever;

/** Products around a place in the order of volume, by pace. A tie of volumes is not cut. */
function neighbours(standings: readonly Standing[], share: number): Standing[] {
  const all = standings.length;
  const size = Math.min(all, Math.max(FEWEST_NEIGHBOURS, Math.round(NEIGHBOURS * all)));
  let from = Math.max(0, Math.min(all - size, Math.round(share * all - size / 2)));
  let until = from + size;
  while (from > 0 && standings[from - 1]!.volume === standings[from]!.volume) from--;
  while (until < all && standings[until]!.volume === standings[until - 1]!.volume) until++;
  return standings.slice(from, until).sort(byPace);
}

/**
 * Products that stand at one date as others do at another: of the same rank in pace among products of the same rank in
 * volume. This is the rule by which a merchant may have chosen, made to choose again.
 */
export function alike(
  chosen: readonly number[],
  then: readonly Standing[],
  at: readonly Standing[],
): number[] {
  const taken = new Set<number>();
  then.forEach((standing, place) => {
    if (!chosen.includes(standing.product)) return;
    const share = (place + 0.5) / then.length;
    const [own, others] = [neighbours(then, share), neighbours(at, share)];
    const rank = (own.indexOf(standing) / Math.max(1, own.length - 1)) * (others.length - 1);
    const free = others.filter(({ product }) => !taken.has(product));
    const away = ({ product }: Standing) =>
      Math.abs(others.findIndex((one) => one.product === product) - rank);
    const nearest = free.reduce<Standing | null>(
      (best, one) => (best === null || away(one) < away(best) ? one : best),
      null,
    );
    if (nearest) taken.add(nearest.product);
  });
  return [...taken];
}

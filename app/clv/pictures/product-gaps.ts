import { kaplanMeier, medianTime } from "../../numeric/kaplan-meier.ts";
import type { ProductId } from "../../ids.ts";

/** Days from a purchase of the product to the same customer's next one, or to today. */
export interface RepeatWait {
  /** days */
  time: number;
  /** purchases followed by another after so many days */
  events: number;
  /** customers whose last purchase of it is so many days ago: each buyer once over all times */
  censored: number;
}

export interface ProductWaits {
  productId: ProductId;
  name: string;
  /** Customers who bought it on at least two days. */
  repeatBuyers: number;
  waits: readonly RepeatWait[];
}

/** When a product is bought again by the same customer. */
export interface ProductGap {
  productId: ProductId;
  name: string;
  buyers: number;
  repeatBuyers: number;
  /** Gaps seen: purchases of the product by someone who had bought it before. */
  gaps: number;
  /** Median of the gaps seen, in days, with its 95 % interval. */
  medianGap: number;
  low: number;
  high: number;
  /** The middle half of the gaps, whole days: the time to remind. */
  dueFrom: number;
  dueTo: number;
  /** Customers whose last purchase of it lies in that time. */
  dueNow: number;
  /** Days by which half of all purchases are repeated, waiting ones counted; null: fewer are. */
  medianWait: number | null;
}

/** Fewer gaps say nothing about a rhythm. */
export const FEWEST_GAPS = 20;

/** Products with at least `fewest` gaps, most gaps first. */
export function productGaps(products: readonly ProductWaits[], fewest = FEWEST_GAPS): ProductGap[] {
  return products
    .flatMap((product) => gapOf(product, fewest) ?? [])
    .sort((a, b) => b.gaps - a.gaps || a.productId - b.productId);
}

function gapOf(product: ProductWaits, fewest: number): ProductGap | null {
  const { productId, name, repeatBuyers } = product;
  const waits = [...product.waits].sort((a, b) => a.time - b.time);
  const gaps = waits.reduce((sum, wait) => sum + wait.events, 0);
  if (gaps < Math.max(1, fewest)) return null;
  const at = gapAtRank(waits, gaps);
  // the ranks between which the median lies in 95 of 100 cases, whatever the distribution
  const reach = 0.98 * Math.sqrt(gaps);
  const dueFrom = Math.ceil(at((gaps - 1) * 0.25));
  const dueTo = Math.max(dueFrom, Math.floor(at((gaps - 1) * 0.75)));
  let buyers = 0;
  let dueNow = 0;
  for (const { time, censored } of waits) {
    buyers += censored;
    if (time >= dueFrom && time <= dueTo) dueNow += censored;
  }
  return {
    productId,
    name,
    buyers,
    repeatBuyers,
    gaps,
    medianGap: at((gaps - 1) / 2),
    low: at(Math.max(0, Math.floor(gaps / 2 - reach) - 1)),
    high: at(Math.min(gaps - 1, Math.ceil(gaps / 2 + reach))),
    dueFrom,
    dueTo,
    dueNow,
    medianWait: medianTime(kaplanMeier(waits)).median,
  };
}

/** The gap at a rank from 0 to gaps − 1, between two where the rank is not whole (quantiles of type 7). */
function gapAtRank(waits: readonly RepeatWait[], gaps: number): (rank: number) => number {
  const whole = (rank: number): number => {
    let seen = 0;
    for (const { time, events } of waits) {
      seen += events;
      if (rank < seen) return time;
    }
    return waits.at(-1)!.time;
  };
  return (rank) => {
    const below = Math.floor(rank);
    const low = whole(below);
    return below + 1 >= gaps ? low : low + (rank - below) * (whole(below + 1) - low);
  };
}

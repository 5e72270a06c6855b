const WINDOW_DAYS = 28;
/** No shop's demand is surer. */
const LEAST = 0.05;

/** Units by day of a product, from the day it was first sold. */
export type ProductDays = ArrayLike<number>;

/**
 * φ of demand over 28 days, variance m + φm², by moments of windows that follow each other: b foretold by a misses by
 * (b − a)² = a + b + 2φab on average. At least 0.05, also where there are no two windows.
 */
export function dispersionOf(products: Iterable<ProductDays>): number {
  let [above, below] = [0, 0];
  for (const days of products) {
    const sum = (until: number) => {
      let units = 0;
      for (let day = until - WINDOW_DAYS; day < until; day++) units += days[day]!;
      return units;
    };
    for (let until = days.length; until >= 2 * WINDOW_DAYS; until -= WINDOW_DAYS) {
      const [b, a] = [sum(until), sum(until - WINDOW_DAYS)];
      if (a <= 0) continue;
      above += (b - a) ** 2 - a - b;
      below += 2 * a * b;
    }
  }
  return below > 0 ? Math.max(LEAST, above / below) : LEAST;
}

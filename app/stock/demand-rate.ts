/** Days after which a day counts half. */
const HALF_LIFE_DAYS = 28;

/**
 * Units a day by an exponential mean of the days since the product was first sold. How near it came to the next 28 days
 * of a wholesaler's products: docs/advice.md.
 * @param units sold by day, the last day last
 * @param since place of the day it was first sold on; days before say nothing
 */
export function demandRate(units: ArrayLike<number>, since: number): number {
  let [sold, weights, weight] = [0, 0, 1];
  const fade = 2 ** (-1 / HALF_LIFE_DAYS);
  for (let day = units.length - 1; day >= since; day--) {
    sold += weight * units[day]!;
    weights += weight;
    weight *= fade;
  }
  return weights > 0 ? Math.max(0, sold / weights) : 0;
}

/** Days the stock lasts at a rate; Infinity where nothing sells, 0 where nothing is left. */
export const daysOfCover = (stock: number, rate: number) =>
  stock <= 0 ? 0 : rate > 0 ? stock / rate : Infinity;

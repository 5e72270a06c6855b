import { DailySales } from "../../../app/flash-sales/result/daily-sales.ts";
import { judgeSale } from "../../../app/flash-sales/result/judge.ts";
import { createRandom } from "../../../app/numeric/random.ts";
import { DAYS, drawShop, HISTORY_DAYS, SALE_DAYS, type Doing, type World } from "./world.ts";

export interface Measured extends World, Doing {
  shops: number;
  soldMore: number;
  soldLess: number;
  /** intervals that held the truth: units and revenue of the sale, units after it */
  covered: { units: number; revenue: number; after: number };
  /** mean error of units, in units of what the products on sale were expected to sell */
  bias: number;
  /** the same of plain before and after, without placebos: what the 28 days before say */
  plainBias: number;
}

/** Judges sales of shops whose truth is known. */
export function simulateSales(world: World, doing: Doing, shops: number, seed: string): Measured {
  const covered = { units: 0, revenue: 0, after: 0 };
  let [soldMore, soldLess, bias, plainBias] = [0, 0, 0, 0];
  for (let i = 0; i < shops; i++) {
    const shop = drawShop(createRandom(`${seed}/${world.choice}/${i}`), world, doing);
    const table = (sold: Float64Array) => new DailySales(world.products, DAYS, sold, []);
    const units = table(shop.units);
    const paid = shop.units.map((count, cell) => count * shop.price[Math.floor(cell / DAYS)]!);
    const [from, until] = [HISTORY_DAYS, HISTORY_DAYS + SALE_DAYS];
    const result = judgeSale(
      { units, revenue: table(paid), cost: [] },
      { products: shop.products, from, until },
    );
    const holds = (effect: { low: number; high: number } | null, truth: number) =>
      effect !== null && effect.low <= truth && truth <= effect.high ? 1 : 0;
    covered.units += holds(result.units, shop.brought);
    covered.revenue += holds(result.revenue, shop.broughtRevenue);
    covered.after += holds(result.after && result.after.units, shop.after);
    if (result.word === "sold more") soldMore++;
    if (result.word === "sold less") soldLess++;
    const sold = units.ofAll(shop.products, { from, until });
    const usual = sold - shop.brought || 1;
    const before = units.ofAll(shop.products, { from: from - 28, until: from });
    bias += ((result.units?.mean ?? 0) - shop.brought) / usual / shops;
    plainBias += (sold - (before / 28) * SALE_DAYS - shop.brought) / usual / shops;
  }
  return { ...world, ...doing, shops, soldMore, soldLess, covered, bias, plainBias };
}

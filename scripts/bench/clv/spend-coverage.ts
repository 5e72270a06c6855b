import { createRandom } from "../../../app/numeric/random.ts";
import { chooseSpend } from "../../../app/clv/fit/choose-spend.ts";
import { compress } from "../../../app/clv/fit/compress.ts";
import { fitCounts } from "../../../app/clv/fit/fit-counts.ts";
import { fitSpend } from "../../../app/clv/fit/fit-spend.ts";
import type { SpendFit } from "../../../app/clv/fit/spend-fit.ts";
import { discountedValue } from "../../../app/clv/predict/discounted.ts";
import { predictHorizons } from "../../../app/clv/predict/horizon.ts";
import { summarise } from "../../../app/clv/predict/summary.ts";
import { totalValue } from "../../../app/clv/predict/value-total.ts";
import { AHEAD, simulateSpend, type SpendShop } from "./spend-shops.ts";

/** How totals of value came out over simulated shops, by one way of valuing orders. */
export interface ValuedShops {
  /** Mean of predicted over actual value, less one, with its standard error. */
  bias: number;
  biasError: number;
  /** The same per order: predicted value of an order over what orders brought. */
  perOrder: number;
  /** Root of the mean square of predicted over actual value, less one. */
  rmse: number;
  /** Share of 95 % intervals of the total that held it. */
  coverage: number;
  /** Mean width of the interval over the value. */
  width: number;
  /** Share of shops whose fit goes with pace, or has a level. */
  paced: number;
  levelled: number;
}

/** Draws shops of a kind, fits each, values its next year, and lets it happen. */
export function measureSpend(kind: SpendShop, shops: number, customers: number, seed = "spend") {
  const root = createRandom(`${seed} ${kind}`);
  const found = { plain: [] as Valued[], chosen: [] as Valued[] };
  for (let s = 0; s < shops; s++) {
    const { ledger, today, value, orders } = simulateSpend(kind, customers, root.fork(s));
    const summary = summarise(ledger, today);
    const counts = fitCounts(compress(summary), "pnbd", { logGaps: summary.logGaps });
    const expected = predictHorizons(counts, summary, [AHEAD]).orders[0]!.reduce(
      (a, b) => a + b,
      0,
    );
    const ways: [keyof typeof found, SpendFit][] = [
      ["plain", fitSpend(summary)],
      ["chosen", chooseSpend(ledger, summary, counts)],
    ];
    for (const [way, spend] of ways) {
      const clv = discountedValue(counts, spend, summary, 12, { annualDiscount: 0 });
      const total = clv.reduce((sum, own) => sum + own, 0);
      const { low, high } = totalValue({ counts, spend }, summary, total);
      found[way].push({
        ratio: total / value,
        perOrder: total / expected / (value / orders),
        held: low <= value && value <= high,
        width: (high - low) / total,
        paced: Boolean(spend.dependence),
        levelled: Boolean(spend.level),
      });
    }
  }
  return { plain: summed(found.plain), chosen: summed(found.chosen) };
}

interface Valued {
  ratio: number;
  perOrder: number;
  held: boolean;
  width: number;
  paced: boolean;
  levelled: boolean;
}

function summed(all: readonly Valued[]): ValuedShops {
  const n = all.length;
  const mean = (of: (one: Valued) => number) => all.reduce((sum, one) => sum + of(one), 0) / n;
  const bias = mean(({ ratio }) => ratio) - 1;
  const spread = mean(({ ratio }) => (ratio - 1 - bias) ** 2);
  return {
    bias,
    biasError: Math.sqrt(spread / n),
    perOrder: mean(({ perOrder }) => perOrder) - 1,
    rmse: Math.sqrt(mean(({ ratio }) => (ratio - 1) ** 2)),
    coverage: mean(({ held }) => Number(held)),
    width: mean(({ width }) => width),
    paced: mean(({ paced }) => Number(paced)),
    levelled: mean(({ levelled }) => Number(levelled)),
  };
}

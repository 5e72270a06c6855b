import { kaplanMeier, medianTime } from "../numeric/kaplan-meier.ts";
import { quantileSorted } from "../numeric/quantiles.ts";

/** Purchases as columns, in any order: who bought which product on which day. */
export interface PurchaseLines {
  readonly customer: ArrayLike<number>;
  readonly product: ArrayLike<number>;
  readonly day: ArrayLike<number>;
}

/** When a product is bought again by the same customer. */
export interface ProductGap {
  readonly product: number;
  readonly buyers: number;
  /** Gaps seen: purchases of the product by someone who had bought it before. */
  readonly gaps: number;
  /** Share of purchases followed by another within the history (a lower bound). */
  readonly repurchased: number;
  /** Quartiles of the gaps seen, in days: the time to remind. */
  readonly lowerQuartile: number;
  readonly medianGap: number;
  readonly upperQuartile: number;
  /** Days by which half of all purchases are repeated, waiting ones counted; null: fewer are. */
  readonly medianWait: number | null;
}

/** Products with at least `fewest` gaps, most gaps first. */
export function productGaps(lines: PurchaseLines, today: number, fewest = 20): ProductGap[] {
  const histories = new Map<number, Map<number, number[]>>();
  for (let i = 0; i < lines.day.length; i++) {
    if (lines.day[i]! > today) continue;
    let buyers = histories.get(lines.product[i]!);
    if (buyers === undefined) {
      buyers = new Map();
      histories.set(lines.product[i]!, buyers);
    }
    const days = buyers.get(lines.customer[i]!);
    if (days === undefined) buyers.set(lines.customer[i]!, [lines.day[i]!]);
    else days.push(lines.day[i]!);
  }
  const result: ProductGap[] = [];
  for (const [product, buyers] of histories) {
    const gaps: number[] = [];
    const waits: { time: number; events: number; censored: number }[] = [];
    for (const unsorted of buyers.values()) {
      const days = [...new Set(unsorted)].sort((a, b) => a - b);
      days.forEach((day, i) => {
        const next = days[i + 1];
        if (next === undefined) waits.push({ time: today - day, events: 0, censored: 1 });
        else {
          gaps.push(next - day);
          waits.push({ time: next - day, events: 1, censored: 0 });
        }
      });
    }
    if (gaps.length < fewest) continue;
    const sorted = Float64Array.from(gaps).sort();
    result.push({
      product,
      buyers: buyers.size,
      gaps: gaps.length,
      repurchased: gaps.length / waits.length,
      lowerQuartile: quantileSorted(sorted, 0.25),
      medianGap: quantileSorted(sorted, 0.5),
      upperQuartile: quantileSorted(sorted, 0.75),
      medianWait: medianTime(kaplanMeier(waits)).median,
    });
  }
  return result.sort((a, b) => b.gaps - a.gaps || a.product - b.product);
}

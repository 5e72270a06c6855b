// What a total is made of. The export does not say whether prices include tax, what a code took off the shipping, or
// what was given on top; the total decides, read every way that is possible.

/** Columns of an order, minor units. */
export interface Columns {
  subtotal: number;
  /** before the discount of a free-shipping code */
  shipping: number;
  taxes: number;
  total: number;
  /** "Discount Amount" */
  discount: number;
  duties: number;
  /** lines named like a tip: goods of that name, or what was given on top */
  tipLines: number;
  /** all other lines less their own discounts */
  itemised: number;
  lineDiscounts: number;
  /** the tax is what a rate of the buyer's country makes of a price that holds it */
  looksInside: boolean;
}

export interface Settled {
  taxesIncluded: boolean;
  shippingDiscount: number;
  /** whether the lines named like a tip are one */
  tipped: boolean;
  /** what the total holds beyond everything that is known */
  beyond: number;
}

/** How the orders read so far were priced, where there was no doubt. */
export interface Practice {
  inside: number;
  outside: number;
}

/** Cash is rounded to what there are coins for. */
const COINS = 5;

interface Reading extends Settled {
  /** how much speaks against it, the weightiest first */
  against: readonly number[];
}

/** Null = the total is less than its parts, read in any way. */
export function settle(columns: Columns, practice: Practice): Settled | null {
  const readings: Reading[] = [];
  for (const tipped of columns.tipLines > 0 ? [true, false] : [false])
    for (const taxesIncluded of columns.taxes > 0 ? [false, true] : [false])
      readings.push(...readingsWith(columns, tipped, taxesIncluded, practice));
  const [best] = readings.sort((a, b) => compare(a.against, b.against));
  return best ?? null;
}

/** Whether the answer would be the same for any shop: then it tells how this one prices. */
export function isClear(columns: Columns, settled: Settled): boolean {
  return columns.taxes > 0 && settled.beyond === 0;
}

function readingsWith(
  columns: Columns,
  tipped: boolean,
  taxesIncluded: boolean,
  practice: Practice,
): Reading[] {
  const { subtotal, shipping, taxes, total, discount, duties } = columns;
  const parts = subtotal + (taxesIncluded ? 0 : taxes) + duties + (tipped ? columns.tipLines : 0);
  const itemised = columns.itemised + (tipped ? 0 : columns.tipLines);
  const goodsDiscount = Math.max(0, itemised - subtotal);
  const known = [goodsDiscount, goodsDiscount + columns.lineDiscounts];
  const others = taxesIncluded ? practice.outside : practice.inside;
  const same = taxesIncluded ? practice.inside : practice.outside;
  const taken = new Set([0, shipping, parts + shipping - total, discount - goodsDiscount]);
  const found: Reading[] = [];
  for (const shippingDiscount of taken) {
    if (shippingDiscount < 0 || shippingDiscount > shipping) continue;
    const beyond = total - parts - (shipping - shippingDiscount);
    if (beyond < -COINS) continue;
    const explained =
      known.some((goods) => Math.abs(discount - goods - shippingDiscount) <= 1) ||
      (discount === 0 && shippingDiscount === 0);
    found.push({
      taxesIncluded,
      shippingDiscount,
      tipped,
      beyond: Math.max(0, beyond),
      against: [
        explained || shippingDiscount === 0 ? 0 : shippingDiscount === shipping ? 1 : 2,
        beyond === 0 ? 0 : 1,
        explained ? 0 : 1,
        beyond < 0 ? 1 : 0,
        taxesIncluded || !columns.looksInside ? 0 : 1,
        others > same ? 1 : 0,
        beyond,
        tipped ? 0 : 1,
        shippingDiscount,
      ],
    });
  }
  return found;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [i, value] of a.entries()) if (value !== b[i]) return value - b[i]!;
  return 0;
}

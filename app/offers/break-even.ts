/**
 * How many times as many customers must buy with a discount as without one for it to pay: p1/p0 >= m/(m - d), with the
 * margin m and the discount d as shares of the price. Each buyer brings m without the discount and m - d with it.
 * @returns a factor >= 1; Infinity when the discount eats the whole margin
 * @throws RangeError when m is not in (0, 1] or d not in [0, 1]
 */
export function breakEvenUplift(margin: number, discount: number): number {
  if (!(margin > 0 && margin <= 1))
    throw new RangeError(`found margin ${margin}, expected a share above 0 and up to 1`);
  if (!(discount >= 0 && discount <= 1))
    throw new RangeError(`found discount ${discount}, expected a share from 0 to 1`);
  return discount >= margin ? Infinity : margin / (margin - discount);
}

/**
 * The share of the price a discount takes off, where it can be known.
 * @param averageOrderMinor what the audience spends on an order, minor units; turns a fixed amount into a share
 * @returns a share from 0 to 1, or null: free shipping costs what the carrier asks, and without orders there is no average
 */
export function discountShare(
  terms: { kind: string; percent: number | null; amountMinor: number | null },
  averageOrderMinor: number | null,
): number | null {
  if (terms.kind === "percentage" && terms.percent !== null) return terms.percent / 100;
  if (terms.kind === "fixed" && terms.amountMinor !== null && averageOrderMinor)
    return Math.min(1, terms.amountMinor / averageOrderMinor);
  return null;
}

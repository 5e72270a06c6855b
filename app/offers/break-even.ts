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

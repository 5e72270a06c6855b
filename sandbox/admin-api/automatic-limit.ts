import type { DiscountRecord } from "../store/types.ts";

const mostActiveAutomatic = 25;

/**
 * Whether more than 25 automatic discounts would be active at some moment of the discount's period.
 * Activity only rises where a discount starts, so those moments are enough to look at.
 */
export function exceedsAutomaticLimit(
  discount: DiscountRecord,
  others: Iterable<DiscountRecord>,
): boolean {
  const period = (one: DiscountRecord) => ({
    from: Date.parse(one.startsAt),
    to: one.endsAt === null ? Infinity : Date.parse(one.endsAt),
  });
  const own = period(discount);
  const overlapping = [...others]
    .filter((other) => other.kind === "automatic" && other.id !== discount.id)
    .map(period)
    .filter((other) => other.from < own.to && other.to > own.from);
  const moments = [own.from, ...overlapping.map((one) => Math.max(one.from, own.from))];
  return moments.some(
    (moment) =>
      overlapping.filter((one) => one.from <= moment && moment < one.to).length >=
      mostActiveAutomatic,
  );
}

import type { ProductId } from "../ids.ts";

interface Period {
  startsAt: string;
  /** null = no end */
  endsAt: string | null;
}

const startOf = (period: Period) => Date.parse(period.startsAt);
const endOf = (period: Period) => (period.endsAt === null ? Infinity : Date.parse(period.endsAt));

/** The end itself is outside: a sale may begin the second another ends. */
export function overlap(a: Period, b: Period): boolean {
  return startOf(a) < endOf(b) && startOf(b) < endOf(a);
}

/** The most discounts that run together at any moment of the period, without the new one. */
export function busiest(period: Period, others: Period[]): number {
  const rivals = others.filter((other) => overlap(period, other));
  // the count rises only where a discount begins
  const moments = [startOf(period), ...rivals.map(startOf).filter((at) => at > startOf(period))];
  return Math.max(
    ...moments.map(
      (at) => rivals.filter((rival) => startOf(rival) <= at && at < endOf(rival)).length,
    ),
  );
}

export interface OtherSale extends Period {
  title: string;
  productIds: ProductId[];
}

/** Sales at the same time with a product of this one: Shopify would give the shopper the better of the two. */
export function conflicts(
  sale: Period & { productIds: ProductId[] },
  others: OtherSale[],
): { title: string; productIds: ProductId[] }[] {
  return others
    .filter((other) => overlap(sale, other))
    .map((other) => ({
      title: other.title,
      productIds: other.productIds.filter((id) => sale.productIds.includes(id)),
    }))
    .filter((conflict) => conflict.productIds.length > 0);
}

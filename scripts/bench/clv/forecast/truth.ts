/** An order as it was placed; amounts in minor units. */
export interface Placed {
  readonly customer: number;
  readonly day: number;
  readonly amount: number;
  readonly refund: { readonly day: number; readonly amount: number } | null;
}

/** What came: days on which a customer ordered, and what was paid less what was refunded, minor units. */
export interface Came {
  readonly orders: number;
  readonly revenue: number;
}

export interface ShopTruth extends Came {
  /** Of customers of before. */
  readonly known: Came;
  /** Of customers whose first order came later. */
  readonly new: Came;
  /** Order days, with those too whose orders were all refunded in full. */
  readonly placed: number;
}

/**
 * Counts the days on which a customer ordered and adds up all rows, from `from` until before `end`. An order refunded
 * in full by then is none.
 */
export function truthOf(
  placed: readonly Placed[],
  firstDays: ArrayLike<number>,
  from: number,
  end: number,
): ShopTruth {
  const inside = (day: number) => day >= from && day < end;
  const revenue = { known: 0, new: 0 };
  const kept = { known: new Set<string>(), new: new Set<string>() };
  const all = new Set<string>();
  for (const { customer, day, amount, refund } of placed) {
    const who = firstDays[customer]! < from ? "known" : "new";
    const back = refund !== null && refund.day < end ? refund : null;
    if (back !== null && inside(back.day)) revenue[who] -= back.amount;
    if (!inside(day)) continue;
    revenue[who] += amount;
    all.add(`${customer} ${day}`);
    if (back === null || back.amount < amount) kept[who].add(`${customer} ${day}`);
  }
  return {
    orders: kept.known.size + kept.new.size,
    revenue: revenue.known + revenue.new,
    known: { orders: kept.known.size, revenue: revenue.known },
    new: { orders: kept.new.size, revenue: revenue.new },
    placed: all.size,
  };
}

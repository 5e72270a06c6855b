/** An order as far as a day's sums look at it. */
interface DayOrder {
  orderId: string;
  /** null = a guest's */
  customerId: string | null;
  day: string;
  counts: boolean;
  revenueMinor: number;
  discountMinor: number;
}

export type DayRow = Record<string, number>;

const nothing = (): DayRow => ({
  orders: 0,
  revenue: 0,
  buyers: 0,
  newCustomers: 0,
  secondOrders: 0,
  returning: 0,
  returningRevenue: 0,
  discounted: 0,
  discount: 0,
  guests: 0,
  guestRevenue: 0,
});

/** What each day brought, worked out order by order; days without an order that counts are missing. */
export function daysOfOrders(all: readonly DayOrder[]): Map<string, DayRow> {
  const days = new Map<string, DayRow>();
  const add = (day: string, name: string, amount: number) => {
    const row = days.get(day) ?? nothing();
    row[name]! += amount;
    days.set(day, row);
  };
  const theirs = new Map<string, DayOrder[]>();
  for (const order of all.filter(({ counts }) => counts)) {
    if (order.customerId === null) {
      add(order.day, "guests", 1);
      add(order.day, "guestRevenue", order.revenueMinor);
    } else theirs.set(order.customerId, [...(theirs.get(order.customerId) ?? []), order]);
  }
  for (const orders of theirs.values()) {
    const inOrder = orders.toSorted((a, b) => (a.day < b.day ? -1 : 1));
    const first = inOrder[0]!.day;
    add(first, "newCustomers", 1);
    if (inOrder[1]) add(inOrder[1].day, "secondOrders", 1);
    for (const day of new Set(orders.map((order) => order.day))) add(day, "buyers", 1);
    for (const { day, revenueMinor, discountMinor } of orders) {
      add(day, "orders", 1);
      add(day, "revenue", revenueMinor);
      if (discountMinor > 0) add(day, "discounted", 1);
      add(day, "discount", discountMinor);
      if (day > first) add(day, "returning", 1);
      if (day > first) add(day, "returningRevenue", revenueMinor);
    }
  }
  return days;
}

/** What the app holds of each day by the same names; days that brought nothing left out. */
export const HELD_DAYS = `
  SELECT day::text AS day, orders, revenue_minor::float8 AS revenue, buyers, new_customers AS "newCustomers",
         second_orders AS "secondOrders", returning_orders AS returning,
         returning_revenue_minor::float8 AS "returningRevenue", discounted_orders AS discounted,
         discount_minor::float8 AS discount, guest_orders AS guests, guest_revenue_minor::float8 AS "guestRevenue"
    FROM shop_days WHERE orders + guest_orders > 0`;

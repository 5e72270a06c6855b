import type { Random } from "../../app/numeric/random.ts";
import type { Calendar } from "./calendar.ts";
import { extraShares, truth } from "./truth.ts";

export const kinds = { stands: 0, cancelled: 1, refunded: 2, guest: 3, test: 4 } as const;

/**
 * Who orders on which day, for the whole shop, in flat arrays: some 20 bytes an order, so that ten million orders
 * fit in memory while the records themselves are written day by day.
 */
export interface Histories {
  customers: number;
  orders: number;
  /** orders of day d are at positions firstOfDay[d] … firstOfDay[d + 1] − 1 */
  firstOfDay: Uint32Array;
  customer: Uint32Array;
  kind: Uint8Array;
  /** per customer: ν, the rate of the value of an order */
  valueRate: Float32Array;
}

/** No customer: orders of guests. */
export const nobody = 0xffffffff;

/** Draws customers until the shop has `orders` orders, give or take 1 %. */
export function drawHistories(orders: number, calendar: Calendar, random: Random): Histories {
  const log = createLog(orders);
  const values: number[] = [];
  const guests = Math.round(orders * extraShares.guest);
  const tests = Math.max(1, Math.round(orders * extraShares.test));
  const onlyCancelled = Math.round(orders * extraShares.onlyCancelled);
  const target = Math.max(1, orders - guests - tests - onlyCancelled);
  const slack = Math.floor(orders / 100);
  const standing = 1 - extraShares.guest - extraShares.onlyCancelled - extraShares.test;
  const cancelled = extraShares.cancelled / standing;
  const refunded = extraShares.refunded / standing;

  const days: number[] = [];
  let misses = 0;
  while (log.count < target && misses < 200) {
    drawDays(calendar, random, days);
    const extras = days.map(() => random.next());
    const size = extras.reduce((sum, u) => sum + (u < cancelled + refunded ? 2 : 1), 0);
    // Only a shop of very few orders can be overshot by one customer; that one is drawn again.
    if (log.count + size > target + slack) {
      misses++;
      continue;
    }
    const customer = values.push(random.gamma(truth.value.q, truth.value.gamma)) - 1;
    days.forEach((day, index) => {
      log.add(day, customer, kinds.stands);
      const u = extras[index]!;
      if (u < cancelled) log.add(day, customer, kinds.cancelled);
      else if (u < cancelled + refunded) log.add(day, customer, kinds.refunded);
    });
  }
  for (let i = 0; i < onlyCancelled; i++) {
    const customer = values.push(random.gamma(truth.value.q, truth.value.gamma)) - 1;
    log.add(calendar.drawArrival(random), customer, kinds.cancelled);
  }
  for (let i = 0; i < tests; i++) log.add(calendar.drawArrival(random), nobody, kinds.test);
  const missing = Math.max(guests, orders - log.count);
  for (let i = 0; i < missing; i++) log.add(calendar.drawArrival(random), nobody, kinds.guest);

  return {
    customers: values.length,
    orders: log.count,
    ...log.byDay(calendar.days),
    valueRate: Float32Array.from(values),
  };
}

/** The days on which one customer's orders fall, first purchase included. */
function drawDays(calendar: Calendar, random: Random, days: number[]): void {
  const { r, alpha, s, beta } = truth.orders;
  const perWeek = random.gamma(r, alpha);
  const hazard = random.gamma(s, beta);
  const arrival = calendar.drawArrival(random);
  const lastDay = calendar.days - 1;
  const share = arrival === lastDay ? calendar.lastDayShare : 1;
  const start = arrival + random.next() * share;
  // Rates underflow to 0 for shapes near 0: such a customer never buys again, or never leaves.
  const lifetime = hazard > 1e-300 ? 7 * random.exponential(hazard) : Infinity;
  const end = Math.min(start + lifetime, lastDay + calendar.lastDayShare);
  days.length = 0;
  days.push(arrival);
  if (perWeek < 1e-300) return;
  for (let at = start; ;) {
    at += 7 * random.exponential(perWeek);
    if (at >= end) return;
    days.push(Math.floor(at));
  }
}

/** A growing list of (day, customer, kind) that ends sorted by day. */
function createLog(expected: number) {
  let capacity = Math.max(64, Math.ceil(expected * 1.05));
  let day = new Uint16Array(capacity);
  let customer = new Uint32Array(capacity);
  let kind = new Uint8Array(capacity);
  let count = 0;

  function grow(): void {
    capacity *= 2;
    const [oldDay, oldCustomer, oldKind] = [day, customer, kind];
    day = new Uint16Array(capacity);
    customer = new Uint32Array(capacity);
    kind = new Uint8Array(capacity);
    day.set(oldDay);
    customer.set(oldCustomer);
    kind.set(oldKind);
  }

  return {
    get count() {
      return count;
    },
    add(atDay: number, who: number, what: number) {
      if (count === capacity) grow();
      day[count] = atDay;
      customer[count] = who;
      kind[count] = what;
      count++;
    },
    byDay(days: number) {
      const firstOfDay = new Uint32Array(days + 1);
      for (let i = 0; i < count; i++) firstOfDay[day[i]! + 1]!++;
      for (let d = 0; d < days; d++) firstOfDay[d + 1]! += firstOfDay[d]!;
      const next = firstOfDay.slice();
      const sortedCustomer = new Uint32Array(count);
      const sortedKind = new Uint8Array(count);
      for (let i = 0; i < count; i++) {
        const position = next[day[i]!]!++;
        sortedCustomer[position] = customer[i]!;
        sortedKind[position] = kind[i]!;
      }
      return { firstOfDay, customer: sortedCustomer, kind: sortedKind };
    },
  };
}

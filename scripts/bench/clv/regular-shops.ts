import { buildLedger, type OrderLedger } from "../../../app/clv/fit/ledger.ts";
import type { Random } from "../../../app/numeric/random.ts";

/** How the customers of a simulated shop buy. Days throughout. */
export interface RegularShop {
  readonly customers: number;
  /** Of customers who subscribe. */
  readonly subscribers: number;
  readonly cycle: number;
  /** Standard deviation of a gap around the cycle, before it is cut to a whole day. */
  readonly jitter: number;
  /** Share of renewals that come late, by 3 to 20 days: a card that failed, a delivery put off. */
  readonly late: number;
  /** Mean chance to leave at a renewal; each customer has their own, Beta with a + b = `alike`. */
  readonly churn: number;
  readonly alike: number;
  /** Erlang stages of the gaps of everybody else: 1 is random. */
  readonly stages: number;
  /** New customers come evenly over so many days; the next year is what happens after. */
  readonly history: number;
}

export const usualShop: RegularShop = {
  customers: 2000,
  subscribers: 0.2,
  cycle: 30,
  jitter: 1,
  late: 0.03,
  churn: 0.06,
  alike: 15,
  stages: 1,
  history: 900,
};

/** Everybody else: gamma paces, and a chance to leave after each order, as in MBG/NBD. */
const OTHERS = { shape: 0.8, scale: 120, a: 0.9, b: 2.2 };
const AHEAD = 365;
/** Day of the first customer. */
const BEGIN = 18_000;

export interface SimulatedShop {
  readonly ledger: OrderLedger;
  readonly today: number;
  /** Each customer's order days of the next year. */
  readonly later: Int32Array;
  /** Whether each customer subscribes. */
  readonly subscribes: Uint8Array;
}

export function simulateRegularShop(shop: RegularShop, random: Random): SimulatedShop {
  const customer: number[] = [];
  const day: number[] = [];
  const subscribes = new Uint8Array(shop.customers);
  const today = BEGIN + shop.history;
  const later = new Int32Array(shop.customers);
  for (let c = 0; c < shop.customers; c++) {
    const first = BEGIN + random.int(0, shop.history);
    const subscriber = random.bernoulli(shop.subscribers);
    subscribes[c] = subscriber ? 1 : 0;
    const leaves = subscriber
      ? random.beta(shop.churn * shop.alike, (1 - shop.churn) * shop.alike)
      : random.beta(OTHERS.a, OTHERS.b);
    const pace = random.gamma(OTHERS.shape, OTHERS.scale) * shop.stages;
    customer.push(c);
    day.push(first);
    let time = 0;
    let last = first;
    while (!random.bernoulli(leaves)) {
      time += subscriber
        ? Math.max(1, shop.cycle + shop.jitter * random.normal()) +
          (random.bernoulli(shop.late) ? random.int(3, 20) : 0)
        : random.gamma(shop.stages, pace);
      const at = first + Math.ceil(subscriber ? time - 0.5 : time);
      if (at > today + AHEAD) break;
      if (at === last) continue;
      last = at;
      if (at > today) later[c]! += 1;
      else {
        customer.push(c);
        day.push(at);
      }
    }
  }
  return { ledger: buildLedger({ customer, day }, shop.customers), today, later, subscribes };
}

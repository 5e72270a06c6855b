import type { Random } from "../../../app/numeric/random.ts";
import { buildLedger, type OrderLedger } from "../../../app/clv/fit/ledger.ts";

/** How spend moves in a simulated shop, and what it goes with. */
export const SPEND_SHOPS = [
  "constant",
  "constant, two years of few",
  "larger with pace",
  "smaller with pace",
  "log-normal, larger with pace",
  "prices rise 12 % a year",
  "prices fall 12 % a year",
  "one rise of 20 % a year ago",
  "later orders larger",
  "later customers spend more",
  "larger with pace, prices rise",
] as const;
export type SpendShop = (typeof SPEND_SHOPS)[number];

/** Days of history, and the days ahead that then happen. */
export const AHEAD = 365;

export interface SimulatedShop {
  readonly ledger: OrderLedger;
  readonly today: number;
  /** Minor units that customers of today bring in the year after. */
  readonly value: number;
  readonly orders: number;
}

const R = 0.9;
const ALPHA = 140;
const SPEND = { p: 5, q: 5, mean: 5000 };

/** Draws a shop and its year ahead; orders by Pareto/NBD, values as the kind says. */
export function simulateSpend(kind: SpendShop, customers: number, random: Random): SimulatedShop {
  const history = kind === "constant, two years of few" ? 730 : 1000;
  const begins = 19_000;
  const today = begins + history;
  const customer: number[] = [];
  const day: number[] = [];
  const amount: number[] = [];
  let value = 0;
  let orders = 0;
  for (let c = 0; c < customers; c++) {
    const first = random.int(0, history - 30);
    const { rate, mean } = drawCustomer(kind, first / history, random);
    const leaves = random.exponential(random.gamma(0.9, 400));
    let last = -1;
    let number = 0;
    for (let time = 0; time <= leaves; time += random.exponential(rate)) {
      const when = first + Math.floor(time);
      if (when > history + AHEAD) break;
      if (when === last) continue;
      last = when;
      const worth = mean * moved(kind, (when - history) / 365, number++);
      const paid = Math.max(1, Math.round(random.gamma(SPEND.p, SPEND.p / worth)));
      if (when > history) {
        value += paid;
        orders++;
        continue;
      }
      customer.push(c);
      day.push(begins + when);
      amount.push(paid);
    }
  }
  return { ledger: buildLedger({ customer, day, amount }, customers), today, value, orders };
}

function drawCustomer(kind: SpendShop, joined: number, random: Random) {
  if (kind === "log-normal, larger with pace") {
    const z = random.normal();
    const own = 0.6 * z + 0.8 * random.normal();
    return { rate: Math.exp(-5.3 + 0.9 * z), mean: SPEND.mean * Math.exp(0.5 * own) };
  }
  const rate = random.gamma(R, ALPHA);
  const usual = SPEND.mean / random.gamma(SPEND.q, SPEND.q - 1);
  const relative = (rate * ALPHA) / R;
  if (kind.startsWith("larger with pace")) return { rate, mean: usual * relative ** 0.5 };
  if (kind === "smaller with pace")
    return { rate, mean: usual * Math.max(0.02, relative) ** -0.35 };
  if (kind === "later customers spend more") return { rate, mean: usual * (0.7 + 0.6 * joined) };
  return { rate, mean: usual };
}

/** The level of an order's value, `years` from today, by its number (0 is the first). */
function moved(kind: SpendShop, years: number, number: number): number {
  if (kind.endsWith("prices rise") || kind === "prices rise 12 % a year") return 1.12 ** years;
  if (kind === "prices fall 12 % a year") return 0.88 ** years;
  if (kind === "one rise of 20 % a year ago") return years < -1 ? 1 : 1.2;
  if (kind === "later orders larger") return Math.max(1, number) ** 0.15;
  return 1;
}

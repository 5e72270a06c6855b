import { createRandom, type Random } from "../../../../app/numeric/random.ts";
import { between, betweenLogs } from "./common-laws.ts";
import { scenarios, type ScenarioName } from "./scenarios.ts";
import type { DrawnCustomer, ShopLaw } from "./shop-law.ts";
import { type Placed, type ShopTruth, truthOf } from "./truth.ts";

/** A shop's order log: one entry a row, refunds as rows below 0. Amounts in minor units. */
export interface OrderRows {
  readonly customer: number[];
  readonly day: number[];
  readonly amount: number[];
}

export interface DrawnShop {
  /** First day of what is to be foretold. */
  readonly from: number;
  readonly days: number;
  readonly customers: number;
  /** Rows of before `from`. */
  readonly history: OrderRows;
  readonly truth: ShopTruth;
}

export interface ShopFrame {
  readonly scenario: ScenarioName;
  readonly years: number;
  /** How many days are to be foretold. */
  readonly days: number;
  readonly seed: string;
}

const FIRST_FROM = 18_993; // 2022-01-01
const FEWEST = 300;
const MOST = 1500;

/** Draws a whole shop, what came before and what comes after; the same seed gives the same shop. */
export function drawShop({ scenario, years, days, seed }: ShopFrame): DrawnShop {
  const random = createRandom(`${seed}/${scenario}/${years}`);
  const from = random.int(FIRST_FROM, FIRST_FROM + 3 * 365);
  const start = from - Math.round(years * 365.25);
  const law = scenarios[scenario](random.fork("law"), { start, from });
  const end = from + days;
  const arriving = arrivalDays(law, { start, from, end }, random.fork("arrivals"));
  const placed: Placed[] = [];
  arriving.forEach((day, customer) => {
    const own = random.fork(customer);
    ordersOf(law, law.customer(own), day, end, own).forEach((at, i) => {
      const amount = Math.max(100, Math.round(at.value));
      placed.push({ customer, day: at.day, amount, refund: refundOf(law, amount, at.day, own) });
      if (i === 0 && at.day !== day) throw new Error("a customer begins with an order");
    });
  });
  const history: OrderRows = { customer: [], day: [], amount: [] };
  const note = (customer: number, day: number, amount: number) => {
    if (day >= from) return;
    history.customer.push(customer);
    history.day.push(day);
    history.amount.push(amount);
  };
  for (const { customer, day, amount, refund } of placed) {
    note(customer, day, amount);
    if (refund !== null) note(customer, refund.day, -refund.amount);
  }
  return {
    from,
    days,
    customers: arriving.filter((day) => day < from).length,
    history,
    truth: truthOf(placed, arriving, from, end),
  };
}

/** Days of first orders, oldest first: Poisson, with weeks of their own luck. */
function arrivalDays(
  law: ShopLaw,
  { start, from, end }: { start: number; from: number; end: number },
  random: Random,
): number[] {
  const wanted = betweenLogs(random, FEWEST, MOST);
  const unevenness = between(random, 0.02, 0.25) ** 2;
  let usual = 0;
  for (let day = start; day < from; day++) usual += law.arrivals(day);
  const arriving: number[] = [];
  let luck = 1;
  for (let day = start; day < end; day++) {
    if ((day - start) % 7 === 0) luck = random.gamma(1 / unevenness, 1 / unevenness);
    const count = random.poisson((wanted / usual) * law.arrivals(day) * luck);
    for (let i = 0; i < count; i++) arriving.push(day);
  }
  return arriving;
}

/** A customer's orders from the first one on until they leave or the time ends. */
function ordersOf(
  law: ShopLaw,
  drawn: DrawnCustomer,
  firstDay: number,
  end: number,
  own: Random,
): { day: number; value: number }[] {
  const { rate, lifetime, stages, plan, meanValue } = drawn;
  let time = firstDay + own.next();
  const leaves = Math.min(end, time + lifetime);
  const orders = [{ day: firstDay, value: law.value(own, meanValue) }];
  for (;;) {
    time =
      plan === null
        ? after(time, own.gamma(stages, stages * rate), leaves, law.season)
        : time + Math.max(1, plan + 2 * own.normal());
    if (time >= leaves) return orders;
    orders.push({ day: Math.floor(time), value: law.value(own, meanValue) });
  }
}

/** When so much of the season's time has passed; `latest` at the latest. */
function after(time: number, wait: number, latest: number, season: (day: number) => number) {
  let at = time;
  let left = wait;
  while (at < latest) {
    const day = Math.floor(at);
    const pace = season(day);
    const rest = (day + 1 - at) * pace;
    if (left < rest) return at + left / pace;
    left -= rest;
    at = day + 1;
  }
  return latest;
}

function refundOf(law: ShopLaw, amount: number, day: number, own: Random): Placed["refund"] {
  if (!(law.refunded > 0) || !own.bernoulli(law.refunded)) return null;
  const share = own.bernoulli(0.5) ? 1 : between(own, 0.2, 0.8);
  return { day: day + own.int(3, 30), amount: Math.round(share * amount) };
}

import { describe, expect, it } from "vitest";
import { forecastShop } from "../../app/clv/forecast/forecast.ts";
import { buildLedger } from "../../app/clv/fit/ledger.ts";
import { createRandom, type Random } from "../../app/numeric/random.ts";

const FROM = 19_000;
const HISTORY = 730;
const AHEAD = 180;
const SHOPS = 48;

/** A shop people come to at a steady pace, whose customers order ever more slowly by `slower` a year. */
function drawShop(random: Random, slower: number) {
  const customer: number[] = [];
  const day: number[] = [];
  const amount: number[] = [];
  let came = 0;
  for (let at = -HISTORY; at < AHEAD; at++) {
    for (let left = random.poisson(0.5); left > 0; left--, came++) {
      const pace = random.gamma(0.8, 60);
      const until = at + random.exponential(random.gamma(0.8, 250));
      const mean = random.gamma(4, 3 / 4000);
      for (let time = at + random.next(); time < AHEAD;) {
        customer.push(came);
        day.push(FROM + Math.floor(time));
        amount.push(Math.max(1, Math.round(mean * random.gamma(5, 5))));
        time += random.exponential(pace * Math.exp((-slower * (time + HISTORY)) / 365));
        if (time > until) break;
      }
    }
  }
  const before = day.map((_, i) => i).filter((i) => day[i]! < FROM);
  const columnsOf = (rows: readonly number[]) => ({
    customer: rows.map((i) => customer[i]!),
    day: rows.map((i) => day[i]!),
    amount: rows.map((i) => amount[i]!),
  });
  const whole = buildLedger(columnsOf([...day.keys()]), came);
  let orders = 0;
  let revenue = 0;
  whole.day.forEach((at, i) => {
    if (at < FROM) return;
    orders++;
    revenue += whole.value[i]!;
  });
  return { ledger: buildLedger(columnsOf(before), came), orders, revenue };
}

describe.each([
  ["as the models say", 0, 0.06, 41],
  ["ever more slowly, by 20 % a year, which no model knows", 0.22, 0.15, 35],
])("shops whose customers order %s", (_, slower, most, least) => {
  const random = createRandom("forecast coverage");
  const held = { orders: 0, revenue: 0 };
  let bias = 0;
  for (let s = 0; s < SHOPS; s++) {
    const { ledger, ...came } = drawShop(random.fork(s), slower);
    const found = forecastShop(ledger, FROM, AHEAD, { model: "pnbd", draws: 300 });
    for (const what of ["orders", "revenue"] as const) {
      const { low, high } = found[what]!;
      if (low <= came[what] && came[what] <= high) held[what]++;
    }
    bias += Math.log(found.orders.mean / came.orders) / SHOPS;
  }

  it(`have at least ${least} of ${SHOPS} totals within their ranges`, () => {
    // of 192 such shops 184 were held (96 %), of those that drift 166 (86 %): fewer here one time in 200
    expect(held.orders).toBeGreaterThanOrEqual(least);
    expect(held.revenue).toBeGreaterThanOrEqual(least);
  });

  it("are not forecast far too high or too low on the whole", () => {
    expect(Math.abs(bias)).toBeLessThan(most);
  });
});

import { calendarClock } from "../../../app/clv/season/clock.ts";
import type { Summary } from "../../../app/clv/predict/summary.ts";
import { createRandom } from "../../../app/numeric/random.ts";

/** Customers by BG/NBD with whole days; the shape of the published comparisons. */
export function simulateSummary(customers: number): Summary {
  const random = createRandom(`bench ${customers}`);
  const [r, alpha, a, b] = [0.2426, 30.9, 0.793, 2.426];
  const column = () => new Int32Array(customers);
  const x = column();
  const tx = column();
  const T = column();
  const repeatValue = new Float64Array(customers);
  const firstValue = new Float64Array(customers);
  for (let i = 0; i < customers; i++) {
    const age = random.int(1, 730);
    const rate = random.gamma(r, alpha);
    const dropout = random.beta(a, b);
    let time = 0;
    let orders = 0;
    let last = 0;
    do {
      time += random.exponential(rate);
      if (time > age) break;
      const day = Math.floor(time);
      if (day > last) {
        orders++;
        last = day;
      }
    } while (!random.bernoulli(dropout));
    x[i] = orders;
    tx[i] = last;
    T[i] = age;
    const scale = random.gamma(3.74, 1544);
    firstValue[i] = Math.round(random.gamma(6.25, scale));
    if (orders > 0) repeatValue[i] = random.gamma(6.25 * orders, scale * orders);
  }
  return {
    today: 20_000,
    clock: calendarClock,
    size: customers,
    customer: Int32Array.from({ length: customers }, (_, i) => i),
    firstDay: T.map((age) => 20_000 - age),
    x,
    tx,
    secondAge: tx,
    T,
    orders: x.map((n) => n + 1),
    repeatValue,
    firstValue,
    totalValue: firstValue,
    logGaps: 0,
    logRates: 0,
    hasValues: true,
  };
}

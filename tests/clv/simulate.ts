import { stagesOf } from "../../app/clv/models/count-model.ts";
import type { CountModel, Parameters } from "../../app/clv/models/count-model.ts";
import type { Random } from "../../app/numeric/random.ts";

export interface SimulatedCustomer {
  readonly x: number;
  readonly tx: number;
  readonly T: number;
  /** Orders after T, within `ahead`. */
  readonly later: number;
}

/**
 * A customer drawn from a model whose times are whole ticks. With α in the hundreds of ticks,
 * rounding times to ticks is far below what a fit can notice.
 */
export function simulateCustomer(
  model: CountModel,
  [first, alpha, third, fourth]: Parameters,
  T: number,
  random: Random,
  ahead = 0,
): SimulatedCustomer {
  const k = stagesOf(model);
  const rate = random.gamma(first, alpha);
  const end = T + ahead;
  const leaves =
    model === "pnbd" ? random.exponential(random.gamma(third, fourth)) : Number.POSITIVE_INFINITY;
  const dropout = model === "pnbd" ? 0 : random.beta(third, fourth);
  let time = 0;
  let x = 0;
  let tx = 0;
  let later = 0;
  let there = model === "bgnbd" || model === "pnbd" || !random.bernoulli(dropout);
  while (there) {
    time += random.gamma(k, rate);
    if (time > Math.min(leaves, end)) break;
    const tick = Math.ceil(time);
    if (time <= T) {
      // Orders within one tick are one, as orders of a day are.
      if (tick > tx && tick <= T) {
        x++;
        tx = tick;
      }
    } else {
      later++;
    }
    there = !random.bernoulli(dropout);
  }
  return { x, tx, T, later };
}

export function simulateShop(
  model: CountModel,
  parameters: Parameters,
  customers: number,
  longest: number,
  random: Random,
  ahead = 0,
) {
  const x = new Int32Array(customers);
  const tx = new Int32Array(customers);
  const T = new Int32Array(customers);
  const later = new Int32Array(customers);
  for (let i = 0; i < customers; i++) {
    const age = random.int(Math.floor(longest / 3), longest);
    const customer = simulateCustomer(model, parameters, age, random, ahead);
    x[i] = customer.x;
    tx[i] = customer.tx;
    T[i] = customer.T;
    later[i] = customer.later;
  }
  return { x, tx, T, later };
}

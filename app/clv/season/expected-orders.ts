import type { CountFit } from "../fit/count-fit.ts";
import type { OrderLedger } from "../fit/ledger.ts";
import { formulasFor } from "../models/formulas.ts";
import type { Clock } from "./clock.ts";

/** Orders of a shop by day, from its first day with an order to `today`. */
export interface DailyOrders {
  readonly first: number;
  readonly today: number;
  /** First orders of each day, and order days of customers who had ordered before. */
  readonly newcomers: Float64Array;
  readonly repeats: Float64Array;
}

/** Null where there is no order up to `today`. */
export function dailyOrders(ledger: OrderLedger, today: number): DailyOrders | null {
  const { customers, offsets, day } = ledger;
  let first = today + 1;
  for (let c = 0; c < customers; c++) {
    const from = offsets[c]!;
    if (from < offsets[c + 1]! && day[from]! < first) first = day[from]!;
  }
  if (first > today) return null;
  const newcomers = new Float64Array(today - first + 1);
  const repeats = new Float64Array(today - first + 1);
  for (let c = 0; c < customers; c++) {
    const from = offsets[c]!;
    for (let i = from; i < offsets[c + 1]! && day[i]! <= today; i++)
      (i === from ? newcomers : repeats)[day[i]! - first]! += 1;
  }
  return { first, today, newcomers, repeats };
}

/**
 * Repeat orders a tick that the model expects on each day, of all who had come before: for each
 * day of first orders the model's orders by age, whatever these customers really did. The season
 * of the clock is taken out, so what remains of it in the orders is what the clock lacks.
 */
export function expectedPerTick(
  { first, today, newcomers }: DailyOrders,
  fit: Pick<CountFit, "model" | "parameters">,
  clock: Clock,
): Float64Array {
  const days = today - first + 1;
  const formulas = formulasFor(fit.model, fit.parameters);
  const longest = Math.ceil(clock.between(first, today)) + 2;
  const byAge = Float64Array.from({ length: longest + 1 }, (_, t) =>
    t === 0 ? 0 : formulas.ordersFromStart(t),
  );
  const cohorts = Int32Array.from(newcomers.keys()).filter((day) => newcomers[day]! > 0);
  const born = Float64Array.from(cohorts, (day) => clock.between(first, first + day));
  const before = new Float64Array(cohorts.length);
  const expected = new Float64Array(days);
  let there = 0;
  for (let day = 0; day < days; day++) {
    const now = clock.between(first, first + day);
    let sum = 0;
    for (let i = 0; i < there; i++) {
      const age = now - born[i]!;
      const whole = Math.floor(age);
      const orders = byAge[whole]! + (age - whole) * (byAge[whole + 1]! - byAge[whole]!);
      sum += newcomers[cohorts[i]!]! * (orders - before[i]!);
      before[i] = orders;
    }
    expected[day] = sum / clock.rate(first + day);
    while (there < cohorts.length && cohorts[there]! <= day) there++;
  }
  return expected;
}

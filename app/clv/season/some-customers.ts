import type { OrderLedger } from "../fit/ledger.ts";

/** About `target` customers of a ledger, evenly spread over their numbers; all where there are no more. */
export function everyNth(ledger: OrderLedger, target: number): OrderLedger {
  const step = Math.ceil(ledger.customers / target);
  if (step <= 1) return ledger;
  const chosen = Array.from({ length: Math.floor(ledger.customers / step) }, (_, i) => i * step);
  const { offsets, day, value, orders } = ledger;
  const starts = new Int32Array(chosen.length + 1);
  chosen.forEach((c, i) => (starts[i + 1] = starts[i]! + offsets[c + 1]! - offsets[c]!));
  const some = {
    ...ledger,
    customers: chosen.length,
    offsets: starts,
    day: new Int32Array(starts.at(-1)!),
    value: new Float64Array(starts.at(-1)!),
    orders: new Int32Array(starts.at(-1)!),
  };
  chosen.forEach((c, i) => {
    const [from, to] = [offsets[c]!, offsets[c + 1]!];
    some.day.set(day.subarray(from, to), starts[i]);
    some.value.set(value.subarray(from, to), starts[i]);
    some.orders.set(orders.subarray(from, to), starts[i]);
  });
  return some;
}

import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { finished } from "node:stream/promises";
import { formatDay } from "../../app/calendar/days.ts";
import { noSpend } from "../../app/clv/fit/spend-fit.ts";
import { customerIntervals } from "../../app/clv/predict/prediction-intervals.ts";
import { score } from "../../app/clv/predict/score.ts";
import { secondOrder } from "../../app/clv/pictures/second-order.ts";
import { assignStates, thresholdsOf } from "../../app/clv/states/assign-states.ts";
import { expectationIntervals } from "../../app/clv/fit/uncertainty.ts";
import { DataError } from "./arguments.ts";
import type { LogFit } from "./fit-log.ts";

const COLUMNS = [
  "customer",
  "orders",
  "first_order",
  "last_order",
  "state",
  "p_alive",
  "p_order_90",
  "p_order_365",
  "churn_risk_90",
  "churn_risk_365",
  "expected_orders_365",
  "orders_365_low",
  "orders_365_high",
  "next_order",
  "overdue_ratio",
  "order_value",
  "clv_12",
  "clv_12_low",
  "clv_12_high",
  "clv_12_expected_low",
  "clv_12_expected_high",
  "clv_24",
  "clv_36",
  "spent",
] as const;

/**
 * One line per customer; returns how many. Empty cells are what cannot be said.
 *
 * orders_365_low/high and clv_12_low/high are 95 % prediction intervals: where the customer's own
 * year will end up. clv_12_expected_low/high is the 95 % confidence interval of clv_12 itself: how
 * far the expectation may be off because the models' parameters are estimates.
 */
export async function writeCustomers(
  out: string,
  { summary, counts, spend }: LogFit,
  names: readonly string[],
  annualDiscount: number,
): Promise<number> {
  const predictions = score(counts, spend, summary, { annualDiscount });
  const fits = { counts, spend: spend ?? noSpend };
  const intervals = customerIntervals(fits, summary, predictions);
  const expected = expectationIntervals(fits, summary, { annualDiscount });
  const aliveKnown = !counts.flags.includes("dropout-not-identified");
  const lines = thresholdsOf(summary, predictions, secondOrder(summary), aliveKnown);
  const states = assignStates(summary, predictions, lines);
  const money = (minor: number): string => (summary.hasValues ? (minor / 100).toFixed(2) : "");
  const stream = createWriteStream(out);
  try {
    await once(stream, "open");
  } catch (error) {
    throw new DataError(`--out ${out}: ${error instanceof Error ? error.message : String(error)}`);
  }
  stream.write(`${COLUMNS.join(",")}\n`);
  for (let i = 0; i < summary.size; i++) {
    const x = summary.x[i]!;
    const orders = predictions.orders365[i]!;
    const any = predictions.order365[i]!;
    const first = summary.firstDay[i]!;
    const wait = predictions.nextOrder[i]!;
    const cells = [
      quoted(names[summary.customer[i]!]!),
      x + 1,
      formatDay(first),
      formatDay(first + summary.tx[i]!),
      states[i]!,
      aliveKnown ? short(predictions.alive[i]!) : "",
      short(predictions.order90[i]!),
      short(any),
      short(1 - predictions.order90[i]!),
      short(1 - any),
      short(orders),
      intervals.ordersLow[i]!,
      intervals.ordersHigh[i]!,
      wait < 36_500 ? formatDay(summary.today + Math.round(wait)) : "",
      x > 0 ? short(predictions.overdue[i]!) : "",
      money(predictions.orderValue[i]!),
      money(predictions.clv12[i]!),
      money(intervals.valueLow[i]!),
      money(intervals.valueHigh[i]!),
      money(expected.low[i]!),
      money(expected.high[i]!),
      money(predictions.clv24[i]!),
      money(predictions.clv36[i]!),
      money(summary.totalValue[i]!),
    ];
    if (!stream.write(`${cells.join(",")}\n`)) await once(stream, "drain");
    if ((i + 1) % 500_000 === 0) process.stderr.write(`${i + 1} customers written\n`);
  }
  stream.end();
  await finished(stream);
  return summary.size;
}

function short(value: number): string {
  return String(Number(value.toPrecision(8)));
}

function quoted(name: string): string {
  return /[",\n\r]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}

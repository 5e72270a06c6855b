import { formatDay } from "../../app/calendar/days.ts";
import { noSpend } from "../../app/clv/fit/spend-fit.ts";
import { customerIntervals } from "../../app/clv/predict/prediction-intervals.ts";
import { score } from "../../app/clv/predict/score.ts";
import { openDay, quietWeekdays } from "../../app/clv/season/quiet-weekdays.ts";
import { secondOrder } from "../../app/clv/pictures/second-order.ts";
import { assignStates, thresholdsOf } from "../../app/clv/states/assign-states.ts";
import { expectationIntervals } from "../../app/clv/fit/uncertainty.ts";
import { WAIT_DAYS, RATIO_SHOWN } from "../../app/figures/beyond.ts";
import { CustomerFile } from "./customer-file.ts";
import type { LogFit } from "./fit-log.ts";
import type { OrderLog } from "./order-log.ts";

/**
 * One line per customer; returns how many. Empty cells are what cannot be said.
 *
 * orders_365_low/high and clv_12_low/high are 95 % prediction intervals: where the customer's own
 * year will end up. clv_12_expected_low/high is the 95 % confidence interval of clv_12 itself: how
 * far the expectation may be off because the models' parameters are estimates. An overdue_ratio of 10 is 10 or more;
 * a next order more than two years away has no date.
 */
export async function writeCustomers(
  out: string,
  { summary, counts, spend }: LogFit,
  log: OrderLog,
  annualDiscount: number,
): Promise<number> {
  const predictions = score(counts, spend, summary, { annualDiscount });
  const fits = { counts, spend: spend ?? noSpend };
  const intervals = customerIntervals(fits, summary, predictions);
  const expected = expectationIntervals(fits, summary, { annualDiscount });
  const aliveKnown = !counts.flags.includes("dropout-not-identified");
  const lines = thresholdsOf(summary, predictions, secondOrder(summary), aliveKnown);
  const states = assignStates(summary, predictions, lines);
  const quiet = quietWeekdays(log.ledger, summary.today);
  const file = await CustomerFile.create(out, log, summary);
  for (let i = 0; i < summary.size; i++) {
    const any = predictions.order365[i]!;
    const wait = predictions.nextOrder[i]!;
    await file.write(i, {
      state: states[i]!,
      p_alive: aliveKnown ? short(predictions.alive[i]!) : "",
      p_order_90: short(predictions.order90[i]!),
      p_order_365: short(any),
      churn_risk_90: short(1 - predictions.order90[i]!),
      churn_risk_365: short(1 - any),
      expected_orders_365: short(predictions.orders365[i]!),
      orders_365_low: String(intervals.ordersLow[i]!),
      orders_365_high: String(intervals.ordersHigh[i]!),
      next_order: wait <= WAIT_DAYS ? formatDay(openDay(summary.today + wait, quiet)) : "",
      overdue_ratio: summary.x[i]! > 0 ? short(Math.min(RATIO_SHOWN, predictions.overdue[i]!)) : "",
      order_value: file.money(predictions.orderValue[i]!),
      clv_12: file.money(predictions.clv12[i]!),
      clv_12_low: file.money(intervals.valueLow[i]!),
      clv_12_high: file.money(intervals.valueHigh[i]!),
      clv_12_expected_low: file.money(expected.low[i]!),
      clv_12_expected_high: file.money(expected.high[i]!),
      clv_24: file.money(predictions.clv24[i]!),
      clv_36: file.money(predictions.clv36[i]!),
    });
  }
  await file.end();
  return summary.size;
}

const short = (value: number): string => String(Number(value.toPrecision(8)));

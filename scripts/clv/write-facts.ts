import { formatDay } from "../../app/calendar/days.ts";
import { emptyColumns, type CustomerColumns } from "../../app/clv/fit/columns.ts";
import { RATIO_SHOWN } from "../../app/figures/beyond.ts";
import type { Summary } from "../../app/clv/predict/summary.ts";
import { rhythmOf, scoreByRhythm } from "../../app/clv/states/rhythm.ts";
import { CustomerFile } from "./customer-file.ts";
import type { LogFit } from "./fit-log.ts";
import type { OrderLog } from "./order-log.ts";

/**
 * One line per customer where there is too little history to predict: facts, and a state by each customer's own
 * rhythm, as the app has it then. Returns how many.
 */
export async function writeFacts(out: string, { summary }: LogFit, log: OrderLog): Promise<number> {
  const columns = columnsOf(summary);
  const scores = scoreByRhythm(columns, rhythmOf(columns, summary.today), summary.today);
  const file = await CustomerFile.create(out, log, summary);
  for (let i = 0; i < summary.size; i++) {
    const next = scores.nextOrderDay[i]!;
    const ratio = scores.overdueRatio[i]!;
    await file.write(i, {
      state: scores.state[i]!,
      ...(Number.isFinite(next) ? { next_order: formatDay(Math.round(next)) } : {}),
      ...(Number.isFinite(ratio)
        ? { overdue_ratio: String(Number(Math.min(RATIO_SHOWN, ratio).toPrecision(8))) }
        : {}),
    });
  }
  await file.end();
  return summary.size;
}

function columnsOf(summary: Summary): CustomerColumns {
  const columns = emptyColumns(summary.size);
  columns.n = summary.size;
  for (let i = 0; i < summary.size; i++) {
    const first = summary.firstDay[i]!;
    columns.orders[i] = summary.orders[i]!;
    columns.orderDays[i] = summary.x[i]! + 1;
    columns.firstDay[i] = first;
    columns.lastDay[i] = first + summary.tx[i]!;
    columns.secondDay[i] = summary.x[i]! > 0 ? first + summary.secondAge[i]! : 0;
    columns.revenueMinor[i] = summary.totalValue[i]!;
    columns.firstDayMinor[i] = summary.firstValue[i]!;
  }
  return columns;
}

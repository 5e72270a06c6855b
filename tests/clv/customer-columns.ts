import { emptyColumns, type CustomerColumns } from "../../app/clv/fit/columns.ts";
import type { OrderLedger } from "../../app/clv/fit/ledger.ts";

/** The facts the database keeps of each customer of a ledger. */
export function columnsOf({
  customers,
  offsets,
  day,
  value,
  orders,
}: OrderLedger): CustomerColumns {
  const columns = emptyColumns(customers);
  for (let c = 0; c < customers; c++) {
    const [from, to] = [offsets[c]!, offsets[c + 1]!];
    if (from === to) continue;
    const i = columns.n++;
    columns.customerId[i] = c + 1;
    columns.orderDays[i] = to - from;
    columns.firstDay[i] = day[from]!;
    columns.lastDay[i] = day[to - 1]!;
    columns.secondDay[i] = to - from > 1 ? day[from + 1]! : 0;
    columns.firstDayMinor[i] = value[from]!;
    for (let entry = from; entry < to; entry++) {
      columns.revenueMinor[i]! += value[entry]!;
      columns.orders[i]! += orders[entry]!;
    }
  }
  return columns;
}

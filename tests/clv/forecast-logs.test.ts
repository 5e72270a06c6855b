import { gunzipSync } from "node:zlib";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { dayNumber } from "../../app/calendar/days.ts";
import { forecastShop } from "../../app/clv/forecast/forecast.ts";
import { buildLedger, type OrderLedger } from "../../app/clv/fit/ledger.ts";
import { CALIBRATION_END, cdnowLedger, HOLDOUT_END, missing, sharedFile } from "./shared-data.ts";

/** Order days after `cut`, up to `end`, of the customers of before. */
function ordersOfKnown({ customers, offsets, day }: OrderLedger, cut: number, end: number): number {
  let orders = 0;
  for (let c = 0; c < customers; c++) {
    const first = offsets[c]!;
    if (first === offsets[c + 1]! || day[first]! > cut) continue;
    for (let i = first; i < offsets[c + 1]!; i++) if (day[i]! > cut && day[i]! <= end) orders++;
  }
  return orders;
}

const RETAIL = "online-retail-half.tsv.gz";

/** Invoices of customers with a number; an invoice is a row. */
function onlineRetail(): OrderLedger {
  const invoices = new Map<string, { customer: string; day: number; cents: number }>();
  for (const line of gunzipSync(readFileSync(sharedFile(RETAIL)))
    .toString()
    .split("\n")) {
    const [invoice = "", , quantity, date = "", price, customer = ""] = line.split("\t");
    if (customer === "") continue;
    const [month = "", dayOfMonth = "", year = ""] = date.split(" ")[0]!.split("/");
    const text = `20${year.slice(-2)}-${month.padStart(2, "0")}-${dayOfMonth.padStart(2, "0")}`;
    const found = invoices.get(invoice) ?? { customer, day: dayNumber(text), cents: 0 };
    found.cents += Math.round(100 * Number(quantity) * Number(price));
    invoices.set(invoice, found);
  }
  const rows = [...invoices.values()];
  const numbers = new Map<string, number>();
  const customer = rows.map((row) => {
    const number = numbers.get(row.customer) ?? numbers.size;
    numbers.set(row.customer, number);
    return number;
  });
  const columns = { customer, day: rows.map((r) => r.day), amount: rows.map((r) => r.cents) };
  return buildLedger(columns, numbers.size);
}

describe("the forecast of known shops", () => {
  it.skipIf(missing("CDNOW_sample.txt") !== null)(
    "expects of CDNOW's customers no less in the next 39 weeks than the models alone, and its range holds what came",
    () => {
      const ledger = cdnowLedger();
      const came = ordersOfKnown(ledger, CALIBRATION_END, HOLDOUT_END);
      const { known, orders } = forecastShop(
        ledger,
        CALIBRATION_END + 1,
        HOLDOUT_END - CALIBRATION_END,
      );
      expect(came).toBe(1882);
      expect(Math.abs(known.orders.mean / came - 1)).toBeLessThan(0.135);
      expect(known.orders.low).toBeLessThan(came);
      expect(known.orders.high).toBeGreaterThan(came);
      // nobody new has come for half a year, and nobody did
      expect(Math.abs(orders.mean / came - 1)).toBeLessThan(0.1);
    },
  );

  it.skipIf(missing(RETAIL) !== null)(
    "is closer than 12 % for Online Retail's customers of five months, in the seven weeks after",
    () => {
      const ledger = onlineRetail();
      const from = dayNumber("2011-05-10");
      const came = ordersOfKnown(ledger, from - 1, from + 49);
      const { known } = forecastShop(ledger, from, 50);
      expect(Math.abs(known.orders.mean / came - 1)).toBeLessThan(0.12);
      expect(known.orders.low).toBeLessThan(came);
      expect(known.orders.high).toBeGreaterThan(came);
    },
  );
});

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { dayNumber } from "../../../../app/calendar/days.ts";
import { inProject } from "../../../paths.ts";
import type { OrderRows } from "./draw-shop.ts";
import type { PublicLog } from "./logs.ts";

/** Names a folder of logs that are brought by hand and never committed. */
const LOGS_FOLDER = "BOOMERANG_ORDER_LOGS";

export interface LogRows extends OrderRows {
  readonly customers: number;
  readonly withAmounts: boolean;
}

/** A log as rows, or null where its file lies neither in the folder of logs nor beside the project. */
export function readLog({ file, format }: PublicLog): LogRows | null {
  const own = process.env[LOGS_FOLDER];
  const folders = [...(own === undefined ? [] : [own]), inProject("..", "shared", "data")];
  const path = folders.map((folder) => join(folder, file)).find((at) => existsSync(at));
  if (path === undefined) return null;
  const bytes = readFileSync(path);
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("latin1");
  const lines = text.split(/\r?\n/).filter((line) => line !== "");
  const numbers = new Map<string, number>();
  const rows = { customer: [] as number[], day: [] as number[], amount: [] as number[] };
  const days = new Map<string, number>();
  for (const { customer, date, amount } of readers[format](lines)) {
    const number = numbers.get(customer) ?? numbers.size;
    numbers.set(customer, number);
    const day = days.get(date) ?? dayNumber(date);
    days.set(date, day);
    rows.customer.push(number);
    rows.day.push(day);
    rows.amount.push(Math.round(amount * 100));
  }
  const withAmounts = rows.amount.some((amount) => amount !== 0);
  return { ...rows, customers: numbers.size, withAmounts };
}

interface Line {
  readonly customer: string;
  readonly date: string;
  readonly amount: number;
}

const readers: Record<PublicLog["format"], (lines: readonly string[]) => Line[]> = {
  /** customer,date[,amount] or customer_id,order_date,revenue, with a header. */
  csv: (lines) =>
    lines.slice(1).map((line) => {
      const [customer = "", date = "", amount = "0"] = line.split(",");
      return { customer, date, amount: Number(amount) };
    }),
  /** master id, id, yyyymmdd, CDs, dollars */
  cdnow: (lines) =>
    lines.map((line) => {
      const [, customer = "", date = "", , amount = ""] = line.trim().split(/\s+/);
      return { customer, date, amount: Number(amount) };
    }),
  /** One row a line of an invoice: added up by invoice, so that a returned line is no order. */
  "online-retail": (lines) => {
    const invoices = new Map<string, Line>();
    for (const line of lines) {
      const [invoice = "", , quantity, stamp = "", price, customer = ""] = line.split("\t");
      if (customer === "") continue;
      const [month = "", day = "", year = ""] = stamp.split(" ")[0]!.split("/");
      const date = `20${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
      const before = invoices.get(invoice)?.amount ?? 0;
      const amount = before + Number(quantity) * Number(price);
      invoices.set(invoice, { customer, date, amount });
    }
    return [...invoices.values()];
  },
};

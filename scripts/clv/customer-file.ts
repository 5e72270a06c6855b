import { createWriteStream, type WriteStream } from "node:fs";
import { once } from "node:events";
import { finished } from "node:stream/promises";
import { formatDay } from "../../app/calendar/days.ts";
import type { Summary } from "../../app/clv/predict/summary.ts";
import { DataError } from "../csv-log/errors.ts";
import type { OrderLog } from "./order-log.ts";

const FACTS = ["customer", "orders", "first_order", "last_order"] as const;
const SAID = [
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
] as const;

/** What is said of a customer beside the facts; what is left out cannot be said, and its cell is empty. */
type Said = Partial<Record<(typeof SAID)[number], string>>;

/** The file of customers: their facts, and what is said of them. Orders are days with an order. */
export class CustomerFile {
  private readonly stream: WriteStream;
  private readonly log: OrderLog;
  private readonly summary: Summary;

  private constructor(stream: WriteStream, log: OrderLog, summary: Summary) {
    this.stream = stream;
    this.log = log;
    this.summary = summary;
  }

  /** @throws DataError where it cannot be written */
  static async create(out: string, log: OrderLog, summary: Summary): Promise<CustomerFile> {
    const stream = createWriteStream(out);
    try {
      await once(stream, "open");
    } catch (error) {
      throw new DataError(
        `--out ${out}: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
    stream.write(`${[...FACTS, ...SAID, "spent"].join(",")}\n`);
    return new CustomerFile(stream, log, summary);
  }

  /** Minor units as the log writes them; empty where it has no amounts. */
  money(minor: number): string {
    const { unit, decimals } = this.log;
    return this.summary.hasValues ? (minor / unit).toFixed(decimals) : "";
  }

  async write(row: number, said: Said): Promise<void> {
    const { customer, x, firstDay, tx, totalValue } = this.summary;
    const first = firstDay[row]!;
    const cells = [
      quoted(this.log.names[customer[row]!]!),
      x[row]! + 1,
      formatDay(first),
      formatDay(first + tx[row]!),
      ...SAID.map((name) => said[name] ?? ""),
      this.money(totalValue[row]!),
    ];
    if (!this.stream.write(`${cells.join(",")}\n`)) await once(this.stream, "drain");
    if ((row + 1) % 500_000 === 0) process.stderr.write(`${row + 1} customers written\n`);
  }

  async end(): Promise<void> {
    this.stream.end();
    await finished(this.stream);
  }
}

function quoted(name: string): string {
  return /[",\n\r]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}

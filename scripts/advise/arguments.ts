import { parseArgs } from "node:util";
import { IANAZone } from "luxon";
import { parseDay } from "../../app/calendar/days.ts";
import { UsageError } from "../csv-log/errors.ts";

const DEFAULT_DAYS = 60;
const MOST_DAYS = 730;

export const USAGE = `What sells together, what follows what, and what a sale did, from a log of order lines.

  npm run -s advise -- pairs LOG.csv [--top N] [--json]
  npm run -s advise -- sequences LOG.csv [--days ${DEFAULT_DAYS}] [--directed] [--top N] [--json]
  npm run -s advise -- sale LOG.csv --products NAME[,NAME …] --from DATE --to DATE
                       [--past DATE..DATE] [--margin SHARE] [--json]

LOG.csv      header order,customer,date,product[,quantity,price,cost], a line for each product of an
             order; dates YYYY-MM-DD (or timestamps, see --zone); quantity 1 where there is no such
             column, below 0 of a return; price and cost of one piece. A line without a customer is
             a guest's. Several lines of a product in an order are one; what came back in the same
             order was not bought
pairs        bought in one order: {"a", "b", "n", "expected", "lift", "low"}, a line a pair, best first
               n         orders with both, at least 5
               expected  orders with a × orders with b / all orders
               lift      (5 + n) / (5 + expected)
               low       at least so much, 19 times in 20: what pairs are ordered by
sequences    somebody's first b at most --days after their first a: the same columns, and "directed":
             whether a then b is at least (low) likelier than b then a is (lift). expected is what
             the same customers' orders of the same weeks would have brought. Guests are left out
sale         what a sale of these products did, from the day --from up to and including --to:
             {"units", "revenue", "margin"}, each {"mean", "low", "high"} (95 %) against what would
             have sold without it; "word": sold more, sold less, no proof yet, or not enough
             history, and then all are null; "after", the same of the 10 days after (below 0:
             purchases that were only brought forward); "buyers", new and returning;
             "placebos", at how many earlier dates the same was tried without a sale
--products   names as in the log, divided by commas; may come several times
--past       another sale, days that are left out; may come several times
--margin     share of the usual price that is margin, for logs without a column cost; without both
             margin is null, and without a column price revenue is too
--days       within how many days b follows a, 1 to ${MOST_DAYS}
--directed   only sequences whose order matters
--top        at most so many lines; without --json 30
--zone       time zone of the shop, for dates with a time of day (default UTC)
--skip-bad   leave out rows that cannot be read, and say how many
-            reads from standard input

How it is computed: docs/advice.md.
Exit codes: 0 done, 1 the data were refused, 2 the command was not understood.
`;

const COMMANDS = ["pairs", "sequences", "sale"] as const;

/** Days counted from 1970-01-01, both included. */
export interface Days {
  from: number;
  to: number;
}

export interface Options {
  command: (typeof COMMANDS)[number];
  /** "-" = standard input */
  file: string;
  json: boolean;
  /** null = all */
  top: number | null;
  days: number;
  directed: boolean;
  /** of a sale, as typed */
  products: readonly string[];
  sale: Days | null;
  past: readonly Days[];
  margin: number | null;
  zone: string;
  skipBad: boolean;
}

const OWN: Record<string, readonly Options["command"][]> = {
  days: ["sequences"],
  directed: ["sequences"],
  top: ["pairs", "sequences"],
  products: ["sale"],
  from: ["sale"],
  to: ["sale"],
  past: ["sale"],
  margin: ["sale"],
};

/** Reads the command line; null when help was asked for. */
export function readOptions(argv: readonly string[]): Options | null {
  const { values, positionals } = parsed(argv);
  if (values.help === true || positionals[0] === "help") return null;
  const [found, file, ...rest] = positionals;
  const command = COMMANDS.find((name) => name === found);
  if (command === undefined)
    throw new UsageError(`Found "${found ?? ""}"; expected pairs, sequences or sale`);
  if (file === undefined || rest.length > 0)
    throw new UsageError(`${command} takes exactly one file, found ${positionals.length - 1}`);
  const strange = Object.keys(OWN).find((name) => name in values && !OWN[name]!.includes(command));
  if (strange !== undefined)
    throw new UsageError(`--${strange} belongs to ${OWN[strange]!.join(" and ")} alone`);
  const json = values.json === true;
  const top = values.top === undefined ? null : wholeOption("--top", values.top, 1_000_000_000);
  const days =
    values.days === undefined ? DEFAULT_DAYS : wholeOption("--days", values.days, MOST_DAYS);
  return {
    ...{ command, file, json, days },
    top: top ?? (json ? null : 30),
    directed: values.directed === true,
    products: values.products ?? [],
    sale: command === "sale" ? saleOption(values) : null,
    past: (values.past ?? []).map(pastOption),
    margin: values.margin === undefined ? null : marginOption(values.margin),
    zone: zoneOption(values.zone ?? "UTC"),
    skipBad: values["skip-bad"] === true,
  };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: "boolean" },
        top: { type: "string" },
        days: { type: "string" },
        directed: { type: "boolean" },
        products: { type: "string", multiple: true },
        from: { type: "string" },
        to: { type: "string" },
        past: { type: "string", multiple: true },
        margin: { type: "string" },
        zone: { type: "string" },
        "skip-bad": { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function saleOption(values: { products?: string[]; from?: string; to?: string }): Days {
  if (!values.products?.length || values.from === undefined || values.to === undefined)
    throw new UsageError("sale needs --products NAME[,NAME …], --from DATE and --to DATE");
  const [from, to] = [dayOption("--from", values.from), dayOption("--to", values.to)];
  if (to < from)
    throw new UsageError(`--to: found "${values.to}", expected --from ${values.from} or later`);
  return { from, to };
}

function pastOption(text: string): Days {
  const [first = "", last = "", more] = text.split("..");
  const [from, to] = [parseDay(first), parseDay(last)];
  if (from !== null && to !== null && to >= from && more === undefined) return { from, to };
  throw new UsageError(`--past: found "${text}", expected two dates like 2025-11-20..2025-11-28`);
}

function marginOption(text: string): number {
  const margin = text.trim() === "" ? NaN : Number(text);
  if (margin > 0 && margin <= 1) return margin;
  throw new UsageError(`--margin: found "${text}", expected a share of the price like 0.45`);
}

function wholeOption(name: string, text: string, most: number): number {
  const found = /^\d+$/.test(text) ? Number(text) : NaN;
  if (found >= 1 && found <= most) return found;
  throw new UsageError(`${name}: found "${text}", expected a whole number from 1 to ${most}`);
}

function dayOption(name: string, text: string): number {
  const day = parseDay(text);
  if (day === null) throw new UsageError(`${name}: found "${text}", expected a date YYYY-MM-DD`);
  return day;
}

function zoneOption(zone: string): string {
  if (IANAZone.isValidZone(zone)) return zone;
  throw new UsageError(`--zone: found "${zone}", expected a time zone like America/New_York`);
}

import { parseArgs } from "node:util";
import { IANAZone } from "luxon";
import { parseDay } from "../../app/calendar/days.ts";
import { COUNT_MODELS } from "../../app/clv/models/count-model.ts";
import type { CountModel } from "../../app/clv/models/count-model.ts";
import { UsageError } from "../csv-log/errors.ts";
import { isPlausible, PLAUSIBLE } from "./days.ts";

/** Five years: beyond, no shop's past says anything. */
const MOST_DAYS = 1_825;

export const USAGE = `Customer value from an order log.

  npm run -s clv -- fit LOG.csv [--cut DATE] [--until DATE] [--unit week|day]
                    [--model pnbd|bgnbd|mbgnbd|mbgcnbd-2|mbgcnbd-3|mbgcnbd-4|auto] [--mle] [--json]
                    [--currency CODE] [--all-dates]
  npm run -s clv -- predict ROWS.json [--json]
  npm run -s clv -- customers LOG.csv --out predictions.csv [--model …] [--mle] [--discount 0.1]
                    [--force]
  npm run -s clv -- forecast LOG.csv --from DATE --days N [--events DATES.csv] [--model …]
                    [--mle] [--json]

LOG.csv      header customer,date[,amount]; dates YYYY-MM-DD (or timestamps, see --zone). Orders of
             one customer on one day are one order; only the simple CLV counts each. Negative
             amounts are refunds of the order before and, beyond it, of the ones before that;
             an order refunded in full does not count, a free one does. One order dated years
             before or after all others is left out, and said.
--cut        fit on orders up to and including this date; the rest is the holdout
--until      last day the log covers (default: the day of its last order)
--from       first day of a forecast; rows on or after it are not looked at
--days       how many days to forecast, 1 to ${MOST_DAYS}
--events     of a forecast: days the shop expects other than usual, a file with the header
             name,from,to,repeats; dates YYYY-MM-DD, repeats date (each year), weekday (each year on
             that weekday of the month) or once; rows of one name that are once are one event, at
             most 14 days a row. Black Friday is known by itself. Dates to come are for days known before
--unit       unit of time of the parameters (default week)
--model      default pnbd (of forecast: auto); auto takes the one that best foretold the held-out
             orders
--mle        likelihood alone, without the weak prior
--paid-only  orders with nothing paid do not count
--zone       time zone of the shop, for dates with a time of day (default UTC)
--currency   amounts have this currency's digits after the point (KWD 3, JPY 0); without it as
             many as the log writes, from 2 to 4
--all-dates  keep dates years apart from all others; --until DATE keeps all up to it
--force      customers: predict even from fewer than 50 customers, 10 repeat buyers or 60 days;
             without it such a history gives facts and states alone
--skip-bad   leave out rows that cannot be read, and say how many
ROWS.json    rows {"model", "params": [r, alpha, a|s, b|beta], "x", "t_x", "T", "t", "d"?}; back come
             palive, cet (orders expected in t), pactive (chance of one), ll, and with d the orders
             of the whole life ahead, discounted at the rate d per unit of time (dert). The
             parameters are taken as they are: whether a history carries them, fit says
-            reads from standard input

Exit codes: 0 done, 1 the data were refused, 2 the command was not understood.
`;

const COMMANDS = ["fit", "predict", "customers", "forecast"] as const;

export interface Options {
  readonly command: (typeof COMMANDS)[number];
  readonly file: string;
  readonly cut: number | null;
  readonly until: number | null;
  /** First day of a forecast, and how many; null of other commands. */
  readonly from: number | null;
  readonly days: number | null;
  /** A file of dates of a forecast. */
  readonly events: string | null;
  readonly unit: "week" | "day";
  readonly model: CountModel | "auto";
  readonly method: "map" | "mle";
  readonly json: boolean;
  readonly skipBad: boolean;
  readonly countFree: boolean;
  readonly zone: string;
  readonly currency: string | null;
  readonly allDates: boolean;
  readonly force: boolean;
  readonly out: string | null;
  readonly discount: number;
}

/** Reads the command line; null when help was asked for. */
export function readOptions(argv: readonly string[]): Options | null {
  const { values, positionals } = parsed(argv);
  if (values.help === true || positionals[0] === "help") return null;
  const [found, file, ...rest] = positionals;
  const command = COMMANDS.find((name) => name === found);
  if (command === undefined) {
    throw new UsageError(`Found "${found ?? ""}"; expected fit, predict, customers or forecast`);
  }
  if (file === undefined || rest.length > 0) {
    throw new UsageError(`${command} takes exactly one file, found ${positionals.length - 1}`);
  }
  if (command === "customers" && values.out === undefined) {
    throw new UsageError("customers needs --out FILE.csv");
  }
  checkOwn(command, values);
  const discount = Number(values.discount ?? "0.1");
  if (!(discount >= 0 && discount < 10)) {
    throw new UsageError(`--discount: found "${values.discount}", expected a share like 0.1`);
  }
  const cut = dayOption("--cut", values.cut);
  const until = dayOption("--until", values.until);
  if (cut !== null && until !== null && until < cut) {
    throw new UsageError(`--until: found "${values.until}", expected --cut ${values.cut} or later`);
  }
  return {
    command,
    file,
    cut,
    until,
    from: dayOption("--from", values.from),
    days: values.days === undefined ? null : daysOption(values.days),
    events: values.events ?? null,
    unit: oneOf("--unit", values.unit ?? "week", ["week", "day"]),
    model: oneOf("--model", values.model ?? (command === "forecast" ? "auto" : "pnbd"), [
      ...COUNT_MODELS,
      "auto",
    ]),
    method: values.mle === true ? "mle" : "map",
    json: values.json === true,
    skipBad: values["skip-bad"] === true,
    countFree: values["paid-only"] !== true,
    zone: zoneOption(values.zone ?? "UTC"),
    currency: currencyOption(values.currency),
    allDates: values["all-dates"] === true,
    force: values.force === true,
    out: values.out ?? null,
    discount,
  };
}

/** What belongs to forecasts alone, and what they do not take. */
function checkOwn(
  command: Options["command"],
  values: Readonly<Record<string, string | boolean | undefined>>,
): void {
  const own = ["from", "days"] as const;
  if (command === "forecast") {
    const other = ["cut", "until", "unit", "out", "discount"].find((name) => name in values);
    if (other !== undefined) {
      throw new UsageError(`forecast takes no --${other}; expected --from DATE and --days N`);
    }
    const missing = own.find((name) => !(name in values));
    if (missing !== undefined) throw new UsageError(`forecast needs --from DATE and --days N`);
    return;
  }
  const strange = [...own, "events"].find((name) => name in values);
  if (strange !== undefined) throw new UsageError(`--${strange} belongs to forecast alone`);
}

function daysOption(text: string): number {
  const days = /^\d+$/.test(text) ? Number(text) : NaN;
  if (days >= 1 && days <= MOST_DAYS) return days;
  throw new UsageError(`--days: found "${text}", expected a whole number from 1 to ${MOST_DAYS}`);
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        cut: { type: "string" },
        until: { type: "string" },
        from: { type: "string" },
        days: { type: "string" },
        events: { type: "string" },
        unit: { type: "string" },
        model: { type: "string" },
        mle: { type: "boolean" },
        json: { type: "boolean" },
        "skip-bad": { type: "boolean" },
        "paid-only": { type: "boolean" },
        zone: { type: "string" },
        currency: { type: "string" },
        "all-dates": { type: "boolean" },
        force: { type: "boolean" },
        out: { type: "string" },
        discount: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function dayOption(name: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const day = parseDay(text);
  if (day === null) throw new UsageError(`${name}: found "${text}", expected a date YYYY-MM-DD`);
  if (isPlausible(day)) return day;
  throw new UsageError(`${name}: found "${text}", expected a date ${PLAUSIBLE}`);
}

function zoneOption(zone: string): string {
  if (IANAZone.isValidZone(zone)) return zone;
  throw new UsageError(`--zone: found "${zone}", expected a time zone like America/New_York`);
}

/** A code nobody has heard of would silently be taken for one of two digits. */
function currencyOption(text: string | undefined): string | null {
  if (text === undefined) return null;
  const code = text.toUpperCase();
  if (Intl.supportedValuesOf("currency").includes(code)) return code;
  throw new UsageError(`--currency: found "${text}", expected a code like USD, KWD or JPY`);
}

function oneOf<T extends string>(name: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((value) => value === text);
  if (found === undefined) {
    throw new UsageError(`${name}: found "${text}", expected one of ${allowed.join(", ")}`);
  }
  return found;
}

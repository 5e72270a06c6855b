import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { DEMO_STATE } from "../paths.ts";
import { PlainError } from "../plain-error.ts";

/** What the shop is made from; a shop made from something else needs a fresh start. */
export interface ShopSource {
  orders: number;
  years: number;
  seed: number;
  /** Absolute path of a transaction log or order export. Then the three above play no part. */
  csv: string | null;
}

export interface DemoOptions {
  help: boolean;
  fresh: boolean;
  check: boolean;
  state: string;
  /** Address of a database somebody else runs, instead of the embedded one. */
  database: string | null;
  /** Port of the shop admin, when asked for. */
  port: number | null;
  /** Only what was asked for: the rest is kept from the last start, or the default. */
  source: Partial<ShopSource>;
}

export const DEFAULT_SOURCE: ShopSource = { orders: 20_000, years: 3, seed: 1, csv: null };

export const HELP = `npm run demo [-- options]

  --orders N    size of the generated shop (default ${DEFAULT_SOURCE.orders.toLocaleString("en")})
  --years N     years the orders spread over, 1 to 10 (default ${DEFAULT_SOURCE.years})
  --seed S      another seed makes another shop (default ${DEFAULT_SOURCE.seed})
  --csv FILE    take the orders from a file instead: customer_id,date,amount[,product],
                or the order export of a Shopify admin
  --fresh       forget the shop and start over
  --port P      port of the shop admin (default: the last one, or a free one)
  --state DIR   where the shop is kept (default .boomerang); each folder is a demo of its own
  --database U  keep the app's data in this PostgreSQL (postgresql://user:password@host:5432/name)
                instead of the embedded one; --fresh and --check want it empty
  --check       walk through the whole story without a person, in a shop of its own
  --help        this text
`;

function whole(name: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text.replaceAll("_", "")) ? Number(text.replaceAll("_", "")) : NaN;
  if (!(value >= least && value <= most))
    throw new PlainError(
      `--${name} ${text}: expected a whole number from ${least.toLocaleString("en")} to ${most.toLocaleString("en")}.`,
    );
  return value;
}

function databaseAddress(address: string): string {
  if (!/^postgres(ql)?:\/\/[^/]+\/[^/?]+/.test(address))
    throw new PlainError(
      "--database: expected the address of a database, postgresql://user:password@host:5432/name.",
    );
  return address;
}

function readableFile(file: string): string {
  const full = path.resolve(file);
  const found = fs.statSync(full, { throwIfNoEntry: false });
  if (!found) throw new PlainError(`--csv ${file}: there is no such file.`);
  if (!found.isFile()) throw new PlainError(`--csv ${file}: expected a file, found a folder.`);
  return full;
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        help: { type: "boolean", default: false },
        fresh: { type: "boolean", default: false },
        check: { type: "boolean", default: false },
        orders: { type: "string" },
        years: { type: "string" },
        seed: { type: "string" },
        csv: { type: "string" },
        port: { type: "string" },
        state: { type: "string", default: DEMO_STATE },
        database: { type: "string" },
      },
    }).values;
  } catch (error) {
    const words = error instanceof Error ? (error.message.split(". ")[0] ?? "") : String(error);
    throw new PlainError(`${words}.\n\n${HELP}`);
  }
}

/** Reads the flags. Throws PlainError for an unknown one or a value it cannot take. */
export function readOptions(args: string[]): DemoOptions {
  const given = parse(args);
  const source: Partial<ShopSource> = {};
  if (given.orders !== undefined) source.orders = whole("orders", given.orders, 50, 10_000_000);
  if (given.years !== undefined) source.years = whole("years", given.years, 1, 10);
  if (given.seed !== undefined) source.seed = whole("seed", given.seed, 0, 2 ** 31 - 1);
  if (given.csv !== undefined) {
    if (Object.keys(source).length > 0)
      throw new PlainError(
        `--csv takes the orders from the file: leave out ${Object.keys(source)
          .map((name) => `--${name}`)
          .join(" and ")}.`,
      );
    source.csv = readableFile(given.csv);
  }
  const port = given.port === undefined ? null : whole("port", given.port, 1, 65_535);
  const database = given.database === undefined ? null : databaseAddress(given.database);
  const { help, fresh, check } = given;
  return { help, fresh, check, state: path.resolve(given.state), database, port, source };
}

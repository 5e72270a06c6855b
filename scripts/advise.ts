import { countOf } from "../app/figures/words.ts";
import type { ProductPair } from "../app/flash-sales/advice/lift.ts";
import { type Advised, pairsOfLog, sequencesOfLog } from "./advise/advise-log.ts";
import { type Options, readOptions, USAGE } from "./advise/arguments.ts";
import { judgeLog, type ToldSale } from "./advise/judge-log.ts";
import { type ProductLog, readProductLog } from "./advise/product-log.ts";
import { pairsReport, saleReport } from "./advise/report.ts";
import { DataError, UsageError } from "./csv-log/errors.ts";

/** `npm run -s advise -- …`: what to promote and what a sale did, from a file, without a shop or a database. */
async function main(argv: readonly string[]): Promise<void> {
  const options = readOptions(argv);
  if (options === null) return void process.stdout.write(USAGE);
  const log = await readProductLog(options.file, options);
  if (log.skipped > 0)
    process.stderr.write(`${log.skipped} of ${log.rows} rows could not be read, left out\n`);
  if (log.rows === log.skipped)
    throw new DataError(`${options.file}: found no row that can be read, expected lines of orders`);
  if (options.command === "sale") return writeSale(options, log);
  const { directed, command, days } = options;
  if (command === "pairs") return writePairs(options, pairsOfLog(log));
  sayGuests(log);
  const found = sequencesOfLog(log, days);
  const pairs = directed ? found.pairs.filter((pair) => pair.directed) : found.pairs;
  return writePairs(options, { ...found, pairs });
}

async function writePairs(
  { json, top }: Options,
  { pairs, leftOut }: Advised<ProductPair>,
): Promise<void> {
  if (leftOut > 0)
    process.stderr.write(
      `${countOf(leftOut, "product")} left out: of so many only the best sellers are looked at\n`,
    );
  const shown = pairs.slice(0, top ?? pairs.length);
  if (!json) return write(`${pairsReport(shown)}\n`);
  for (const { a, b, n, expected, lift, low, ...more } of shown)
    await write(`${JSON.stringify({ a, b, n, expected, lift, low, ...more })}\n`);
}

function sayGuests({ customerOf }: ProductLog): void {
  const guests = customerOf.reduce((sum, customer) => sum + (customer < 0 ? 1 : 0), 0);
  if (guests > 0) process.stderr.write(`${countOf(guests, "order")} without a customer left out\n`);
}

async function writeSale(options: Options, log: ProductLog): Promise<void> {
  const told = judgeLog(options.file, log, { ...options, sale: options.sale! });
  for (const sentence of whatIsMissing(told, log, options)) process.stderr.write(`${sentence}\n`);
  const { newProducts: _, ...sale } = told;
  await write(options.json ? `${JSON.stringify(sale)}\n` : `${saleReport(told)}\n`);
}

function whatIsMissing(told: ToldSale, { lines }: ProductLog, { margin }: Options): string[] {
  const missing: string[] = [];
  if (told.newProducts.length > 0)
    missing.push(`${told.newProducts.join(", ")}: never sold before the sale, not judged`);
  if (lines.price === null) missing.push("No column price: revenue and margin are not known");
  else if (lines.cost === null && margin === null)
    missing.push("No column cost and no --margin: margin is not known");
  if (told.word === "not enough history")
    missing.push(
      `The sale could be tried at ${told.placebos} earlier dates without a sale, 14 days apart and each with 84 days before it; 6 are needed`,
    );
  return missing;
}

/** Waits while whoever reads is slower. */
async function write(text: string): Promise<void> {
  if (!process.stdout.write(text))
    await new Promise<void>((resolve) => process.stdout.once("drain", resolve));
}

// whoever reads has seen enough
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n\n${USAGE}`);
    process.exitCode = 2;
  } else if (error instanceof DataError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  } else {
    throw error;
  }
}

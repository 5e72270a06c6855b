import { parseArgs } from "node:util";
import { NotAnOrderExport } from "../contracts/order-export/order.ts";
import { summaryOf, type OrdersSummary } from "./orders/summary.ts";

const USAGE = `Shopify's order export, read without a shop.

  npm run -s orders -- read FILE [--json]

FILE    CSV as Shopify's admin exports it (Orders > Export), also from a spreadsheet: commas,
        semicolons or tabs, UTF-8 or UTF-16, with or without byte order mark; - reads from
        standard input
--json  {orders, customers, guests, revenue, currency, setAside: [{line, column, reason}], notes}
        revenue in units of the currency: goods after discounts and refunds, without tax, shipping
        and tips, of orders that were not cancelled or refunded in full; guests are orders without
        e-mail and phone; an order that cannot be read is set aside and not in the other figures

Exit codes: 0 done, also when orders were set aside, 1 the file was refused, 2 the command was not
understood.
`;

/** The command was not understood. */
class UsageError extends Error {}

interface Options {
  file: string;
  json: boolean;
}

function readOptions(argv: readonly string[]): Options | null {
  const { values, positionals } = parsed(argv);
  if (values.help === true || positionals[0] === "help") return null;
  const [command, file, ...rest] = positionals;
  if (command !== "read") throw new UsageError(`Found "${command ?? ""}"; expected read`);
  if (file === undefined || rest.length > 0)
    throw new UsageError(`read takes exactly one file, found ${positionals.length - 1}`);
  return { file, json: values.json === true };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { json: { type: "boolean" }, help: { type: "boolean", short: "h" } },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function report(summary: OrdersSummary): string {
  const { orders, customers, guests, revenue, currency, setAside, notes } = summary;
  return [
    `${orders} orders of ${customers} customers and ${guests} guests, ${revenue} ${currency ?? ""}`.trim(),
    `${setAside.length} set aside`,
    ...setAside.map(
      ({ line, column, reason }) =>
        `  line ${line}${column === null ? "" : `, column ${column}`}: ${reason}`,
    ),
    ...notes,
    "",
  ].join("\n");
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options === null) process.stdout.write(USAGE);
  else {
    const summary = await summaryOf(options.file, Date.now());
    process.stdout.write(options.json ? `${JSON.stringify(summary, null, 2)}\n` : report(summary));
  }
} catch (error) {
  const unread =
    error instanceof NotAnOrderExport || (error instanceof Error && "syscall" in error);
  if (error instanceof UsageError) process.stderr.write(`${error.message}\n\n${USAGE}`);
  else if (unread) process.stderr.write(`${(error as Error).message}\n`);
  else throw error;
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

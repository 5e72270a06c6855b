import { csvCell } from "../csv.ts";
import { pool, rows } from "../db.server.ts";
import type { ShopRow } from "../shops/shop.server.ts";
import { nextRows, ROWS_AT_ONCE, type Table } from "./statement.ts";
import { tablesOfShop } from "./tables.server.ts";
import { aboutTheFile } from "./words.ts";
import { zipOf, type ZippedFile } from "./zip.server.ts";

const ROWS_OF_A_FILE = 1_000_000;

interface Page {
  cells: (string | null)[];
  /** of the row, as texts */
  key: (string | null)[];
}

/** A table as CSV, a few rows at a time: no connection is held while the reader is slow. */
async function* rowsOf(shopId: number, table: Table): AsyncGenerator<string[]> {
  const { columns } = table;
  const cell = (text: string | null, at: number): string => {
    if (text === null) return "";
    // digits and a sign, by PostgreSQL itself: no formula
    return columns[at]!.kind === "number" ? text : csvCell(text);
  };
  let last: (string | null)[] | null = null;
  for (;;) {
    const page: Page[] = await rows<Page>(pool, nextRows(table, last === null), [shopId, last]);
    if (page.length > 0) yield page.map(({ cells }) => `${cells.map(cell).join(",")}\r\n`);
    if (page.length < ROWS_AT_ONCE || table.key.length === 0) return;
    last = page.at(-1)!.key;
  }
}

/** A table as one file or several: a spreadsheet holds about a million rows. */
async function* filesOf(shopId: number, table: Table): AsyncGenerator<ZippedFile> {
  const header = `${table.columns.map(({ name }) => csvCell(name)).join(",")}\r\n`;
  const pages = rowsOf(shopId, table);
  let page = await pages.next();
  for (let part = 1; part === 1 || !page.done; part++) {
    const text = async function* () {
      yield header;
      for (let rows = 0; !page.done && rows < ROWS_OF_A_FILE; page = await pages.next()) {
        rows += page.value.length;
        yield page.value.join("");
      }
    };
    yield { name: part === 1 ? `${table.name}.csv` : `${table.name}-${part}.csv`, text: text() };
  }
}

/**
 * Everything that is held of a shop as one zip: a CSV file for each table, made while it is sent. Tables follow each
 * other, so what changes meanwhile may be in one and not yet in another.
 * @param begun hears how many tables of all are done when one begins
 */
export async function* everythingOf(
  { shopId, domain }: ShopRow,
  now: Date,
  begun?: (table: number, tables: number) => Promise<void>,
): AsyncGenerator<Buffer> {
  const tables = await tablesOfShop(pool);
  const files = async function* (): AsyncGenerator<ZippedFile> {
    yield { name: "about.txt", text: [aboutTheFile(domain, now.toISOString())] };
    for (const [done, table] of tables.entries()) {
      await begun?.(done, tables.length);
      yield* filesOf(shopId, table);
    }
  };
  yield* zipOf(files(), now);
}

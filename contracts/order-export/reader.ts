import { BadCell, rowOf, type Row } from "./cells.ts";
import { columnsOf } from "./columns.ts";
import { CsvReader, separatorOf, type CsvRow, type Separator } from "./csv.ts";
import { NotAnOrderExport, type Found, type SetAside } from "./order.ts";
import { orderOf, type Reading } from "./order-rows.ts";
import { words } from "./words.ts";

export interface ReadOptions {
  digitsOf(currency: string): number;
  /** milliseconds since 1970: no order is later */
  now: number;
  /** the instant of a moment without an offset ("2026-11-21T09:30:00"); left out: UTC */
  local?(moment: string): number;
  /** what every order is in; left out: what the first one is in */
  currency?: string;
}

/** All a reader knows between two orders: with it another one goes on where this one was. */
export interface Place {
  header: string[];
  separator: Separator;
  line: number;
  /** characters of the text before the order that comes next */
  start: number;
  currency: string | null;
  practice: Reading["practice"];
}

/** Shopify's order export, read piece by piece: `read` gives what is complete. Memory: the orders' names. */
export class OrderExportReader {
  readonly #options: ReadOptions;
  #rows: CsvReader | null = null;
  #columns = new Map<string, number>();
  #place: Place;
  /** text before the header is whole */
  #head = "";
  /** the order whose rows are being read, and why it will be set aside */
  #open: { name: string; rows: Row[]; setAside: SetAside | null } | null = null;
  readonly #lineOf = new Map<string, number>();

  /** @param place where another reader was; left out: the beginning of a file */
  constructor(options: ReadOptions, place?: Place) {
    this.#options = options;
    const practice = { inside: 0, outside: 0, taxed: 0, untaxed: 0 };
    const currency = options.currency ?? null;
    this.#place = place
      ? structuredClone(place)
      : { header: [], separator: ",", line: 1, start: 0, currency, practice };
    if (place) this.#begin();
  }

  /** Where the order begins that is not given yet. */
  get place(): Place {
    return structuredClone(this.#place);
  }

  /** @throws NotAnOrderExport when the header is not one of an order export */
  *read(text: string, final: boolean): Generator<Found> {
    let rest = text;
    if (this.#rows === null) {
      this.#head += text;
      rest = this.#takeHeader(final);
      if (this.#rows === null) return;
    }
    for (const row of this.#rows!.read(rest, final)) yield* this.#take(row);
    if (final) yield* this.#finish();
  }

  #takeHeader(final: boolean): string {
    const named = /^(?:[ \t]*\r?\n|sep=.\r?\n)*/i.exec(this.#head)![0];
    const end = this.#head.indexOf("\n", named.length);
    if (end < 0 && !final) return "";
    const whole = end < 0 ? this.#head.length : end + 1;
    const line = this.#head.slice(named.length, whole);
    if (line.trim() === "") throw new NotAnOrderExport(words.empty);
    this.#place.separator = separatorOf(line);
    const reader = new CsvReader(this.#place.separator, 0, { line: 1, start: 0 });
    const [header] = reader.read(line, true);
    this.#place.header = header!.cells;
    this.#place.line = this.#head.slice(0, whole).split("\n").length;
    this.#place.start = whole;
    this.#begin();
    const rest = this.#head.slice(whole);
    this.#head = "";
    return rest;
  }

  #begin(): void {
    const { header, separator, line, start } = this.#place;
    this.#columns = columnsOf(header);
    this.#rows = new CsvReader(separator, header.length, { line, start });
  }

  *#take(row: CsvRow): Generator<Found> {
    const { header } = this.#place;
    if (row.cells.every((cell, i) => cell === header[i])) return;
    const read = rowOf(row, header, this.#columns);
    const name = read.cell("name");
    const further =
      name !== "" && this.#open?.name === name && read.cell("financial status") === "";
    if (!further) {
      yield* this.#finish();
      this.#place.start = row.start;
      this.#place.line = row.line;
      this.#open = { name, rows: [], setAside: null };
    }
    const open = this.#open!;
    open.rows.push(read);
    open.setAside ??=
      row.broken === null
        ? further
          ? null
          : this.#wrongHead(read, name)
        : {
            line: row.line,
            column: null,
            found: null,
            reason:
              row.broken === "quote" ? words.quote : words.cells(row.cells.length, header.length),
          };
  }

  #wrongHead(row: Row, name: string): SetAside | null {
    try {
      if (name === "") row.refuse("name", words.name);
      if (row.cell("financial status") === "") row.refuse("name", words.headless);
      const key = row.cell("id") === "" ? name : `${name}\n${row.cell("id")}`;
      const earlier = this.#lineOf.get(key);
      if (earlier !== undefined) row.refuse("name", words.twice(earlier));
      this.#lineOf.set(key, row.line);
      const currency = row.cell("currency").toUpperCase();
      if (!/^[A-Z]{3}$/.test(currency)) row.refuse("currency", words.currency);
      const known = this.#place.currency;
      if (known !== null && known !== currency) row.refuse("currency", words.otherCurrency(known));
      return null;
    } catch (error) {
      return setAsideFor(error);
    }
  }

  /** The order that was open is complete. */
  *#finish(): Generator<Found> {
    const open = this.#open;
    this.#open = null;
    if (!open) return;
    if (open.setAside) {
      yield { setAside: open.setAside };
      return;
    }
    const [head, ...further] = open.rows;
    const { practice } = this.#place;
    const { digitsOf, now, local = (moment) => Date.parse(`${moment}Z`) } = this.#options;
    const decimalComma = this.#place.separator !== ",";
    try {
      const order = orderOf(head!, further, { digitsOf, now, local, decimalComma, practice });
      this.#place.currency ??= order.currency;
      yield { order };
    } catch (error) {
      yield { setAside: setAsideFor(error) };
    }
  }
}

function setAsideFor(error: unknown): SetAside {
  if (error instanceof BadCell) return error.setAside;
  throw error;
}

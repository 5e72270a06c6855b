import type { CsvRow } from "./csv.ts";
import type { SetAside } from "./order.ts";
import { words } from "./words.ts";

/** Why an order is set aside; thrown while it is read, and caught where the next begins. */
export class BadCell extends Error {
  readonly setAside: SetAside;

  constructor(setAside: SetAside) {
    super(setAside.reason);
    this.setAside = setAside;
  }
}

/** A row's cells by the column's name in lower case. */
export interface Row {
  line: number;
  /** characters of the text before it */
  start: number;
  /** trimmed; "" when the file has no such column */
  cell(column: string): string;
  /** throws: the order is set aside for this cell */
  refuse(column: string, reason: string): never;
}

export function rowOf(row: CsvRow, header: readonly string[], columns: Map<string, number>): Row {
  const cell = (column: string) => row.cells[columns.get(column) ?? -1]?.trim() ?? "";
  return {
    line: row.line,
    start: row.start,
    cell,
    refuse(column, reason) {
      const name = header[columns.get(column) ?? -1]?.trim() ?? column;
      throw new BadCell({ line: row.line, column: name, found: cell(column), reason });
    },
  };
}

const LARGEST = 100_000_000_000_000;

/**
 * Minor units from "12.50"; an empty cell is 0. More decimals than the currency has are rounded.
 * @param decimalComma the cells are not separated by commas, so that a comma may be the decimal sign
 */
export function amountAt(row: Row, column: string, digits: number, decimalComma: boolean): number {
  const found = row.cell(column);
  if (found === "") return 0;
  const text = decimalComma ? withPoint(found) : found;
  if (/^-0*(\.0*)?$/.test(text)) return 0;
  if (/^-\d/.test(text)) row.refuse(column, words.negative);
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) row.refuse(column, words.thousands(digits));
  if (/^\d+,\d{1,2}$/.test(text)) row.refuse(column, words.comma(digits));
  if (/^\p{Sc}\s?[\d.,]+$|^[\d.,]+\s?\p{Sc}$/u.test(text)) row.refuse(column, words.sign(digits));
  if (!/^\d+(\.\d+)?$/.test(text)) row.refuse(column, words.amount(digits));
  const minor = Math.round(Number(text) * 10 ** digits + 1e-6);
  if (minor >= LARGEST) row.refuse(column, words.tooMuch(digits));
  return minor;
}

function withPoint(text: string): string {
  if (/^-?\d{1,3}(\.\d{3})*,\d{1,4}$/.test(text) || /^-?\d+,\d{1,4}$/.test(text))
    return text.replaceAll(".", "").replace(",", ".");
  return text;
}

const MOMENT =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)? ?(Z|UTC|[+-]\d{2}:?\d{2})?$/;

/**
 * Milliseconds since 1970 of "2026-11-21 09:30:00 -0500"; null for an empty cell.
 * @param local the instant of a moment that does not say its offset, "2026-11-21T09:30:00"
 * @param now no order is later
 */
export function momentAt(
  row: Row,
  column: string,
  local: (moment: string) => number,
  now: number,
): number | null {
  const text = row.cell(column);
  if (text === "") return null;
  const parts = MOMENT.exec(text);
  if (!parts) return row.refuse(column, words.moment);
  const [, year, month, day, hour, minute, second = "00", offset] = parts;
  const written = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const asUtc = Date.UTC(+year!, +month! - 1, +day!, +hour!, +minute!, +second);
  if (new Date(asUtc).toISOString().slice(0, 19) !== written) row.refuse(column, words.noMoment);
  if (Number(year) < 1990) row.refuse(column, words.tooEarly);
  const at = offset === undefined ? local(written) : asUtc - offsetOf(offset);
  if (at > now) row.refuse(column, words.future(new Date(now).toISOString().slice(0, 10)));
  return at;
}

function offsetOf(offset: string): number {
  if (offset === "Z" || offset === "UTC") return 0;
  const digits = offset.replace(/\D/g, "");
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return (offset.startsWith("-") ? -1 : 1) * minutes * 60_000;
}

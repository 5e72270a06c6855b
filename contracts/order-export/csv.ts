// Cells of a comma-separated file, piece by piece. One bad row never takes the rows after it along.

export interface CsvRow {
  /** 1-based line of the file on which the row begins */
  line: number;
  cells: string[];
  /** the row has not as many cells as the header, or a quote that never closes */
  broken: "cells" | "quote" | null;
  /** characters of the text before this row */
  start: number;
}

export type Separator = "," | ";" | "\t" | "|";

/** A quoted cell longer than this was never closed: a note of an order has 5,000 characters at most. */
const LONGEST = 200_000;

/** What separates the cells: the sign the header has most of, outside quotes. */
export function separatorOf(header: string): Separator {
  const plain = header.replace(/"(?:[^"]|"")*"/g, "");
  const count = (sign: Separator) => plain.split(sign).length;
  return ([",", ";", "\t", "|"] as const).reduce((a, b) => (count(b) > count(a) ? b : a));
}

interface Scanned {
  cells: string[];
  /** where the next row begins */
  next: number;
  /** where each further physical line of the row begins */
  breaks: number[];
}

/** One row from `from` on; null = its end is not there. */
function scan(text: string, from: number, separator: string, final: boolean): Scanned | null {
  const cells: string[] = [];
  const breaks: number[] = [];
  let at = from;
  let cell = "";
  for (;;) {
    if (text[at] === '"' && cell === "") {
      for (at++; ;) {
        const quote = text.indexOf('"', at);
        if (quote < 0) return null;
        for (let end = text.indexOf("\n", at); end >= 0 && end < quote;) {
          breaks.push(end + 1);
          end = text.indexOf("\n", end + 1);
        }
        cell += text.slice(at, quote);
        at = quote + 1;
        if (at >= text.length && !final) return null;
        if (text[at] !== '"') break;
        cell += '"';
        at++;
      }
    }
    const begin = at;
    while (at < text.length) {
      const sign = text[at];
      if (sign === separator || sign === "\n" || sign === "\r") break;
      at++;
    }
    cell += text.slice(begin, at);
    if (at >= text.length) {
      if (!final) return null;
      cells.push(cell);
      return { cells, next: at, breaks };
    }
    cells.push(cell);
    cell = "";
    if (text[at] === separator) {
      at++;
      continue;
    }
    // a line end may be two characters, the second of which has not come yet
    if (text[at] === "\r" && at + 1 >= text.length && !final) return null;
    return { cells, next: at + (text.startsWith("\r\n", at) ? 2 : 1), breaks };
  }
}

export class CsvReader {
  readonly #separator: Separator;
  readonly #width: number;
  #rest = "";
  #start: number;
  #line: number;

  /**
   * @param width cells of the header
   * @param place where the first text given lies in the file
   */
  constructor(separator: Separator, width: number, place: { line: number; start: number }) {
    this.#separator = separator;
    this.#width = width;
    this.#line = place.line;
    this.#start = place.start;
  }

  /** Rows that are complete with this piece of text; `final` = it is the last one. */
  *read(text: string, final: boolean): Generator<CsvRow> {
    const all = this.#rest + text;
    let from = 0;
    while (from < all.length) {
      const row = scan(all, from, this.#separator, final);
      if (row === null && !final && all.length - from <= LONGEST) break;
      const next = row !== null && this.#fits(row.cells) ? row.next : this.#resume(all, from, row);
      const place = { line: this.#line, start: this.#start + from };
      if (row === null) {
        const [first = ""] = all.slice(from, next).split(/\r?\n/, 1);
        yield { ...place, cells: first.split(this.#separator), broken: "quote" };
      } else if (row.cells.length > 1 || row.cells[0]!.trim() !== "") {
        const broken = this.#fits(row.cells) ? null : "cells";
        yield { ...place, cells: row.cells, broken };
      }
      for (let at = all.indexOf("\n", from); at >= 0 && at < next; at = all.indexOf("\n", at + 1))
        this.#line++;
      from = next;
    }
    this.#rest = all.slice(from);
    this.#start += from;
  }

  #fits(cells: string[]): boolean {
    return (
      cells.length === this.#width ||
      (cells.length > this.#width && cells.slice(this.#width).every((cell) => cell.trim() === ""))
    );
  }

  /**
   * Where reading goes on after a row that is no row: a quote too many has swallowed lines that are rows of their own,
   * so the first of them that is one.
   */
  #resume(text: string, from: number, row: Scanned | null): number {
    const line = (at: number) => {
      const end = text.indexOf("\n", at);
      return end < 0 ? text.length : end + 1;
    };
    if (row === null) return line(from);
    const good = row.breaks.find((at) => {
      const inner = scan(text, at, this.#separator, true);
      return inner !== null && this.#fits(inner.cells);
    });
    return good ?? row.next;
  }
}

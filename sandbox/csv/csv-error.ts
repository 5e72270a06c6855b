import { basename } from "node:path";

interface Place {
  /** 1-based line of the file; null when the whole file is meant */
  line?: number | null;
  column?: string | null;
  /** what stood there, as found */
  value?: string | null;
  /** what was expected instead, in plain words */
  reason: string;
}

/** A file that cannot be loaded, and the first place that says why. Nothing of it was loaded. */
export class CsvError extends Error {
  readonly line: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly reason: string;

  constructor(filePath: string, { line = null, column = null, value = null, reason }: Place) {
    const place = [
      basename(filePath),
      ...(line === null ? [] : [`line ${line}`]),
      ...(column === null ? [] : [`column ${JSON.stringify(column)}`]),
    ].join(", ");
    const found = value === null ? "" : `found ${JSON.stringify(shortened(value))}, `;
    super(`${place}: ${found}${reason}`);
    this.name = "CsvError";
    this.line = line;
    this.column = column;
    this.value = value;
    this.reason = reason;
  }
}

function shortened(value: string): string {
  return value.length > 60 ? `${value.slice(0, 57)}…` : value;
}

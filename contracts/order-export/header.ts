import { CsvReader, separatorOf } from "./csv.ts";
import { encodingOf, TextReader } from "./text.ts";

/** The column names of a CSV file, from its first bytes; [] when they hold no whole line. */
export function headerOf(first: Uint8Array): string[] {
  const { encoding, mark } = encodingOf(first);
  const text = new TextReader(encoding).read(first.subarray(mark), false);
  const line = text.replace(/^(?:[ \t]*\r?\n|sep=.\r?\n)*/i, "").split(/\r?\n/, 1)[0] ?? "";
  const rows = new CsvReader(separatorOf(line), 0, { line: 1, start: 0 });
  for (const { cells } of rows.read(line, true)) return cells;
  return [];
}

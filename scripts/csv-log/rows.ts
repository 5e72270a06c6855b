import { createReadStream } from "node:fs";
import { parse } from "csv-parse";
import { DataError } from "./errors.ts";

const PROGRESS_EVERY = 500_000;

export interface Rows {
  /** rows below the header */
  rows: number;
  /** of these, ones that could not be read */
  skipped: number;
}

/** What is done with a row: which column is wrong and why, or null. */
export type TakeRow = (record: readonly string[], line: number) => string | null;

/**
 * Reads a CSV file, or standard input when its name is "-", in one pass.
 * @param begin takes the header's names, gives what is done with each row
 * @throws DataError with line, column, what was found and what was expected
 */
export async function readRows(
  file: string,
  expected: string,
  skipBad: boolean,
  begin: (header: readonly string[]) => TakeRow,
): Promise<Rows> {
  let take: TakeRow | null = null;
  let rows = 0;
  let skipped = 0;
  const input = file === "-" ? process.stdin : createReadStream(file);
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: skipBad,
    trim: true,
  });
  parser.on("skip", () => {
    rows++;
    skipped++;
  });
  input.on("error", (error: Error) => parser.destroy(error));
  try {
    for await (const item of input.pipe(parser)) {
      const { record, info } = item as { record: string[]; info: { lines: number } };
      if (take === null) {
        take = begin(record);
        continue;
      }
      rows++;
      const reason = take(record, info.lines);
      if (reason !== null) {
        if (!skipBad) throw new DataError(`${file}, line ${info.lines}, ${reason}`);
        skipped++;
      }
      if (rows % PROGRESS_EVERY === 0) process.stderr.write(`${rows} rows read\n`);
    }
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw new DataError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (take === null) throw new DataError(`${file} is empty; expected a header ${expected}`);
  return { rows, skipped };
}

/**
 * Where columns stand in a header, −1 of those that are missing.
 * @param needed columns that must be there
 * @throws DataError when one is missing or comes twice
 */
export function placesOf<Name extends string>(
  file: string,
  header: readonly string[],
  columns: readonly Name[],
  needed: readonly Name[],
  expected: string,
): Record<Name, number> {
  const names = header.map((name) => name.toLowerCase());
  const places = {} as Record<Name, number>;
  for (const name of columns) {
    places[name] = names.indexOf(name);
    if (places[name] !== names.lastIndexOf(name))
      throw new DataError(`${file}, line 1: found the column ${name} twice, expected it once`);
  }
  if (needed.some((name) => places[name] === -1))
    throw new DataError(
      `${file}, line 1: found the header "${header.join(",")}", expected ${expected}`,
    );
  return places;
}

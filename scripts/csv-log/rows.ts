import { createReadStream } from "node:fs";
import { DataError } from "./errors.ts";
import { readRecords } from "./records.ts";

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
  const use = (record: string[], line: number) => {
    if (take === null) {
      take = begin(record);
      return;
    }
    rows++;
    const reason = take(record, line);
    if (reason !== null) {
      if (!skipBad) throw new DataError(`${file}, line ${line}, ${reason}`);
      skipped++;
    }
    if (rows % PROGRESS_EVERY === 0) process.stderr.write(`${rows} rows read\n`);
  };
  const onSkip = () => {
    rows++;
    skipped++;
  };
  const input = file === "-" ? process.stdin : createReadStream(file);
  try {
    await readRecords(input.setEncoding("utf8"), { skipBad, onSkip }, use);
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

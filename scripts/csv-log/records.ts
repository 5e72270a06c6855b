import { Readable } from "node:stream";
import { parse } from "csv-parse";
import { PlainLines, type UseRecord } from "./plain-lines.ts";

/**
 * Reads a CSV file record by record: line by line as long as nothing is quoted, then by a parser.
 * @param onSkip a record that cannot be parsed is passed over; without `skipBad` it is an error
 */
export async function readRecords(
  parts: AsyncIterable<string>,
  { skipBad, onSkip }: { skipBad: boolean; onSkip: () => void },
  use: UseRecord,
): Promise<void> {
  const plain = new PlainLines(use);
  const left = parts[Symbol.asyncIterator]();
  try {
    for (let next = await left.next(); next.done !== true; next = await left.next()) {
      if (plain.take(next.value)) continue;
      const text = [plain.rest(), next.value];
      return await parseRecords(Readable.from(rest(text, left)), { skipBad, onSkip }, use);
    }
    plain.finish();
  } finally {
    await left.return?.();
  }
}

async function* rest(text: readonly string[], left: AsyncIterator<string>) {
  yield* text.filter((part) => part !== "");
  for (let next = await left.next(); next.done !== true; next = await left.next()) yield next.value;
}

async function parseRecords(
  input: Readable,
  { skipBad, onSkip }: { skipBad: boolean; onSkip: () => void },
  use: UseRecord,
): Promise<void> {
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: skipBad,
    trim: true,
  });
  parser.on("skip", onSkip);
  input.on("error", (error: Error) => parser.destroy(error));
  for await (const item of input.pipe(parser)) {
    const { record, info } = item as { record: string[]; info: { lines: number } };
    use(record, info.lines);
  }
}

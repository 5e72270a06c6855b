import { createReadStream } from "node:fs";
import { pipeline, Readable } from "node:stream";
import { CsvError as ParserError, parse, type Info } from "csv-parse";
import { CsvError } from "./csv-error.ts";

const headerHint = "expected a header row such as customer_id,date,amount";

/** One row of the file, its cells by column name (lower case, trimmed). */
export interface Row {
  line: number;
  /** trimmed text; "" when the file has no such column */
  cell(column: string): string;
  /** the error of that cell */
  refuse(column: string, reason: string): CsvError;
}

export interface Table {
  columns: string[];
  rows: AsyncIterable<Row>;
  /** lets go of the file before its end */
  close(): Promise<void>;
}

/** Opens a comma-separated UTF-8 file with a header row. Rows are read as they are asked for. */
export async function openTable(
  filePath: string,
  onProgress: (bytesRead: number) => void = () => {},
): Promise<Table> {
  const records = readRecords(filePath, onProgress);
  const first = await records.next();
  if (first.done) throw new CsvError(filePath, { reason: `the file is empty; ${headerHint}` });
  const header = first.value.cells;
  const close = async () => void (await records.return(undefined));
  const separatorError = otherSeparator(filePath, header);
  if (separatorError) {
    await close();
    throw separatorError;
  }
  const columns = header.map((name) => name.trim().toLowerCase());
  const position = new Map<string, number>();
  columns.forEach((name, index) => {
    if (!position.has(name)) position.set(name, index);
  });

  async function* rows(): AsyncGenerator<Row> {
    for await (const { line, cells } of records) {
      if (cells.length !== header.length) {
        throw new CsvError(filePath, {
          line,
          reason: `found ${cells.length} cells, expected ${header.length} as in the header`,
        });
      }
      const cell = (column: string) => cells[position.get(column) ?? -1]?.trim() ?? "";
      yield {
        line,
        cell,
        refuse: (column, reason) =>
          new CsvError(filePath, {
            line,
            column: header[position.get(column) ?? -1]?.trim() ?? column,
            value: cell(column),
            reason,
          }),
      };
    }
  }
  return { columns, rows: rows(), close };
}

function otherSeparator(filePath: string, header: string[]): CsvError | null {
  if (header.length > 1) return null;
  const only = header[0] ?? "";
  for (const [sign, name] of [
    [";", "semicolons"],
    ["\t", "tabs"],
    ["|", "bars"],
  ] as const) {
    if (only.includes(sign)) {
      return new CsvError(filePath, {
        line: 1,
        value: only,
        reason: `expected columns separated by commas, not ${name}; save the file as comma-separated CSV`,
      });
    }
  }
  return null;
}

interface RawRecord {
  line: number;
  cells: string[];
}

async function* readRecords(
  filePath: string,
  onProgress: (bytesRead: number) => void,
): AsyncGenerator<RawRecord, undefined> {
  const parser = parse({ info: true, relax_column_count: true, skip_empty_lines: true });
  // A failure of the source destroys the parser with it and so reaches the loop below.
  pipeline(Readable.from(decoded(filePath, onProgress)), parser, () => undefined);
  try {
    for await (const parsed of parser) {
      const { record, info } = parsed as { record: string[]; info: Info };
      yield { line: info.lines - lineBreaksIn(record), cells: record };
    }
  } catch (error) {
    if (!(error instanceof ParserError)) throw error;
    const line = typeof error["lines"] === "number" ? error["lines"] : null;
    throw new CsvError(filePath, { line, reason: quoteReason(error) });
  } finally {
    parser.destroy();
  }
  return undefined;
}

/** The file's text without byte order mark. A file in another encoding is refused, not guessed at. */
async function* decoded(
  filePath: string,
  onProgress: (bytesRead: number) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let bytesRead = 0;
  for await (const chunk of createReadStream(filePath, { highWaterMark: 256 * 1024 })) {
    const bytes = chunk as Buffer;
    if (bytesRead === 0 && ((bytes[0] === 0xff && bytes[1] === 0xfe) || bytes.includes(0))) {
      throw new CsvError(filePath, {
        reason: "expected UTF-8 text, found UTF-16 or a binary file; save it as CSV UTF-8",
      });
    }
    bytesRead += bytes.length;
    yield decodeOrRefuse(filePath, decoder, bytes);
    onProgress(bytesRead);
  }
  yield decodeOrRefuse(filePath, decoder, null);
}

function decodeOrRefuse(filePath: string, decoder: TextDecoder, bytes: Buffer | null): string {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch (error) {
    throw Object.assign(
      new CsvError(filePath, {
        reason: "expected UTF-8 text, found another encoding; save it as CSV UTF-8",
      }),
      { cause: error },
    );
  }
}

function quoteReason(error: ParserError): string {
  if (error.code === "CSV_QUOTE_NOT_CLOSED") {
    return "found a quoted cell that is never closed, expected a closing quote";
  }
  return 'found a stray quote, expected quotes around a whole cell and "" for a quote inside it';
}

function lineBreaksIn(cells: string[]): number {
  let count = 0;
  for (const cell of cells) {
    if (!cell.includes("\n")) continue;
    count += cell.split("\n").length - 1;
  }
  return count;
}

import { knownLine, type BulkObject } from "./bulk-line.ts";
import type { AdminOrder, AdminOrderLine } from "./order-record.ts";

/** One line of a bulk result and the byte just after it. */
export interface BulkLine {
  text: string;
  endByte: number;
}

export interface OrderWithLines {
  order: AdminOrder;
  lines: AdminOrderLine[];
  /** byte after the last line of this order: a later download may begin here */
  endByte: number;
}

/** The stream broke off before the file ended: what came before is whole, and the rest can be asked for. */
export class CutOff extends Error {
  override name = "CutOff";
}

/** The file was asked for by a release that did not ask for all that is read now: it must be asked for anew. */
export class OlderExport extends Error {
  override name = "OlderExport";
}

const NEWLINE = 10;

/**
 * Splits a byte stream at line ends without holding more than one line.
 * @param fromByte offset of the first byte of the stream in the whole file
 * @param bytesTotal size of the whole file; null = unknown
 * @throws CutOff when the stream breaks off, or ends before the file does
 */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  fromByte = 0,
  bytesTotal: number | null = null,
): AsyncGenerator<BulkLine[]> {
  let rest: Buffer = Buffer.alloc(0);
  let position = fromByte;
  for await (const chunk of untilCut(chunks)) {
    const bytes = rest.length
      ? Buffer.concat([rest, chunk])
      : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    const lines: BulkLine[] = [];
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      lines.push({ text: bytes.toString("utf8", start, end), endByte: position + end + 1 });
      start = end + 1;
    }
    position += start;
    rest = bytes.subarray(start);
    yield lines;
  }
  const end = position + rest.length;
  if (bytesTotal !== null && end < bytesTotal)
    throw new CutOff(`the bulk result ended at byte ${end} of ${bytesTotal}`);
  if (rest.length) yield [{ text: rest.toString("utf8"), endByte: position + rest.length }];
}

async function* untilCut(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (cause) {
    throw new CutOff("the download of the bulk result broke off", { cause });
  }
}

/**
 * Orders followed by their line items (groupObjects), put together.
 * @throws OlderExport; Error naming the line that is not JSON, or a line item whose order did not come just before it
 */
export async function* ordersOf(
  batches: AsyncIterable<BulkLine[]>,
): AsyncGenerator<OrderWithLines> {
  let current: OrderWithLines | null = null;
  for await (const batch of batches) {
    for (const { text, endByte } of batch) {
      if (text === "") continue;
      const object = parse(text, endByte);
      if (object.__parentId === undefined) {
        if (current) yield current;
        current = { order: object, lines: [], endByte };
      } else {
        if (current?.order.id !== object.__parentId)
          throw new Error(
            `${object.id}, before byte ${endByte}, belongs to ${object.__parentId}, which did not come just before it`,
          );
        current.lines.push(object);
        current.endByte = endByte;
      }
    }
  }
  if (current) yield current;
}

// A schema check of each of a million lines would double the time of an import: ids and amounts are checked where they
// are read.
function parse(text: string, endByte: number): BulkObject {
  const known = knownLine(text);
  if (known) return known;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(`the line before byte ${endByte} of the bulk result is not JSON (cut off?)`, {
      cause: error,
    });
  }
  if (typeof (value as { id?: unknown } | null)?.id !== "string")
    throw new Error(`the line before byte ${endByte} of the bulk result has no id`);
  const object = value as BulkObject;
  const isLine = object.__parentId !== undefined;
  if (isLine && (object.priceAfterAllDiscountsBeforeTaxesSet as unknown) === undefined)
    throw new OlderExport(`${object.id}, before byte ${endByte}, lacks its price without tax`);
  return object;
}

import type { Found } from "../../../contracts/order-export/order.ts";
import {
  OrderExportReader,
  type Place,
  type ReadOptions,
} from "../../../contracts/order-export/reader.ts";
import {
  bytesOf,
  encodingOf,
  TextReader,
  type Encoding,
} from "../../../contracts/order-export/text.ts";

/** How far a file is read: enough to go on with any later part of it. */
export interface FileState {
  /** null before the first part */
  encoding: Encoding | null;
  place: Place | null;
}

export interface PartRead {
  found: Found[];
  state: FileState;
  /** of the part, up to the order that is not complete in it: the next part begins there */
  bytes: number;
}

/**
 * What the next part of a file holds.
 * @param final the part reaches the end of the file
 * @throws NotAnOrderExport when the file is something else
 */
export function readPart(
  part: Uint8Array,
  final: boolean,
  state: FileState,
  options: ReadOptions,
): PartRead {
  const first = state.encoding === null ? encodingOf(part) : null;
  const mark = first?.mark ?? 0;
  const reader = new TextReader(state.encoding ?? first!.encoding);
  const text = reader.read(part.subarray(mark), final);
  const { encoding } = reader;
  const orders = new OrderExportReader(options, state.place ?? undefined);
  const found = [...orders.read(text, final)];
  const { place } = orders;
  // not even the header is complete
  if (place.header.length === 0) return { found, state, bytes: 0 };
  if (final) return { found, state: { encoding, place }, bytes: part.length };
  const taken = text.slice(0, place.start - (state.place?.start ?? 0));
  return { found, state: { encoding, place }, bytes: mark + bytesOf(taken, encoding) };
}

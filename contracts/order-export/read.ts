import type { Found } from "./order.ts";
import { OrderExportReader, type ReadOptions } from "./reader.ts";
import { encodingOf, joined, TextReader } from "./text.ts";

/** So many bytes tell how a file is written. */
const TELLING = 4;

/**
 * Orders of Shopify's order export from its bytes, and what was set aside.
 * @throws NotAnOrderExport when the file as a whole is something else
 */
export async function* readOrderExport(
  bytes: AsyncIterable<Uint8Array>,
  options: ReadOptions,
): AsyncGenerator<Found> {
  const reader = new OrderExportReader(options);
  let first: Uint8Array = new Uint8Array(0);
  let text: TextReader | null = null;
  for await (const piece of bytes) {
    if (text !== null) {
      yield* reader.read(text.read(piece, false), false);
      continue;
    }
    first = joined(first, piece);
    if (first.length < TELLING) continue;
    const { encoding, mark } = encodingOf(first);
    text = new TextReader(encoding);
    yield* reader.read(text.read(first.subarray(mark), false), false);
  }
  yield* reader.read(text?.read(new Uint8Array(0), true) ?? "", true);
}

import { once } from "node:events";
import { createDeflateRaw } from "node:zlib";

export interface ZippedFile {
  name: string;
  text: AsyncIterable<string> | Iterable<string>;
}

/** What stands in front of a file; its size and sum follow it, because nobody knows them yet. */
const SIZES_FOLLOW = 0x0008;
const NAMES_ARE_UTF8 = 0x0800;
const DEFLATED = 8;
const VERSION = 20;
/** Of a file, and of all of them: what 32 bits hold. */
const LARGEST = 0xffff_ffff;

const SUMS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb8_8320 : sum >>> 1;
  return sum >>> 0;
});

/** CRC-32 of what came before and these bytes. */
function crc32(bytes: Uint8Array, before: number): number {
  let sum = ~before >>> 0;
  for (const byte of bytes) sum = (sum >>> 8) ^ SUMS[(sum ^ byte) & 0xff]!;
  return ~sum >>> 0;
}

/** Numbers one after the other, low byte first: of four bytes when they are lists, else of two. */
function bytes(...numbers: (number | [number])[]): Buffer {
  const buffer = Buffer.alloc(
    numbers.reduce<number>((n, one) => n + (Array.isArray(one) ? 4 : 2), 0),
  );
  let at = 0;
  for (const one of numbers)
    at = Array.isArray(one) ? buffer.writeUInt32LE(one[0], at) : buffer.writeUInt16LE(one, at);
  return buffer;
}

/** Date and time as a zip has them: local time of nobody, in steps of two seconds. */
const stamp = (at: Date): [number, number] => [
  (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
  ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
];

/**
 * A zip, made while it is read (PKWARE's APPNOTE.TXT 6.3, without its 64-bit parts). Nothing is asked of the files
 * before the reader wants more, and nothing after the reader has gone.
 * @throws when a file, or all of them, would not fit into 4 GB; and whatever reading the files throws
 */
export async function* zipOf(
  files: AsyncIterable<ZippedFile>,
  at: Date,
): AsyncGenerator<Buffer, void, undefined> {
  const [time, day] = stamp(at);
  const entries: Buffer[] = [];
  let offset = 0;
  for await (const { name, text } of files) {
    const begins = offset;
    const called = Buffer.from(name);
    const flags = SIZES_FOLLOW | NAMES_ARE_UTF8;
    const how = [VERSION, flags, DEFLATED, time, day] as const;
    const head = bytes([0x0403_4b50], ...how, [0], [0], [0], called.length, 0);
    yield Buffer.concat([head, called]);
    const of = { sum: 0, size: 0, packed: 0 };
    for await (const piece of deflated(text, of)) yield piece;
    if (of.size > LARGEST || begins > LARGEST) throw new Error(`${name} does not fit into the zip`);
    const sizes = [[of.sum], [of.packed], [of.size]] as [number][];
    const tail = bytes([0x0807_4b50], ...sizes);
    yield tail;
    offset += head.length + called.length + of.packed + tail.length;
    const entry = bytes(
      [0x0201_4b50],
      VERSION,
      ...how,
      ...sizes,
      called.length,
      0,
      0,
      0,
      0,
      [0],
      [begins],
    );
    entries.push(entry, called);
  }
  const directory = Buffer.concat(entries);
  const count = entries.length / 2;
  yield directory;
  yield bytes([0x0605_4b50], 0, 0, count, count, [directory.length], [offset], 0);
}

async function* deflated(
  text: ZippedFile["text"],
  of: { sum: number; size: number; packed: number },
): AsyncGenerator<Buffer> {
  const packer = createDeflateRaw();
  const packed: Buffer[] = [];
  packer.on("data", (piece: Buffer) => packed.push(piece));
  const drain = () => {
    const pieces = packed.splice(0);
    for (const piece of pieces) of.packed += piece.length;
    return pieces;
  };
  try {
    for await (const piece of text) {
      const plain = Buffer.from(piece);
      of.sum = crc32(plain, of.sum);
      of.size += plain.length;
      if (!packer.write(plain)) await once(packer, "drain");
      yield* drain();
    }
    packer.end();
    await once(packer, "end");
    yield* drain();
  } finally {
    packer.destroy();
  }
}

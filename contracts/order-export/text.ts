// Bytes of a file as text: what Shopify writes (UTF-8), and what spreadsheets make of it.
import { NotAnOrderExport } from "./order.ts";
import { words } from "./words.ts";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** How the file is written, from its first bytes, and how many of them are its mark. */
export function encodingOf(first: Uint8Array): { encoding: Encoding; mark: number } {
  const [a, b, c] = first;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: "utf-8", mark: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: "utf-16le", mark: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: "utf-16be", mark: 2 };
  if (b === 0 && a !== 0) return { encoding: "utf-16le", mark: 0 };
  if (a === 0 && b !== 0) return { encoding: "utf-16be", mark: 0 };
  if (first.subarray(0, 1024).includes(0)) throw new NotAnOrderExport(words.binary);
  return { encoding: "utf-8", mark: 0 };
}

/** How many bytes of the file a text took. */
export function bytesOf(text: string, encoding: Encoding): number {
  if (encoding === "utf-8") return new TextEncoder().encode(text).length;
  return encoding === "windows-1252" ? text.length : 2 * text.length;
}

/**
 * Text from bytes as they come. A file that says it is UTF-8 and is not was saved by a spreadsheet of Windows: from the
 * piece on that shows it, it is read as one.
 */
export class TextReader {
  encoding: Encoding;
  #decoder: TextDecoder;
  /** bytes of a character that was cut */
  #held = new Uint8Array(0);

  constructor(encoding: Encoding) {
    this.encoding = encoding;
    this.#decoder = decoderOf(encoding);
  }

  read(bytes: Uint8Array, final: boolean): string {
    const all = this.#held.length === 0 ? bytes : joined(this.#held, bytes);
    const whole = final ? all.length : wholeCharacters(all, this.encoding);
    this.#held = all.slice(whole);
    const text = this.#decoded(all.subarray(0, whole));
    return text;
  }

  #decoded(bytes: Uint8Array): string {
    try {
      return this.#decoder.decode(bytes);
    } catch {
      this.encoding = "windows-1252";
      this.#decoder = decoderOf(this.encoding);
      return this.#decoder.decode(bytes);
    }
  }
}

function decoderOf(encoding: Encoding): TextDecoder {
  return new TextDecoder(encoding, { fatal: encoding === "utf-8", ignoreBOM: true });
}

export function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** How many of the bytes are whole characters. */
function wholeCharacters(bytes: Uint8Array, encoding: Encoding): number {
  const { length } = bytes;
  if (encoding === "windows-1252") return length;
  if (encoding !== "utf-8") {
    const even = length - (length % 2);
    const high = bytes[encoding === "utf-16le" ? even - 1 : even - 2] ?? 0;
    // the first half of a pair
    return high >= 0xd8 && high <= 0xdb ? even - 2 : even;
  }
  for (let back = 1; back <= Math.min(3, length); back++) {
    const byte = bytes[length - back]!;
    if (byte < 0x80) return length;
    if (byte < 0xc0) continue;
    const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return needs > back ? length - back : length;
  }
  return length;
}

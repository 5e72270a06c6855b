const CHUNK = 64 * 1024;
/** A character is at most three bytes of UTF-8 for each unit of a string. */
const WIDEST = 3;

/** The longest whole number that is safe, its sign and what ends its cell. */
const NUMBER = 18;
const TAB = 9;
export const LINE_END = 10;
const MINUS = 45;
const ZERO = 48;
/** A number below it is divided by ten as a small integer, which costs a fraction of a division of doubles. */
const HALF = 1e8;

/**
 * Rows of text as bytes. Text put together from many pieces would cost the collector more than everything else does;
 * so would the text of each number: an order and its lines have about twenty of them.
 */
export class CopyBytes {
  readonly chunks: Uint8Array<ArrayBuffer>[] = [];
  readonly #spare: Buffer<ArrayBuffer>[] = [];
  #chunk = Buffer.alloc(0);
  #used = 0;

  /** What is written next has room: so many numbers and so much text. */
  reserve(numbers: number, units = 0): void {
    const room = numbers * NUMBER + units * WIDEST;
    if (this.#used + room <= this.#chunk.length) return;
    this.end();
    const spare = room <= CHUNK ? this.#spare.pop() : undefined;
    this.#chunk = spare ?? Buffer.allocUnsafeSlow(Math.max(CHUNK, room));
  }

  text(text: string): void {
    this.#used += this.#chunk.write(text, this.#used);
  }

  /** A cell: a whole number of a safe size, or NULL, and the character that ends it. */
  number(value: number | null, ending: number = TAB): void {
    const bytes = this.#chunk;
    let at = this.#used;
    if (value === null) {
      bytes[at++] = 92;
      bytes[at++] = 78;
    } else {
      const size = Math.abs(value);
      if (value < 0) bytes[at++] = MINUS;
      const upper = Math.floor(size / HALF);
      if (upper > 0) at = digits(bytes, digits(bytes, at, upper, 1), size - upper * HALF, 8);
      else at = digits(bytes, at, size, 1);
    }
    bytes[at++] = ending;
    this.#used = at;
  }

  end(): void {
    if (this.#used > 0) this.chunks.push(this.#chunk.subarray(0, this.#used));
    this.#chunk = Buffer.alloc(0);
    this.#used = 0;
  }

  /** Empties it; its memory is used again. Freed chunks would lie around until the collector thinks of them. */
  clear(): void {
    for (const { buffer } of this.chunks.splice(0))
      if (buffer.byteLength === CHUNK) this.#spare.push(Buffer.from(buffer));
  }
}

/** Writes the digits of a number below 10^9 from a place on, at least so many. @returns the place behind them */
function digits(bytes: Buffer, from: number, value: number, atLeast: number): number {
  let count = atLeast;
  for (let power = 10 ** atLeast; power <= value; power *= 10) count++;
  let left = value;
  for (let at = from + count - 1; at >= from; at--) {
    const rest = (left / 10) | 0;
    bytes[at] = ZERO + left - rest * 10;
    left = rest;
  }
  return from + count;
}

const FIRST_ROOM = 1 << 16;

/** Whole numbers from 0 to 2^32 − 1, as many as come: 4 bytes each, where an array of numbers takes 8 and more. */
export class GrowingUint32 {
  size = 0;
  private values = new Uint32Array(FIRST_ROOM);

  push(value: number): void {
    if (this.size === this.values.length) {
      const grown = new Uint32Array(2 * this.values.length);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.size++] = value;
  }

  /** What has come so far; seen, not copied. */
  seen(): Uint32Array<ArrayBuffer> {
    return this.values.subarray(0, this.size);
  }
}

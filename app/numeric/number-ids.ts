const FIRST_ROOM = 1 << 12;
const TWO_32 = 4_294_967_296;

/**
 * Gives numbers within ±2^53 ids from 0 in the order they come. Open addressing: numbers above 2^31 cost a Map an
 * object each.
 */
export class NumberIds {
  size = 0;
  private keys = new Float64Array(FIRST_ROOM);
  /** id + 1; 0 is free */
  private ids = new Int32Array(FIRST_ROOM);

  idOf(key: number): number {
    const slot = this.slotOf(key);
    const known = this.ids[slot]!;
    if (known > 0) return known - 1;
    this.keys[slot] = key;
    this.ids[slot] = ++this.size;
    if (2 * this.size > this.ids.length) this.grow();
    return this.size - 1;
  }

  private slotOf(key: number): number {
    const last = this.ids.length - 1;
    const high = Math.floor(key / TWO_32);
    const mixed = Math.imul((key - high * TWO_32) ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1);
    let slot = (mixed ^ (mixed >>> 15)) & last;
    while (this.ids[slot] !== 0 && this.keys[slot] !== key) slot = (slot + 1) & last;
    return slot;
  }

  private grow(): void {
    const { keys, ids } = this;
    this.keys = new Float64Array(2 * keys.length);
    this.ids = new Int32Array(2 * ids.length);
    for (let from = 0; from < ids.length; from++) {
      if (ids[from] === 0) continue;
      const slot = this.slotOf(keys[from]!);
      this.keys[slot] = keys[from]!;
      this.ids[slot] = ids[from]!;
    }
  }
}

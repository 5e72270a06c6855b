/**
 * Who may take how many of a runner's places. One shop alone may take half of them; the more shops are at work, the
 * less each may take, so that a place is left for whoever comes next. Every shop may always take one.
 */
export class Shares {
  readonly #places: number;
  readonly #taken = new Map<number, number>();

  constructor(places: number) {
    this.#places = places;
  }

  take(shopId: number): void {
    this.#taken.set(shopId, (this.#taken.get(shopId) ?? 0) + 1);
  }

  give(shopId: number): void {
    const left = (this.#taken.get(shopId) ?? 0) - 1;
    if (left > 0) this.#taken.set(shopId, left);
    else this.#taken.delete(shopId);
  }

  /** Shops that have their share. */
  full(): number[] {
    const share = Math.max(1, Math.floor(this.#places / (this.#taken.size + 1)));
    return [...this.#taken].filter(([, places]) => places >= share).map(([shopId]) => shopId);
  }
}

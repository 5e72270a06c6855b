import type pg from "pg";
import { createRandom, type Random } from "../../../app/numeric/random.ts";
import type { Sandbox } from "../../../sandbox/platform/sandbox.ts";
import { CartError } from "../../../sandbox/storefront/desk.ts";
import { placeOrder } from "../../../sandbox/storefront/place-order.ts";

interface OnItsWay {
  domain: string;
  /** the shop's orders as home counts them once this one is there */
  target: number;
  placedAt: number;
}

/** Orders that shoppers place, and how long each took until home counts it. */
export class Arrivals {
  readonly #sandbox: Sandbox;
  readonly #db: pg.Client;
  readonly #random: Random = createRandom("many shops");
  readonly #counted = new Map<string, number>();
  #waiting: OnItsWay[] = [];
  /** milliseconds */
  readonly took: number[] = [];

  constructor(sandbox: Sandbox, db: pg.Client) {
    this.#sandbox = sandbox;
    this.#db = db;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** What home counts before the first of these orders. */
  async begin(): Promise<void> {
    for (const [domain, orders] of await this.#totals()) this.#counted.set(domain, orders);
  }

  /** A known customer buys one piece of something. */
  place(domain: string): void {
    while (!this.#buy(domain));
    const target = (this.#counted.get(domain) ?? 0) + 1;
    this.#counted.set(domain, target);
    this.#waiting.push({ domain, target, placedAt: performance.now() });
  }

  /** @returns false when it is sold out */
  #buy(domain: string): boolean {
    const store = this.#sandbox.shop(domain);
    const variants = [...store.products()].flatMap((product) => product.variants);
    try {
      placeOrder(this.#sandbox, domain, {
        lines: [{ variantId: this.#random.pick(variants).id, quantity: 1 }],
        codes: [],
        shopper: { kind: "customer", id: this.#random.pick([...store.customers()]).id },
        checkoutToken: `bench-${this.#random.int(0, 2 ** 31)}-${this.#random.int(0, 2 ** 31)}`,
      });
      return true;
    } catch (error) {
      if (error instanceof CartError) return false;
      throw error;
    }
  }

  /** Notes which orders have arrived since. */
  async look(): Promise<void> {
    if (this.#waiting.length === 0) return;
    const totals = await this.#totals();
    const now = performance.now();
    const [here, waiting] = [[] as OnItsWay[], [] as OnItsWay[]];
    for (const one of this.#waiting)
      (totals.get(one.domain)! >= one.target ? here : waiting).push(one);
    this.#waiting = waiting;
    this.took.push(...here.map(({ placedAt }) => now - placedAt));
  }

  async #totals(): Promise<Map<string, number>> {
    const { rows } = await this.#db.query<{ domain: string; orders: string }>(
      "SELECT s.domain, t.orders::text FROM shop_totals t JOIN shops s USING (shop_id)",
    );
    return new Map(rows.map(({ domain, orders }) => [domain, Number(orders)]));
  }
}

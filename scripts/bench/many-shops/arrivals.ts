import type pg from "pg";
import { createRandom, type Random } from "../../../app/numeric/random.ts";
import type { Sandbox } from "../../../sandbox/platform/sandbox.ts";
import { CartError } from "../../../sandbox/storefront/desk.ts";
import { placeOrder } from "../../../sandbox/storefront/place-order.ts";

interface OnItsWay {
  domain: string;
  /** the shop's orders as home counts them once this one is there */
  target: number;
  /** the messages of new orders the shop has had once this one's came */
  message: number;
  placedAt: number;
  toldAt: number | null;
}

interface Seen {
  orders: number;
  messages: number;
}

/** Orders that shoppers place, and how long each took until home counts it. */
export class Arrivals {
  readonly #sandbox: Sandbox;
  readonly #db: pg.Client;
  readonly #random: Random = createRandom("many shops");
  #seen = new Map<string, Seen>();
  #waiting: OnItsWay[] = [];
  /** milliseconds from the purchase until home counts it */
  readonly took: number[] = [];
  /** of these, until Shopify's message of it was stored */
  readonly told: number[] = [];

  constructor(sandbox: Sandbox, db: pg.Client) {
    this.#sandbox = sandbox;
    this.#db = db;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** What home counts before the first of these orders. */
  async begin(): Promise<void> {
    this.#seen = await this.#look();
  }

  /** A known customer buys one piece of something. */
  place(domain: string): void {
    const placedAt = performance.now();
    while (!this.#buy(domain));
    const seen = this.#seen.get(domain)!;
    seen.orders += 1;
    seen.messages += 1;
    const expected = { target: seen.orders, message: seen.messages };
    this.#waiting.push({ domain, ...expected, placedAt, toldAt: null });
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
    const seen = await this.#look();
    const now = performance.now();
    const waiting: OnItsWay[] = [];
    for (const one of this.#waiting) {
      const { orders, messages } = seen.get(one.domain)!;
      if (messages >= one.message) one.toldAt ??= now;
      if (orders < one.target) waiting.push(one);
      else {
        this.took.push(now - one.placedAt);
        this.told.push((one.toldAt ?? now) - one.placedAt);
      }
    }
    this.#waiting = waiting;
  }

  async #look(): Promise<Map<string, Seen>> {
    const { rows } = await this.#db.query<Seen & { domain: string }>(
      `SELECT s.domain, t.orders::int, (SELECT count(*)::int FROM webhook_receipts r
                WHERE r.shop_id = s.shop_id AND r.topic = 'ORDERS_CREATE') AS messages
         FROM shop_totals t JOIN shops s USING (shop_id)`,
    );
    return new Map(rows.map(({ domain, ...seen }) => [domain, seen]));
  }
}

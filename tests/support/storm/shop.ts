import type { Random } from "../../../app/numeric/random.ts";
import type { Sandbox } from "../../../sandbox/platform/sandbox.ts";
import type { OrderRecord } from "../../../sandbox/store/types.ts";
import { CartError } from "../../../sandbox/storefront/desk.ts";
import { placeOrder, type Purchase } from "../../../sandbox/storefront/place-order.ts";

/** Does one thing, if there is what it needs. @returns whether it was done */
export type Act = (shop: Shop) => boolean;

/** A shop in a storm, and the chance by which it is chosen from. */
export class Shop {
  readonly sandbox: Sandbox;
  readonly domain: string;
  readonly random: Random;
  constructor(sandbox: Sandbox, domain: string, random: Random) {
    this.sandbox = sandbox;
    this.domain = domain;
    this.random = random;
  }

  get store() {
    return this.sandbox.tenant(this.domain).store;
  }

  /** some id of a table, drawn by its place in it */
  id(table: "orders" | "customers" | "products"): number | null {
    const { db } = this.store;
    const n = db.prepare(`SELECT count(*) AS n FROM ${table}`).get()!["n"] as number;
    if (n === 0) return null;
    const row = db
      .prepare(`SELECT id FROM ${table} ORDER BY id LIMIT 1 OFFSET ?`)
      .get(this.random.int(0, n - 1));
    return row!["id"] as number;
  }

  /** an order that fits, if one of a few tries finds it; the newest half as often as all others */
  order(fits: (order: OrderRecord) => boolean): OrderRecord | null {
    for (let tries = 0; tries < 12; tries++) {
      const id = this.id("orders");
      const order = id === null ? null : this.store.order(id);
      if (order && fits(order)) return order;
    }
    return null;
  }

  /** @returns false when the shelf is empty */
  buy(shopper: Purchase["shopper"]): boolean {
    const lines = Array.from({ length: this.random.int(1, 3) }, () => {
      const product = this.store.product(this.id("products")!)!;
      return {
        variantId: this.random.pick(product.variants).id,
        quantity: this.random.int(1, 3),
      };
    });
    const checkoutToken = `storm-${this.random.int(0, 2 ** 31)}-${this.random.int(0, 2 ** 31)}`;
    try {
      placeOrder(this.sandbox, this.domain, { lines, codes: [], shopper, checkoutToken });
    } catch (error) {
      if (error instanceof CartError) return false;
      throw error;
    }
    return true;
  }
}

import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { ProductId } from "../../app/ids.ts";
import { sampleCustomer, sampleProduct } from "./sample-shop.ts";
import { startStory, type Story } from "./story.ts";

const HOUR = 3_600_000;

export interface LaunchingShop {
  story: Story;
  shopId: number;
  /** A sale of a quarter off one product. @param when milliseconds from now; nine hours long from now when left out */
  sale(title: string, product: number, when?: { from?: number; until?: number }): Promise<string>;
  /** An offer of a fifth off to everybody who slips, a tenth held out. */
  offer(title: string): Promise<string>;
}

/** The instant so many milliseconds from now. */
export const fromNow = (ms: number) => new Date(Date.now() + ms).toISOString();

/** An installed shop with products 1 to `products`, of whose customers 1 to `slipping` all slip. */
export async function startLaunchingShop(of: {
  products: number;
  slipping: number;
}): Promise<LaunchingShop> {
  const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);
  const story = await startStory({
    fill: (store) => {
      for (const id of upTo(of.products)) store.putProduct(sampleProduct(id));
      for (const id of upTo(of.slipping)) store.putCustomer(sampleCustomer(id));
    },
  });
  // Shopify's library takes its fetch when it is first imported: after the sandbox stands
  const { makeOffer } = await import("../../app/offers/make.server.ts");
  const { scheduleSale } = await import("../../app/flash-sales/schedule.server.ts");
  await story.open();
  await story.settle();
  const shopId = await story.shopId();
  await story.db.query(
    `INSERT INTO customer_values (shop_id, customer_id, state, state_since, computed_at)
     SELECT $1, id, 'slipping', '2026-11-01', now() FROM generate_series(1, $2::int) id`,
    [shopId, of.slipping],
  );
  return {
    story,
    shopId,
    async sale(title, product, { from = 0, until = from + 9 * HOUR } = {}) {
      const saleId = randomUUID();
      const productIds = [product as ProductId];
      const discount = { kind: "automatic_percentage" as const, percent: 25, productIds };
      const terms = { title, discount, startsAt: fromNow(from), endsAt: fromNow(until) };
      expect(await scheduleSale(shopId, saleId, terms)).toEqual({});
      return saleId;
    },
    async offer(title) {
      const offerId = randomUUID();
      await makeOffer(shopId, offerId, "slipping", {
        title,
        discount: { kind: "percentage", percent: 20, minimumMinor: null, oncePerCustomer: true },
        endsAt: null,
        holdoutPercent: 10,
        marginPercent: null,
      });
      return offerId;
    },
  };
}

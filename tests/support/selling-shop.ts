import { randomUUID } from "node:crypto";
import type { SaleTerms } from "../../app/flash-sales/sale.ts";
import type { ProductId } from "../../app/ids.ts";
import { sampleProduct } from "./sample-shop.ts";
import { startStory } from "./story.ts";

export const HOUR = 3_600_000;

/** A quarter off these products. */
export const cheaper = (...productIds: number[]): SaleTerms["discount"] => ({
  kind: "automatic_percentage",
  percent: 25,
  productIds: productIds as ProductId[],
});

/** An instant as Shopify writes it: whole seconds. */
export const at = (ms: number) =>
  new Date(Math.floor(ms / 1000) * 1000).toISOString().replace(".000", "");

/** The app's modules, loaded once the sandbox stands: Shopify's library takes its fetch when it is first imported. */
async function loadApp() {
  return {
    ...(await import("../../app/admin-api/client.server.ts")),
    ...(await import("../../app/db.server.ts")),
    ...(await import("../../app/flash-sales/follow.server.ts")),
    ...(await import("../../app/flash-sales/sales.server.ts")),
    ...(await import("../../app/flash-sales/schedule.server.ts")),
    ...(await import("../../app/pages/sale/read.server.ts")),
    ...(await import("../../app/pages/sales/read.server.ts")),
    ...(await import("../../app/shops/shop.server.ts")),
  };
}

export type SellingShop = Awaited<ReturnType<typeof startSellingShop>>;

/** A shop with products 1 to 3, and what one does with sales of them. */
export async function startSellingShop() {
  const story = await startStory({
    fill: (store) => {
      for (const id of [1, 2, 3]) store.putProduct(sampleProduct(id));
    },
  });
  const app = await loadApp();
  await story.open();
  await story.settle();
  const shopId = await story.shopId();
  const now = () => story.sandbox.clock.now().getTime();
  const isNo = (state: string, saleId: string) =>
    story.until(
      `the sale is not ${state} any more`,
      async () => (await app.getSale(app.pool, shopId, saleId))?.state !== state,
      20_000,
    );
  return {
    story,
    app,
    shopId,
    /** of the sandbox */
    now,
    admin: () => app.adminFor(story.domain),
    /** waits until a sale has left a state */
    isNo,
    /** A quarter off product 1, from in an hour on, for two hours. */
    terms: (title: string, change: Partial<SaleTerms> = {}): SaleTerms => ({
      title,
      discount: cheaper(1),
      startsAt: at(now() + HOUR),
      endsAt: at(now() + 3 * HOUR),
      ...change,
    }),
    async scheduled(sale: SaleTerms): Promise<string> {
      const saleId = randomUUID();
      await app.scheduleSale(shopId, saleId, sale);
      await isNo("creating", saleId);
      return saleId;
    },
    /** discounts of Shopify of that title */
    titled: (title: string) =>
      [...story.store.discounts()].filter((discount) => discount.title === title),
  };
}

import { ShopUnavailable } from "../admin-api/errors.ts";
import { pool } from "../db.server.ts";
import { changeOffer } from "../offers/offers.server.ts";
import { changeSale } from "../flash-sales/sales.server.ts";
import type { JobName, JobPayload } from "../jobs/catalog.ts";
import { failImport } from "../orders/import-state.server.ts";

type LastWords = { [N in JobName]?: (payload: JobPayload<N>, why: string) => Promise<void> };

const importGivenUp = (
  { shopId, importId }: { shopId: number; importId?: string | undefined },
  why: string,
) =>
  // the preview is only a first look, and facts are also rebuilt without an import
  importId === undefined
    ? Promise.resolve()
    : failImport(shopId, importId, `Reading the orders was given up after many tries. ${why}`);

/** Work a merchant waits for must not end in silence: its page says that it failed, and why. */
const lastWords: LastWords = {
  "orders.import": importGivenUp,
  "orders.poll": importGivenUp,
  "orders.load": importGivenUp,
  "orders.page": importGivenUp,
  "orders.weekly-end": importGivenUp,
  "customers.rebuild-facts": importGivenUp,
  "offers.launch": ({ shopId, offerId }, why) =>
    changeOffer(pool, shopId, offerId, {
      state: "failed",
      problem: `Shopify did not take the discount after many tries. ${why}`,
    }),
  "offers.stop": ({ shopId, offerId }, why) =>
    changeOffer(pool, shopId, offerId, {
      problem: `The codes could not be switched off after many tries: deactivate the discount in Shopify. ${why}`,
    }),
  "flash-sales.create": ({ shopId, saleId }, why) =>
    changeSale(pool, shopId, saleId, {
      state: "failed",
      problem: `Shopify did not take the sale after many tries. ${why}`,
    }),
  "flash-sales.cancel": ({ shopId, saleId }, why) =>
    changeSale(pool, shopId, saleId, {
      problem: `The sale could not be cancelled after many tries: deactivate the discount in Shopify. ${why}`,
    }),
};

export async function afterLastTry(name: JobName, payload: unknown, error: Error): Promise<void> {
  const say = lastWords[name] as ((payload: unknown, why: string) => Promise<void>) | undefined;
  await say?.(
    payload,
    error instanceof ShopUnavailable ? error.reason : `The last problem: ${error.message}`,
  );
}

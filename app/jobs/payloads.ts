import { z } from "zod";
import { customerId, orderId } from "../id-schemas.ts";

/** What every piece of news and every job of a shop carries. */
export const shop = z.object({ shopId: z.number().int().positive() });

/** The number of a bulk operation: only ever given back to Shopify. */
export const bulkOperationId = z.string().regex(/^\d+$/);

/** What a job works on. */
export const customer = shop.extend({ customerId });
export const order = shop.extend({ orderId });

/** The payload is what the news says. */
export const same = <T>(news: T): T => news;
/** Only the shop of it. */
export const whose = ({ shopId }: { shopId: number }) => ({ shopId });
export const when = <T>(condition: boolean, payload: T): T | [] => (condition ? payload : []);

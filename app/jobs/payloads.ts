import { z } from "zod";

/** What every piece of news and every job of a shop carries. */
export const shop = z.object({ shopId: z.number().int().positive() });

/** The number of a bulk operation: only ever given back to Shopify. */
export const bulkOperationId = z.string().regex(/^\d+$/);

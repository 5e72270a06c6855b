import { z } from "zod";

/** What every piece of news and every job of a shop carries. */
export const shop = z.object({ shopId: z.number().int().positive() });

/** A number of Shopify's, as it stands at the end of a gid. */
export const shopifyId = z.string().regex(/^\d+$/);

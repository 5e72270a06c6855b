import { productId } from "../../id-schemas.ts";
import { job, type AnyJob } from "../job.ts";
import { same, shop } from "../payloads.ts";

export const productsJobs = {
  "products.import": job({
    payload: shop,
    words: "Read the products",
    long: true,
    on: { "shop.installed": same, "shop.costs-access-changed": same },
    schedule: "nightly",
  }),
  "products.refresh": job({
    payload: shop.extend({ productId }),
    words: "Read a product again",
    lane: "none",
    on: { "shopify.product-changed": same },
  }),
} as const satisfies Record<`products.${string}`, AnyJob>;

import type { Handlers } from "../jobs/handlers.ts";
import { importProducts, refreshProduct } from "./record.server.ts";

export const handlers: Handlers = {
  "products.import": ({ shopId }) => importProducts(shopId),
  "products.refresh": ({ shopId, productId }) => refreshProduct(shopId, productId),
};

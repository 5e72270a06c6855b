import type { ProductId } from "../../ids.ts";

/** Of a product Shopify has told us nothing of, or not yet. */
export const productWithoutTitle = (productId: ProductId) => `Product ${productId}`;

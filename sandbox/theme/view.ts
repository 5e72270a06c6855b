import type { CustomerRecord, ProductRecord } from "../store/types.ts";
import type { World } from "../platform/world.ts";

/** Products under one address, such as all of them, or those of a vendor. */
export interface CollectionView {
  handle: string;
  title: string;
  products: ProductRecord[];
}

/** One look at a page of the storefront that wears the theme. */
export interface PageView {
  world: World;
  domain: string;
  /** Shopify's name of it: "index", "product", "collection", "search", "cart", "page", "404" */
  template: string;
  title: string;
  /** path with query */
  path: string;
  locale: string;
  /** who is logged in */
  customer: CustomerRecord | null;
  cart: { lines: readonly { variantId: number; quantity: number }[] };
  product?: ProductRecord;
  collection?: CollectionView;
  search?: { terms: string; products: ProductRecord[] };
  /** the newsletter form on the page before was sent */
  customerPosted?: boolean;
}

import type { Args } from "./call.ts";
import { complain, type Given, merge, type Reading } from "./discount-reading.ts";
import { badRequest } from "./errors.ts";
import { gid, idOf } from "./gid.ts";

/** Items of one side of a buy-x-get-y discount, as the record keeps them: the input that would make them. */
export interface KeptItems {
  products: { productsToAdd: string[]; productVariantsToAdd: string[] };
  collections: { add: string[] };
}

const none: KeptItems = {
  products: { productsToAdd: [], productVariantsToAdd: [] },
  collections: { add: [] },
};

/** What the side holds after the input; only things the shop has may be added. */
export function readItems(
  reading: Reading,
  side: "customerBuys" | "customerGets",
  given: Args,
  before: KeptItems | undefined,
): KeptItems {
  const items = before ?? none;
  const products = given["products"] as Given;
  const collections = given["collections"] as Given;
  if (products && collections) {
    const message = "Cannot entitle collections in combination with product variants or products";
    complain(reading, [side, "items", "collections", "add"], "CONFLICT", message);
  }
  const listed = (field: string) => (collections?.[field] as string[] | null | undefined) ?? [];
  if (listed("add").some((id) => listed("remove").includes(id))) throw inBoth("Collection");
  const [collection] = listed("add");
  // the sandbox has no collections, so that none of these exists
  if (collection !== undefined && !products) {
    const message = `Collection with id: ${idOf(collection)} is invalid`;
    complain(reading, [side, "items", "collections", "add"], "INVALID", message);
  }
  if (!products) return items;
  const change = (kind: "Product" | "ProductVariant", kept: string[]): string[] => {
    const name = kind === "Product" ? "products" : "productVariants";
    const ids = (field: string) =>
      ((products[field] as string[] | null | undefined) ?? []).map(idOf);
    const [added, removed] = [ids(`${name}ToAdd`), ids(`${name}ToRemove`)];
    if (added.some((id) => removed.includes(id))) throw inBoth(kind);
    const { store } = reading.call;
    const missing = added.find(
      (id) => (kind === "Product" ? store.product(id) : store.variant(id)) === null,
    );
    if (missing !== undefined) {
      const noun = kind === "Product" ? "Product" : "Product variant";
      const path = [side, "items", "products", `${name}ToAdd`];
      complain(reading, path, "INVALID", `${noun} with id: ${missing} is invalid`);
    }
    return merge(kept.map(idOf), added, removed).map((id) => gid(kind, id));
  };
  return {
    products: {
      productsToAdd: change("Product", items.products.productsToAdd),
      productVariantsToAdd: change("ProductVariant", items.products.productVariantsToAdd),
    },
    collections: { add: [] },
  };
}

const inBoth = (kind: string) =>
  badRequest(`The same ${kind} id is present in both 'add' and 'remove' fields`);

export const holdsNothing = ({ products }: KeptItems): boolean =>
  products.productsToAdd.length + products.productVariantsToAdd.length === 0;

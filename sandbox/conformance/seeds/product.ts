import type { ProductRecord, VariantRecord } from "../../store/types.ts";
import type { Seen } from "../sightings.ts";
import { seedLevels } from "./levels.ts";
import {
  amountOf,
  numberIn,
  numberOf,
  objectOf,
  objectsOf,
  textOf,
  textOr,
  textsOf,
  type Seed,
  type SeedShop,
} from "./read.ts";

export const seedProduct: Seed = (id, seen, shop) => {
  const { store } = shop.tenant;
  const before = store.product(id);
  const variants = objectsOf(seen, "variants")
    .map((one) => variantOf(one, shop))
    .filter((one) => (store.variant(one.id)?.product.id ?? id) === id);
  const [onlyOne] = [variantOf({}, shop)];
  store.putProduct({
    id,
    title: textOf(seen, "title", before?.title ?? `Product ${id}`),
    handle: textOf(seen, "handle", before?.handle ?? `product-${id}`),
    productType: textOf(seen, "productType", before?.productType ?? ""),
    vendor: textOf(seen, "vendor", before?.vendor ?? store.shop.name),
    status: textOf(seen, "status", before?.status ?? "ACTIVE") as ProductRecord["status"],
    tags: "tags" in seen ? textsOf(seen, "tags") : (before?.tags ?? []),
    createdAt: textOf(seen, "createdAt", before?.createdAt ?? shop.now),
    updatedAt: textOf(seen, "updatedAt", before?.updatedAt ?? shop.now),
    variants: variants.length > 0 ? variants : (before?.variants ?? [onlyOne]),
    ...optionsIn(seen, before),
  });
};

/** In what its variants differ, where an answer tells. */
function optionsIn(seen: Seen, before: ProductRecord | null): { optionNames?: string[] } {
  const told = objectsOf(seen, "options").map((option) => textOf(option, "name", "Title"));
  const ofVariants = objectsOf(seen, "variants").map((one) =>
    objectsOf(one, "selectedOptions").map((option) => textOf(option, "name", "Title")),
  );
  const names = [told, ...ofVariants].find((list) => list.length > 0) ?? before?.optionNames;
  return names ? { optionNames: names } : {};
}

/** A variant seen by itself: its product gets it, and is made when it was not seen. */
export const seedVariant: Seed = (id, seen, shop) => {
  const { store } = shop.tenant;
  const before = store.variant(id);
  if (before) {
    const { product } = before;
    const told = variantOf(
      { ...seen, id: `gid://shopify/ProductVariant/${id}` },
      shop,
      before.variant,
    );
    const variants = product.variants.map((one) => (one.id === id ? told : one));
    store.putProduct({ ...product, variants });
    return;
  }
  const product = objectOf(seen, "product") ?? {};
  const productId = numberIn(product["id"]) ?? store.nextId("product");
  if (!store.product(productId)) seedProduct(productId, product, shop);
  const record = store.product(productId)!;
  const made = variantOf({ ...seen, id: `gid://shopify/ProductVariant/${id}` }, shop);
  const others = record.variants.filter((one) => one.title !== "Default Title");
  store.putProduct({ ...record, variants: [...others, made] });
};

export const seedInventoryItem: Seed = (id, seen, shop) => {
  const variant = objectOf(seen, "variant") ?? {};
  const variantId = numberIn(variant["id"]) ?? shop.tenant.store.nextId("variant");
  const inventoryItem = { ...seen, id: `gid://shopify/InventoryItem/${id}` };
  // an item's number of stock is its variant's
  const sku = textOr(variant, ["sku"], textOf(seen, "sku", ""));
  seedVariant(variantId, { ...variant, ...(sku === "" ? {} : { sku }), inventoryItem }, shop);
  seedLevels(id, seen, shop);
};

function variantOf(
  seen: Seen,
  { tenant: { store } }: SeedShop,
  before?: VariantRecord,
): VariantRecord {
  const { currency } = store.shop;
  const item = objectOf(seen, "inventoryItem") ?? {};
  return {
    ...before,
    ...("tracked" in item ? { tracked: item["tracked"] === false ? false : undefined } : {}),
    id: numberIn(seen["id"]) ?? store.nextId("variant"),
    title: textOf(seen, "title", before?.title ?? "Default Title"),
    sku: textOf(seen, "sku", textOf(item, "sku", before?.sku ?? "")),
    price: amountOf(seen, "price", currency) ?? before?.price ?? 0,
    compareAtPrice: amountOf(seen, "compareAtPrice", currency) ?? before?.compareAtPrice ?? null,
    unitCost: amountOf(item, "unitCost", currency) ?? before?.unitCost ?? null,
    inventoryItemId:
      numberIn(item["id"]) ?? before?.inventoryItemId ?? store.nextId("inventoryItem"),
    inventoryQuantity: numberOf(seen, "inventoryQuantity", before?.inventoryQuantity ?? 0),
  };
}

import { z } from "zod";
import type { ProductRecord, VariantRecord } from "../store/types.ts";
import type { ShopStore } from "../platform/world.ts";
import { count, money, words } from "./format.ts";

export const pickerQuestion = z.object({
  shop: z.string(),
  type: z.enum(["product", "variant", "collection"]),
  query: z.string(),
  filterQuery: z.string(),
  showDraft: z.boolean(),
  showArchived: z.boolean(),
  after: z.string().nullable(),
  ids: z.array(z.string()),
});
type Question = z.infer<typeof pickerQuestion>;

const PAGE = 50;

const gid = (kind: string, id: number) => `gid://shopify/${kind}/${id}`;

/** Minor units as Shopify writes a Money scalar: "12.50". */
const decimal = (minorUnits: number, currency: string): string => {
  const digits =
    new Intl.NumberFormat("en-US", { style: "currency", currency }).resolvedOptions()
      .maximumFractionDigits ?? 2;
  return (minorUnits / 10 ** digits).toFixed(digits);
};

/** A variant as App Bridge hands it over. */
function variantResource(product: ProductRecord, variant: VariantRecord, currency: string) {
  const price = (amount: number | null) => (amount === null ? null : decimal(amount, currency));
  return {
    id: gid("ProductVariant", variant.id),
    title: variant.title,
    displayName: `${product.title} - ${variant.title}`,
    sku: variant.sku,
    price: price(variant.price),
    compareAtPrice: price(variant.compareAtPrice),
    inventoryQuantity: variant.inventoryQuantity,
    inventoryItem: { id: gid("InventoryItem", variant.inventoryItemId) },
    inventoryManagement: "SHOPIFY",
    inventoryPolicy: "DENY",
    availableForSale: product.status === "ACTIVE" && variant.inventoryQuantity > 0,
    position: product.variants.indexOf(variant) + 1,
    product: { id: gid("Product", product.id) },
    selectedOptions: [{ value: variant.title }],
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
  };
}

function productResource(product: ProductRecord, currency: string) {
  return {
    id: gid("Product", product.id),
    title: product.title,
    handle: product.handle,
    status: product.status,
    productType: product.productType,
    vendor: product.vendor,
    tags: product.tags,
    images: [],
    options: [],
    hasOnlyDefaultVariant: product.variants.length === 1,
    totalInventory: product.variants.reduce(
      (sum, { inventoryQuantity }) => sum + inventoryQuantity,
      0,
    ),
    totalVariants: product.variants.length,
    tracksInventory: true,
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
    variants: product.variants.map((variant) => variantResource(product, variant, currency)),
  };
}

function productOffer(product: ProductRecord, currency: string) {
  const resource = productResource(product, currency);
  return {
    id: resource.id,
    title: product.title,
    detail: `${count(resource.totalInventory)} in stock`,
    status: product.status === "ACTIVE" ? null : words(product.status),
    resource,
    variants: product.variants.map((variant) => variantOffer(product, variant, currency)),
  };
}

function variantOffer(product: ProductRecord, variant: VariantRecord, currency: string) {
  return {
    id: gid("ProductVariant", variant.id),
    title: variant.title,
    detail: `${money(variant.price, currency)} · ${count(variant.inventoryQuantity)} in stock`,
    status: null,
    resource: variantResource(product, variant, currency),
    variants: [],
  };
}

/** Every word of the query must occur in title, type, vendor, tags or SKUs; `field:value` asks one field. */
function matches(product: ProductRecord, query: string): boolean {
  const fields: Record<string, string> = {
    title: product.title,
    product_type: product.productType,
    vendor: product.vendor,
    tag: product.tags.join(" "),
    sku: product.variants.map(({ sku }) => sku).join(" "),
    status: product.status,
  };
  const everything = Object.values(fields).join(" ").toLowerCase();
  const terms = query.toLowerCase().match(/\w+:"[^"]*"|\S+/g) ?? [];
  return terms.every((term) => {
    const [, field = "", value = ""] = /^(\w+):"?([^"]*)"?$/.exec(term) ?? [];
    const text = fields[field];
    return text === undefined ? everything.includes(term) : text.toLowerCase().includes(value);
  });
}

/** What the picker shows: one page of the shop's products (or their variants) that match the search. */
export function pickerOffers(store: ShopStore, question: Question) {
  const { currency } = store.shop;
  // the sandbox's shop sorts nothing into collections
  if (question.type === "collection") return { offers: [], next: null };
  const wanted = new Set(question.ids);
  const offers = [];
  for (const product of store.products()) {
    if (question.after !== null && product.id <= Number(question.after)) continue;
    if (product.status === "DRAFT" && !question.showDraft) continue;
    if (product.status === "ARCHIVED" && !question.showArchived) continue;
    if (!matches(product, `${question.query} ${question.filterQuery}`)) continue;
    const found =
      question.type === "product"
        ? [productOffer(product, currency)]
        : product.variants.map((variant) => ({
            ...variantOffer(product, variant, currency),
            title: `${product.title} – ${variant.title}`,
          }));
    offers.push(...(wanted.size > 0 ? found.filter((offer) => wanted.has(offer.id)) : found));
    if (offers.length >= PAGE && wanted.size === 0) return { offers, next: String(product.id) };
  }
  return { offers, next: null };
}

import type { ProductRecord, VariantRecord } from "../store/types.ts";
import { isSoldOut, policyOf } from "../inventory/selling.ts";
import { isTracked } from "../store/inventory-items.ts";
import { toLiquid } from "./money.ts";
import { metafieldsDrop, type MetafieldSource } from "./metafields.ts";

export interface Catalogue {
  currency: string;
  /** "/storefront/demo.myshopify.com" */
  root: string;
  metafields: MetafieldSource;
}

/** Liquid's `product`. Functions are read when Liquid asks for them. */
export function productObject(product: ProductRecord, catalogue: Catalogue) {
  const url = `${catalogue.root}/products/${product.handle}`;
  const image = productImage(product, catalogue);
  const variants = product.variants.map((one) => variantObject(product, one, url, catalogue));
  const prices = variants.map(({ price }) => price);
  const before = variants.flatMap((one) => one.compare_at_price ?? []);
  const available = variants.find((one) => one.available);
  const price = prices.length > 0 ? Math.min(...prices) : 0;
  return {
    id: product.id,
    title: product.title,
    handle: product.handle,
    url,
    type: product.productType,
    vendor: product.vendor,
    tags: product.tags,
    description: "",
    created_at: product.createdAt,
    published_at: product.createdAt,
    price,
    price_min: price,
    price_max: prices.length > 0 ? Math.max(...prices) : 0,
    price_varies: new Set(prices).size > 1,
    compare_at_price: before.length > 0 ? Math.min(...before) : null,
    available: available !== undefined,
    variants,
    variants_count: variants.length,
    has_only_default_variant:
      product.variants.length === 1 && product.variants[0]!.title === "Default Title",
    selected_variant: null,
    first_available_variant: available ?? null,
    selected_or_first_available_variant: available ?? variants[0] ?? null,
    featured_image: image,
    featured_media: image,
    images: [image],
    metafields: () =>
      metafieldsDrop(`gid://shopify/Product/${product.id}`, "PRODUCT", catalogue.metafields),
  };
}

function variantObject(
  product: ProductRecord,
  variant: VariantRecord,
  productUrl: string,
  catalogue: Catalogue,
) {
  const { currency } = catalogue;
  return {
    id: variant.id,
    title: variant.title,
    sku: variant.sku,
    url: `${productUrl}?variant=${variant.id}`,
    price: toLiquid(variant.price, currency),
    compare_at_price:
      variant.compareAtPrice === null ? null : toLiquid(variant.compareAtPrice, currency),
    available: !isSoldOut(variant),
    inventory_quantity: variant.inventoryQuantity,
    inventory_management: isTracked(variant) ? "shopify" : null,
    inventory_policy: policyOf(variant).toLowerCase(),
    featured_image: null,
    metafields: () =>
      metafieldsDrop(
        `gid://shopify/ProductVariant/${variant.id}`,
        "PRODUCTVARIANT",
        catalogue.metafields,
      ),
  };
}

/** The drawing that stands for a product's photograph. */
function productImage(product: ProductRecord, { root }: Catalogue) {
  const src = `${root}/files/${product.handle}.svg`;
  return { src, alt: product.title, width: 200, height: 150, aspect_ratio: 200 / 150 };
}

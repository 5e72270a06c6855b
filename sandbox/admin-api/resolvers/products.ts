import { isSoldOut, onlineOf, policyOf } from "../../inventory/selling.ts";
import { isTracked } from "../../store/inventory-items.ts";
import type { FoundVariant } from "../../store/products.ts";
import type { ProductRecord } from "../../store/types.ts";
import type { Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { gid, idOf } from "../gid.ts";
import { Items } from "../listing.ts";
import { money, moneyText } from "../money.ts";
import { metafieldFields } from "./metafield-fields.ts";
import { productRows, variantRows } from "../product-search.ts";

const stock = (product: ProductRecord): number =>
  product.variants
    .filter(isTracked)
    .reduce((sum, { inventoryQuantity }) => sum + inventoryQuantity, 0);

const Product: Fields<ProductRecord> = {
  id: (product) => gid("Product", product.id),
  legacyResourceId: (product) => product.id,
  title: (product) => product.title,
  handle: (product) => product.handle,
  productType: (product) => product.productType,
  vendor: (product) => product.vendor,
  status: (product) => product.status,
  tags: (product) => product.tags,
  createdAt: (product) => product.createdAt,
  updatedAt: (product) => product.updatedAt,
  publishedAt: (product) => (product.status === "ACTIVE" ? product.createdAt : null),
  description: () => "",
  descriptionHtml: () => "",
  featuredMedia: () => null,
  featuredImage: () => null,
  onlineStoreUrl: (product, _args, call) =>
    product.status === "ACTIVE" ? `https://${call.tenant.domain}/products/${product.handle}` : null,
  isGiftCard: () => false,
  totalInventory: stock,
  tracksInventory: (product) => product.variants.some(isTracked),
  hasOutOfStockVariants: (product) =>
    product.variants.some((variant) => isTracked(variant) && variant.inventoryQuantity <= 0),
  hasOnlyDefaultVariant: (product) => product.variants.length === 1,
  variantsCount: (product) => ({ count: product.variants.length, precision: "EXACT" }),
  variants: (product, args) =>
    new Items<FoundVariant>(
      () => product.variants.map((variant) => ({ product, variant })),
      args["reverse"] === true,
    ),
  priceRangeV2: (product, _args, call) => {
    const prices = product.variants.map((variant) => variant.price);
    return {
      minVariantPrice: money(Math.min(...prices), call.currency),
      maxVariantPrice: money(Math.max(...prices), call.currency),
    };
  },
  ...metafieldFields<ProductRecord>((product) => gid("Product", product.id)),
};

const ProductVariant: Fields<FoundVariant> = {
  id: ({ variant }) => gid("ProductVariant", variant.id),
  legacyResourceId: ({ variant }) => variant.id,
  title: ({ variant }) => variant.title,
  displayName: ({ product, variant }) => `${product.title} - ${variant.title}`,
  sku: ({ variant }) => variant.sku || null,
  barcode: () => null,
  price: ({ variant }, _args, call) => moneyText(variant.price, call),
  compareAtPrice: ({ variant }, _args, call) =>
    variant.compareAtPrice === null ? null : moneyText(variant.compareAtPrice, call),
  inventoryQuantity: ({ variant }) => variant.inventoryQuantity,
  sellableOnlineQuantity: ({ variant }) => onlineOf(variant),
  availableForSale: ({ variant }) => !isSoldOut(variant),
  inventoryPolicy: ({ variant }) => policyOf(variant),
  taxable: () => true,
  position: ({ product, variant }) => product.variants.indexOf(variant) + 1,
  createdAt: ({ product }) => product.createdAt,
  updatedAt: ({ product }) => product.updatedAt,
  product: ({ product }) => product,
  inventoryItem: (found) => found,
  ...metafieldFields<FoundVariant>(({ variant }) => gid("ProductVariant", variant.id)),
};

export const products: Domain = {
  types: {
    QueryRoot: {
      products: (_source: unknown, args, call) => productRows(args, call),
      product: (_source: unknown, args, call) => call.store.product(idOf(args["id"] as string)),
      productsCount: (_source: unknown, args, call) =>
        productRows(args, call).count((args["limit"] as number | null) ?? 10_000),
      productVariants: (_source: unknown, args, call) => variantRows(args, call),
      productVariant: (_source: unknown, args, call) =>
        call.store.variant(idOf(args["id"] as string)),
    } satisfies Fields<unknown>,
    Product,
    ProductVariant,
  },
  plain: { ProductPriceRangeV2: "minVariantPrice maxVariantPrice" },
};

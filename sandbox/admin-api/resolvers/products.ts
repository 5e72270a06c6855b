import type { FoundVariant } from "../../store/products.ts";
import { productColumns, productFromRow } from "../../store/products.ts";
import type { ProductRecord } from "../../store/types.ts";
import type { Args, Call, Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { notImplemented } from "../errors.ts";
import { gid, idOf } from "../gid.ts";
import { Items, TableRows } from "../listing.ts";
import { money, moneyText } from "../money.ts";
import { choice, searchCondition, type Searchable } from "../search-sql.ts";
import { metafieldFields } from "./metafield-fields.ts";

const productSearch: Searchable = {
  name: "products",
  fields: {
    id: { kind: "id", column: "id" },
    title: { kind: "text", column: "title" },
    handle: { kind: "text", column: "handle" },
    product_type: { kind: "text", column: "product_type" },
    vendor: { kind: "text", column: "vendor" },
    created_at: { kind: "time", column: "created_at" },
    updated_at: { kind: "time", column: "updated_at" },
    status: choice({
      active: "status = 'ACTIVE'",
      draft: "status = 'DRAFT'",
      archived: "status = 'ARCHIVED'",
    }),
    tag: {
      kind: "custom",
      sql: ({ value }) => ({
        sql: "EXISTS (SELECT 1 FROM json_each(doc, '$.tags') WHERE value = ? COLLATE NOCASE)",
        parameters: [value],
      }),
    },
  },
  anywhere: (value) => ({ sql: "title LIKE ?", parameters: [`%${value}%`] }),
};
const productSorts: Record<string, string> = {
  ID: "id",
  RELEVANCE: "id",
  TITLE: "title",
  CREATED_AT: "created_at",
  UPDATED_AT: "updated_at",
  PRODUCT_TYPE: "product_type",
  VENDOR: "vendor",
};
const variantSearch: Searchable = {
  name: "productVariants",
  fields: {
    id: { kind: "id", column: "id" },
    product_id: { kind: "id", column: "product_id" },
    sku: { kind: "text", column: "sku" },
    title: { kind: "text", column: "title" },
  },
  anywhere: (value) => ({ sql: "title LIKE ?", parameters: [`%${value}%`] }),
};
const variantSorts: Record<string, string> = {
  ID: "id",
  RELEVANCE: "id",
  SKU: "sku",
  TITLE: "title",
  POSITION: "position",
};

function place(call: Call) {
  const { shop } = call.store;
  return { timezone: shop.timezone, currency: shop.currency, now: call.now };
}

function sortOf(args: Args, sorts: Record<string, string>, name: string): string {
  if (args["savedSearchId"]) throw notImplemented("savedSearchId");
  const key = (args["sortKey"] as string | undefined) ?? "ID";
  const sort = sorts[key];
  if (!sort) throw notImplemented(`${name}.${key}`);
  return sort;
}

function productRows(args: Args, call: Call): TableRows<ProductRecord> {
  const search = searchCondition(
    (args["query"] as string | null) ?? "",
    productSearch,
    place(call),
  );
  return new TableRows({
    db: call.store.db,
    table: "products",
    columns: productColumns,
    decode: productFromRow,
    where: search.sql,
    parameters: search.parameters,
    sort: sortOf(args, productSorts, "ProductSortKeys"),
    reverse: args["reverse"] === true,
  });
}

function variantRows(args: Args, call: Call): TableRows<FoundVariant> {
  const search = searchCondition(
    (args["query"] as string | null) ?? "",
    variantSearch,
    place(call),
  );
  return new TableRows({
    db: call.store.db,
    table: "variants",
    columns: "id",
    decode: (row) => call.store.variant((row as { id: number }).id)!,
    where: search.sql,
    parameters: search.parameters,
    sort: sortOf(args, variantSorts, "ProductVariantSortKeys"),
    reverse: args["reverse"] === true,
  });
}

const stock = (product: ProductRecord): number =>
  product.variants.reduce((sum, variant) => sum + variant.inventoryQuantity, 0);

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
  tracksInventory: () => true,
  hasOutOfStockVariants: (product) =>
    product.variants.some((variant) => variant.inventoryQuantity <= 0),
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
  sku: ({ variant }) => variant.sku,
  barcode: () => null,
  price: ({ variant }, _args, call) => moneyText(variant.price, call),
  compareAtPrice: ({ variant }, _args, call) =>
    variant.compareAtPrice === null ? null : moneyText(variant.compareAtPrice, call),
  inventoryQuantity: ({ variant }) => variant.inventoryQuantity,
  sellableOnlineQuantity: ({ variant }) => variant.inventoryQuantity,
  availableForSale: ({ variant }) => variant.inventoryQuantity > 0,
  inventoryPolicy: () => "DENY",
  taxable: () => true,
  position: ({ product, variant }) => product.variants.indexOf(variant) + 1,
  createdAt: ({ product }) => product.createdAt,
  updatedAt: ({ product }) => product.updatedAt,
  product: ({ product }) => product,
  inventoryItem: (found) => found,
  ...metafieldFields<FoundVariant>(({ variant }) => gid("ProductVariant", variant.id)),
};

const InventoryItem: Fields<FoundVariant> = {
  id: ({ variant }) => gid("InventoryItem", variant.inventoryItemId),
  legacyResourceId: ({ variant }) => variant.inventoryItemId,
  sku: ({ variant }) => variant.sku,
  tracked: () => true,
  requiresShipping: () => true,
  unitCost: ({ variant }, _args, call) =>
    variant.unitCost === null ? null : money(variant.unitCost, call.currency),
  variant: (found) => found,
  createdAt: ({ product }) => product.createdAt,
  updatedAt: ({ product }) => product.updatedAt,
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
      inventoryItem: (_source: unknown, args, call) =>
        call.store.variantByItem(idOf(args["id"] as string)),
    } satisfies Fields<unknown>,
    Product,
    ProductVariant,
    InventoryItem,
  },
  plain: { ProductPriceRangeV2: "minVariantPrice maxVariantPrice" },
};

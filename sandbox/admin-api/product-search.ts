import { productColumns, productFromRow, type FoundVariant } from "../store/products.ts";
import type { ProductRecord } from "../store/types.ts";
import type { Args, Call } from "./call.ts";
import { choice, contains, tagged } from "./search-sql.ts";
import { searchedRows, type SearchedTable } from "./searched-rows.ts";
import type { TableRows } from "./table-rows.ts";

const byTitle = (value: string) => contains(value, "title");

const products: SearchedTable<ProductRecord> = {
  table: "products",
  columns: productColumns,
  decode: productFromRow,
  search: {
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
      tag: tagged,
    },
    anywhere: byTitle,
  },
  sortKeys: "ProductSortKeys",
  sorts: {
    ID: "id",
    RELEVANCE: "id",
    TITLE: "title",
    CREATED_AT: "created_at",
    UPDATED_AT: "updated_at",
    PRODUCT_TYPE: "product_type",
    VENDOR: "vendor",
  },
  sort: "ID",
};

const variants = (call: Call): SearchedTable<FoundVariant> => ({
  table: "variants",
  columns: "id",
  decode: (row) => call.store.variant((row as { id: number }).id)!,
  search: {
    name: "productVariants",
    fields: {
      id: { kind: "id", column: "id" },
      product_id: { kind: "id", column: "product_id" },
      sku: { kind: "text", column: "sku" },
      title: { kind: "text", column: "title" },
    },
    anywhere: byTitle,
  },
  sortKeys: "ProductVariantSortKeys",
  sorts: { ID: "id", RELEVANCE: "id", SKU: "sku", TITLE: "title", POSITION: "position" },
  sort: "ID",
});

export function productRows(args: Args, call: Call): TableRows<ProductRecord> {
  return searchedRows(products, args, call);
}

export function variantRows(args: Args, call: Call): TableRows<FoundVariant> {
  return searchedRows(variants(call), args, call);
}

import { inIdOrder, type Database } from "./database.ts";
import { toIso, toSeconds } from "./instants.ts";
import type { ProductRecord, VariantRecord } from "./types.ts";

export const productColumns =
  "id, title, handle, status, product_type, vendor, created_at, updated_at, doc";

interface ProductRow {
  id: number;
  title: string;
  handle: string;
  status: ProductRecord["status"];
  product_type: string;
  vendor: string;
  created_at: number;
  updated_at: number;
  doc: string;
}

type ProductDoc = Pick<ProductRecord, "tags" | "variants" | "optionNames">;

export function productFromRow(raw: unknown): ProductRecord {
  const row = raw as ProductRow;
  const doc = JSON.parse(row.doc) as ProductDoc;
  return {
    id: row.id,
    title: row.title,
    handle: row.handle,
    productType: row.product_type,
    vendor: row.vendor,
    status: row.status,
    tags: doc.tags,
    createdAt: toIso(row.created_at),
    updatedAt: toIso(row.updated_at),
    variants: doc.variants,
    ...(doc.optionNames ? { optionNames: doc.optionNames } : {}),
  };
}

const mostRemembered = 5000;

/** A variant with its product; shared with other readers, not to be changed. */
export interface FoundVariant {
  product: ProductRecord;
  variant: VariantRecord;
}

export interface ProductTable {
  get(id: number): ProductRecord | null;
  /** the same, shared and not to be changed: for reading a product behind each of many lines */
  shared(id: number): ProductRecord | null;
  variant(id: number): FoundVariant | null;
  variantByItem(inventoryItemId: number): FoundVariant | null;
  write(product: ProductRecord): void;
  remove(id: number): void;
  each(): Iterable<ProductRecord>;
  /** products with variants of which nothing is counted */
  uncounted(): number[];
}

export function productTable(db: Database): ProductTable {
  const get = (id: number): ProductRecord | null => {
    const row = db.prepare(`SELECT ${productColumns} FROM products WHERE id = ?`).get(id);
    return row ? productFromRow(row) : null;
  };
  const remembered = new Map<number, ProductRecord | null>();
  const shared = (id: number): ProductRecord | null => {
    let product = remembered.get(id);
    if (product === undefined) {
      product = get(id);
      if (remembered.size >= mostRemembered) remembered.clear();
      remembered.set(id, product);
    }
    return product;
  };
  const homes = new Map<number, number>();
  const found = (row: Record<string, unknown> | undefined): FoundVariant | null => {
    if (!row) return null;
    const product = shared(row["product_id"] as number);
    const variant = product?.variants.find((candidate) => candidate.id === row["id"]);
    return product && variant ? { product, variant } : null;
  };
  const variant = (id: number): FoundVariant | null => {
    const home = homes.get(id);
    if (home !== undefined) {
      const hit = found({ id, product_id: home });
      if (hit) return hit;
    }
    const row = db.prepare("SELECT id, product_id FROM variants WHERE id = ?").get(id);
    if (row) homes.set(id, row["product_id"] as number);
    return found(row);
  };
  return {
    get,
    shared,
    variant,
    variantByItem: (id) =>
      found(db.prepare("SELECT id, product_id FROM variants WHERE inventory_item_id = ?").get(id)),
    write(product) {
      remembered.delete(product.id);
      const { tags, variants, optionNames } = product;
      const doc: ProductDoc = { tags, variants, ...(optionNames ? { optionNames } : {}) };
      db.prepare(
        `INSERT OR REPLACE INTO products (${productColumns}) VALUES (?,?,?,?,?,?,?,?,?)`,
      ).run(
        product.id,
        product.title,
        product.handle,
        product.status,
        product.productType,
        product.vendor,
        toSeconds(product.createdAt),
        toSeconds(product.updatedAt),
        JSON.stringify(doc),
      );
      db.prepare("DELETE FROM variants WHERE product_id = ?").run(product.id);
      product.variants.forEach((variant, position) => {
        db.prepare(
          "INSERT INTO variants (id, product_id, inventory_item_id, sku, title, position) VALUES (?,?,?,?,?,?)",
        ).run(
          variant.id,
          product.id,
          variant.inventoryItemId,
          variant.sku,
          variant.title,
          position + 1,
        );
      });
    },
    remove(id) {
      remembered.delete(id);
      homes.clear();
      db.prepare("DELETE FROM variants WHERE product_id = ?").run(id);
      db.prepare("DELETE FROM products WHERE id = ?").run(id);
    },
    each: () => inIdOrder(db, "products", productColumns, productFromRow),
    uncounted: () =>
      db
        .prepare(
          "SELECT DISTINCT product_id AS id FROM variants WHERE inventory_item_id NOT IN (SELECT id FROM inventory_items)",
        )
        .all()
        .map((row) => row["id"] as number),
  };
}

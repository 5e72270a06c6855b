import type { Database } from "./database.ts";
import { toSeconds } from "./instants.ts";
import { levelTable, newLevel, type LevelTable } from "./inventory-levels.ts";
import type { ProductRecord, VariantRecord } from "./types.ts";

/** By what items are found and listed; what they are stands in their variants. */
const tables = `
CREATE TABLE IF NOT EXISTS inventory_items (
  id INTEGER PRIMARY KEY, product_id INTEGER NOT NULL, sku TEXT NOT NULL, tracked INTEGER NOT NULL,
  created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS inventory_items_product ON inventory_items (product_id);
CREATE INDEX IF NOT EXISTS inventory_items_sku ON inventory_items (sku);
`;

export const isTracked = (variant: VariantRecord): boolean => variant.tracked !== false;

export interface InventoryItems {
  levels: LevelTable;
  /** The product as it is to be written: of items that are counted already, what was counted stands. */
  stocked(product: ProductRecord): ProductRecord;
  remove(productId: number): void;
  /** items of that product which no variant of it has any more, taken away with what was counted of them */
  shed(product: ProductRecord): number[];
}

/** Counts what every variant's item has; a new one lies at the shop's first location. */
export function inventoryItems(
  db: Database,
  nextId: (kind: string) => number,
  firstLocation: () => number,
): InventoryItems {
  db.file.exec(tables);
  const levels = levelTable(db);

  function write(product: ProductRecord, variant: VariantRecord): void {
    db.prepare("INSERT OR REPLACE INTO inventory_items VALUES (?,?,?,?,?,?)").run(
      variant.inventoryItemId,
      product.id,
      variant.sku,
      isTracked(variant) ? 1 : 0,
      toSeconds(product.createdAt),
      toSeconds(variant.item?.updatedAt ?? product.createdAt),
    );
  }

  function removeItem(id: number): void {
    levels.removeOf(id);
    db.prepare("DELETE FROM inventory_items WHERE id = ?").run(id);
  }

  const itemsOf = (productId: number) =>
    db
      .prepare("SELECT id FROM inventory_items WHERE product_id = ?")
      .all(productId)
      .map((row) => row["id"] as number);

  return {
    levels,
    stocked: (product) => ({
      ...product,
      variants: product.variants.map((variant) => {
        write(product, variant);
        const counted = levels.of(variant.inventoryItemId);
        if (counted.length > 0) return { ...variant, ...sellable(db, counted) };
        const { inventoryItemId, inventoryQuantity } = variant;
        const id = nextId("inventoryLevel");
        const at = product.createdAt;
        levels.write(newLevel(id, inventoryItemId, firstLocation(), inventoryQuantity, at));
        return variant;
      }),
    }),
    remove: (productId) => itemsOf(productId).forEach(removeItem),
    shed(product) {
      const kept = new Set(product.variants.map((variant) => variant.inventoryItemId));
      const gone = itemsOf(product.id).filter((id) => !kept.has(id));
      gone.forEach(removeItem);
      return gone;
    },
  };
}

/** What can be bought of an item: in all, and online where that is less. */
function sellable(
  db: Database,
  levels: ReturnType<LevelTable["of"]>,
): Pick<VariantRecord, "inventoryQuantity" | "onlineQuantity"> {
  const isOnline = (locationId: number) =>
    db
      .prepare(
        "SELECT 1 FROM locations WHERE id = ? AND active AND json_extract(doc, '$.fulfillsOnlineOrders')",
      )
      .get(locationId) !== undefined;
  const active = levels.filter(({ isActive }) => isActive);
  const sum = (of: typeof levels) =>
    of.reduce((total, { quantities }) => total + quantities.available, 0);
  const inventoryQuantity = sum(active);
  const online = sum(active.filter(({ locationId }) => isOnline(locationId)));
  return { inventoryQuantity, onlineQuantity: online === inventoryQuantity ? undefined : online };
}

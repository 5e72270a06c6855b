import type { Database } from "./database.ts";

const tables = `
CREATE TABLE IF NOT EXISTS held_for_orders (order_id INTEGER PRIMARY KEY, doc TEXT NOT NULL) STRICT;
`;

/** Pieces that lie at a location for an order. */
export interface Held {
  itemId: number;
  locationId: number;
  quantity: number;
}

/** What is committed to each order, as it was counted last; a finished order has no row. */
export interface HeldTable {
  /** null = it was never counted, or nothing is held for it any more */
  of(orderId: number): Held[] | null;
  write(orderId: number, held: readonly Held[]): void;
  remove(orderId: number): void;
}

export function heldTable(db: Database): HeldTable {
  db.file.exec(tables);
  return {
    of(orderId) {
      const row = db.prepare("SELECT doc FROM held_for_orders WHERE order_id = ?").get(orderId);
      return row ? (JSON.parse(row["doc"] as string) as Held[]) : null;
    },
    write(orderId, held) {
      db.prepare("INSERT OR REPLACE INTO held_for_orders VALUES (?,?)").run(
        orderId,
        JSON.stringify(held),
      );
    },
    remove: (orderId) => {
      db.prepare("DELETE FROM held_for_orders WHERE order_id = ?").run(orderId);
    },
  };
}

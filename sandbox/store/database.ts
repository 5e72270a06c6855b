import { DatabaseSync, type StatementSync } from "node:sqlite";

/**
 * One shop is one SQLite file. Columns exist for what is filtered or sorted, `doc` holds the rest
 * as JSON. Instants are seconds since 1970, so that indexes stay small and comparisons exact.
 */
const tables = `
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS ids (kind TEXT PRIMARY KEY, reserved INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS orders (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, customer_id INTEGER, email TEXT,
  created_at INTEGER NOT NULL, processed_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
  cancelled_at INTEGER, closed_at INTEGER, test INTEGER NOT NULL, source_name TEXT NOT NULL,
  financial_status TEXT NOT NULL, fulfillment_status TEXT NOT NULL, confirmation_number TEXT NOT NULL,
  checkout_token TEXT NOT NULL, total INTEGER NOT NULL, current_total INTEGER NOT NULL,
  total_refunded INTEGER NOT NULL, doc TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS orders_processed ON orders (processed_at);
CREATE INDEX IF NOT EXISTS orders_updated ON orders (updated_at);
CREATE INDEX IF NOT EXISTS orders_created ON orders (created_at);
CREATE INDEX IF NOT EXISTS orders_customer ON orders (customer_id, processed_at);
CREATE INDEX IF NOT EXISTS orders_checkout ON orders (checkout_token);
CREATE INDEX IF NOT EXISTS orders_name ON orders (name);
CREATE TABLE IF NOT EXISTS order_discounts (
  discount_id INTEGER NOT NULL, order_id INTEGER NOT NULL,
  PRIMARY KEY (discount_id, order_id)) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS order_discounts_order ON order_discounts (order_id);

CREATE TABLE IF NOT EXISTS customers (
  id INTEGER PRIMARY KEY, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
  first_name TEXT NOT NULL, last_name TEXT NOT NULL, email TEXT, phone TEXT,
  number_of_orders INTEGER NOT NULL, amount_spent INTEGER NOT NULL,
  last_order_id INTEGER, last_order_at INTEGER, doc TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS customers_updated ON customers (updated_at);
CREATE INDEX IF NOT EXISTS customers_created ON customers (created_at);
CREATE INDEX IF NOT EXISTS customers_email ON customers (email COLLATE NOCASE);
CREATE INDEX IF NOT EXISTS customers_spent ON customers (amount_spent);
CREATE INDEX IF NOT EXISTS customers_orders ON customers (number_of_orders);

CREATE TABLE IF NOT EXISTS products (
  id INTEGER PRIMARY KEY, title TEXT NOT NULL, handle TEXT NOT NULL, status TEXT NOT NULL,
  product_type TEXT NOT NULL, vendor TEXT NOT NULL, created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL, doc TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS products_updated ON products (updated_at);
CREATE TABLE IF NOT EXISTS variants (
  id INTEGER PRIMARY KEY, product_id INTEGER NOT NULL, inventory_item_id INTEGER NOT NULL,
  sku TEXT NOT NULL, title TEXT NOT NULL, position INTEGER NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS variants_product ON variants (product_id);
CREATE INDEX IF NOT EXISTS variants_item ON variants (inventory_item_id);

CREATE TABLE IF NOT EXISTS discounts (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, type TEXT NOT NULL, title TEXT NOT NULL,
  starts_at INTEGER NOT NULL, ends_at INTEGER, created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL, doc TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS codes (
  id INTEGER PRIMARY KEY, discount_id INTEGER NOT NULL, code TEXT NOT NULL COLLATE NOCASE UNIQUE,
  usage_count INTEGER NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS codes_discount ON codes (discount_id);

CREATE TABLE IF NOT EXISTS segments (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, query TEXT NOT NULL,
  created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL) STRICT;

CREATE TABLE IF NOT EXISTS metafields (
  id INTEGER PRIMARY KEY, owner TEXT NOT NULL, namespace TEXT NOT NULL, key TEXT NOT NULL,
  type TEXT NOT NULL, value TEXT NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
  UNIQUE (owner, namespace, key)) STRICT;
`;

/** A shop's file with its prepared statements. */
export interface Database {
  readonly file: DatabaseSync;
  /** the prepared statement of that text, prepared once */
  prepare(sql: string): StatementSync;
  /** runs the work in one transaction; inside another one it simply joins it */
  transaction<T>(work: () => T): T;
  close(): void;
  isClosed(): boolean;
}

export function openDatabase(path: string): Database {
  const file = new DatabaseSync(path);
  file.exec(
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA busy_timeout = 5000;",
  );
  file.exec(tables);
  const statements = new Map<string, StatementSync>();
  let depth = 0;
  return {
    file,
    prepare(sql) {
      let statement = statements.get(sql);
      if (!statement) {
        statement = file.prepare(sql);
        statements.set(sql, statement);
      }
      return statement;
    },
    transaction(work) {
      if (depth > 0) return work();
      file.exec("BEGIN IMMEDIATE");
      depth += 1;
      try {
        const result = work();
        file.exec("COMMIT");
        return result;
      } catch (error) {
        file.exec("ROLLBACK");
        throw error;
      } finally {
        depth -= 1;
      }
    },
    close() {
      if (!file.isOpen) return;
      statements.clear();
      file.close();
    },
    isClosed: () => !file.isOpen,
  };
}

/** Reads a table piece by piece in key order, so that rows written meanwhile do no harm. */
export function* inBatches<T>(next: (last: T | null) => T[]): Generator<T, void, undefined> {
  let last: T | null = null;
  for (;;) {
    const batch: T[] = next(last);
    if (batch.length === 0) return;
    yield* batch;
    last = batch[batch.length - 1]!;
  }
}

/** Every record of a table in the order of its ids. */
export function inIdOrder<T extends { id: number }>(
  db: Database,
  table: string,
  columns: string,
  decode: (row: unknown) => T,
): Generator<T, void, undefined> {
  const next = `SELECT ${columns} FROM ${table} WHERE id > ? ORDER BY id LIMIT 500`;
  return inBatches<T>((last) =>
    db
      .prepare(next)
      .all(last?.id ?? 0)
      .map(decode),
  );
}

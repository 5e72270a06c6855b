import { inBatches, inIdOrder, type Database } from "./database.ts";
import { toIso, toIsoOrNull, toSeconds, toSecondsOrNull } from "./instants.ts";
import type { DiscountCodeRecord, DiscountRecord } from "./types.ts";

export const discountColumns =
  "id, kind, type, title, starts_at, ends_at, created_at, updated_at, doc";
export const codeColumns = "id, discount_id, code, usage_count";

interface DiscountRow {
  id: number;
  kind: DiscountRecord["kind"];
  type: DiscountRecord["type"];
  title: string;
  starts_at: number;
  ends_at: number | null;
  created_at: number;
  updated_at: number;
  doc: string;
}

type DiscountDoc = Omit<
  DiscountRecord,
  "id" | "kind" | "type" | "title" | "startsAt" | "endsAt" | "createdAt" | "updatedAt"
>;

export function discountFromRow(raw: unknown): DiscountRecord {
  const row = raw as DiscountRow;
  return {
    ...(JSON.parse(row.doc) as DiscountDoc),
    id: row.id,
    kind: row.kind,
    type: row.type,
    title: row.title,
    startsAt: toIso(row.starts_at),
    endsAt: toIsoOrNull(row.ends_at),
    createdAt: toIso(row.created_at),
    updatedAt: toIso(row.updated_at),
  };
}

export function codeFromRow(raw: unknown): DiscountCodeRecord {
  const row = raw as { id: number; discount_id: number; code: string; usage_count: number };
  return { id: row.id, discountId: row.discount_id, code: row.code, usageCount: row.usage_count };
}

export interface DiscountTable {
  get(id: number): DiscountRecord | null;
  write(discount: DiscountRecord): void;
  /** the discount and all its codes */
  remove(id: number): void;
  each(): Iterable<DiscountRecord>;
  code(text: string): DiscountCodeRecord | null;
  writeCode(code: DiscountCodeRecord): void;
  removeCode(id: number): void;
  codesOf(discountId: number): Iterable<DiscountCodeRecord>;
  codeCount(discountId: number): number;
  /** times the discount was used: by its codes, or for an automatic one by the orders that carry it */
  uses(discount: DiscountRecord): number;
}

export function discountTable(db: Database): DiscountTable {
  return {
    get(id) {
      const row = db.prepare(`SELECT ${discountColumns} FROM discounts WHERE id = ?`).get(id);
      return row ? discountFromRow(row) : null;
    },
    write(discount) {
      const { id, kind, type, title, startsAt, endsAt, createdAt, updatedAt, ...doc } = discount;
      db.prepare(
        `INSERT OR REPLACE INTO discounts (${discountColumns}) VALUES (?,?,?,?,?,?,?,?,?)`,
      ).run(
        id,
        kind,
        type,
        title,
        toSeconds(startsAt),
        toSecondsOrNull(endsAt),
        toSeconds(createdAt),
        toSeconds(updatedAt),
        JSON.stringify(doc),
      );
    },
    remove(id) {
      db.transaction(() => {
        db.prepare("DELETE FROM codes WHERE discount_id = ?").run(id);
        db.prepare("DELETE FROM discounts WHERE id = ?").run(id);
      });
    },
    each: () => inIdOrder(db, "discounts", discountColumns, discountFromRow),
    code(text) {
      const row = db.prepare(`SELECT ${codeColumns} FROM codes WHERE code = ?`).get(text);
      return row ? codeFromRow(row) : null;
    },
    writeCode(code) {
      db.prepare(
        `INSERT INTO codes (${codeColumns}) VALUES (?,?,?,?)
         ON CONFLICT (id) DO UPDATE SET discount_id = excluded.discount_id, code = excluded.code,
           usage_count = excluded.usage_count`,
      ).run(code.id, code.discountId, code.code, code.usageCount);
    },
    removeCode(id) {
      db.prepare("DELETE FROM codes WHERE id = ?").run(id);
    },
    codesOf(discountId) {
      return inBatches<DiscountCodeRecord>((last) =>
        db
          .prepare(
            `SELECT ${codeColumns} FROM codes WHERE discount_id = ? AND id > ? ORDER BY id LIMIT 500`,
          )
          .all(discountId, last?.id ?? 0)
          .map(codeFromRow),
      );
    },
    codeCount: (discountId) =>
      db.prepare("SELECT count(*) AS n FROM codes WHERE discount_id = ?").get(discountId)![
        "n"
      ] as number,
    uses(discount) {
      const sql =
        discount.kind === "code"
          ? "SELECT coalesce(sum(usage_count), 0) AS n FROM codes WHERE discount_id = ?"
          : "SELECT count(*) AS n FROM order_discounts WHERE discount_id = ?";
      return db.prepare(sql).get(discount.id)!["n"] as number;
    },
  };
}

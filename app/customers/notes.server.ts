import { rows, type Db } from "../db.server.ts";
import type { CustomerId, StaffId } from "../ids.ts";

export interface CustomerNote {
  noteId: string;
  text: string;
  staffId: StaffId | null;
  at: Date;
}

/** The newest first. */
export async function notesOf(
  db: Db,
  shopId: number,
  customerId: CustomerId,
  limit: number,
): Promise<CustomerNote[]> {
  return rows<CustomerNote>(
    db,
    `SELECT note_id AS "noteId", text, staff_id AS "staffId", at FROM customer_notes
      WHERE shop_id = $1 AND customer_id = $2 ORDER BY at DESC, note_id DESC LIMIT $3`,
    [shopId, customerId, limit],
  );
}

/** @param noteId chosen when the form was shown: the same form sent twice is one note */
export async function writeNote(
  db: Db,
  shopId: number,
  customerId: CustomerId,
  note: CustomerNote,
): Promise<void> {
  await db.query(
    `INSERT INTO customer_notes (shop_id, note_id, customer_id, text, staff_id, at)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [shopId, note.noteId, customerId, note.text, note.staffId, note.at],
  );
}

export async function removeNote(
  db: Db,
  shopId: number,
  customerId: CustomerId,
  noteId: string,
): Promise<void> {
  await db.query(
    "DELETE FROM customer_notes WHERE shop_id = $1 AND customer_id = $2 AND note_id = $3",
    [shopId, customerId, noteId],
  );
}

import { randomUUID } from "node:crypto";
import os from "node:os";
import { rows, type Db } from "../../app/db.server.ts";

export interface AdminAction {
  at: Date;
  /** user@machine of the operating system */
  who: string;
  action: string;
  reason: string;
  forAll: boolean;
}

const SHOWN = 10;

/** Writes down what is done, in the transaction that does it. */
export async function note(db: Db, shopId: number, action: string, reason: string): Promise<void> {
  await db.query(
    `INSERT INTO admin_actions (shop_id, action_id, at, who, action, reason) VALUES ($1, $2, $3, $4, $5, $6)`,
    [
      shopId,
      randomUUID(),
      new Date(),
      `${os.userInfo().username}@${os.hostname()}`,
      action,
      reason,
    ],
  );
}

/** What was done to a shop, and to all of them, the newest first. */
export async function lastActions(db: Db, shopId: number): Promise<AdminAction[]> {
  return rows<AdminAction>(
    db,
    `SELECT at, who, action, reason, shop_id = 0 AS "forAll" FROM admin_actions
      WHERE shop_id = ANY($1::int[]) ORDER BY at DESC LIMIT ${SHOWN}`,
    [[0, shopId]],
  );
}

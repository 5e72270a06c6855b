import { isColumn, shownColumns, type TableColumn } from "./columns.ts";
import { choiceOf } from "../../shops/choices.server.ts";
import { pool } from "../../db.server.ts";
import type { StaffId } from "../../ids.ts";

/** The columns a member of staff has chosen last; the usual ones where they have not. */
export async function columnsOf(shopId: number, staffId: StaffId | null): Promise<TableColumn[]> {
  const chosen = await choiceOf(pool, shopId, staffId, "customers.columns");
  return shownColumns(chosen && chosen.filter(isColumn));
}

import { z } from "zod";
import { pool } from "../db.server.ts";
import type { StaffId } from "../ids.ts";
import { shownColumns } from "../lists/columns.ts";
import { choiceOf, remember } from "../shops/choices.server.ts";
import type { ListWithColumns } from "../shops/choices.ts";
import type { Said } from "./answer.server.ts";
import { noSuchButton } from "./words.ts";

interface Column {
  key: string;
  title: string;
  isUsual: boolean;
}

/** The columns of a list that a member of staff has chosen last; the usual ones where they have not. */
export async function columnsOf<Shown extends Column>(
  shopId: number,
  staffId: StaffId | null,
  list: ListWithColumns,
  columns: readonly Shown[],
): Promise<Shown[]> {
  return shownColumns(columns, await choiceOf(pool, shopId, staffId, `${list}.columns`));
}

/** The button of a list that has no other: its columns. */
export async function actOnColumns(
  shopId: number,
  staffId: StaffId | null,
  list: ListWithColumns,
  columns: readonly Column[],
  form: FormData,
): Promise<Said> {
  if (form.get("intent") !== "columns") return { problem: noSuchButton };
  await keepColumns(shopId, staffId, list, columns, form);
  return { problem: null };
}

/** Keeps the columns a form names, of those there are, for the next time. */
export async function keepColumns(
  shopId: number,
  staffId: StaffId | null,
  list: ListWithColumns,
  columns: readonly Column[],
  form: FormData,
): Promise<void> {
  const named = z.string().catch("").parse(form.get("columns")).split(",");
  const chosen = columns.map(({ key }) => key).filter((key) => named.includes(key));
  await remember(pool, shopId, staffId, `${list}.columns`, chosen);
}

import { rows, type Db } from "../db.server.ts";
import {
  draftFields,
  forgetIn,
  keepIn,
  listIn,
  readIn,
  type Draft,
  type DraftForm,
} from "./draft.ts";

/** As many as a page shows. */
const LISTED = 20;

/**
 * Keeps a form as it is typed. What has come of it meanwhile, from another tab, is no draft any more.
 * @returns whether it is kept
 */
export async function keepDraft<Fields extends Record<string, string>>(
  db: Db,
  form: DraftForm<Fields>,
  shopId: number,
  fields: Fields,
  now: Date,
): Promise<boolean> {
  const values = [shopId, fields[form.idName], JSON.stringify(fields), now];
  return (await db.query(keepIn(form), values)).rowCount === 1;
}

/** A form as it was kept; null when there is none of that number. */
export async function draftOf<Fields extends Record<string, string>>(
  db: Db,
  form: DraftForm<Fields>,
  shopId: number,
  id: string,
): Promise<Fields | null> {
  const [found] = await rows<{ fields: unknown }>(db, readIn(form), [shopId, id]);
  return found ? { ...draftFields(form.begin, found.fields), [form.idName]: id } : null;
}

/** The latest first. */
export async function listDrafts<Fields extends Record<string, string>>(
  db: Db,
  form: DraftForm<Fields>,
  shopId: number,
): Promise<Draft[]> {
  const found = await rows<{ id: string; title: string; savedAt: Date }>(db, listIn(form), [
    shopId,
    LISTED,
  ]);
  return found.map((draft) => ({ ...draft, savedAt: draft.savedAt.toISOString() }));
}

export async function forgetDraft<Fields extends Record<string, string>>(
  db: Db,
  form: DraftForm<Fields>,
  shopId: number,
  id: string,
): Promise<void> {
  await db.query(forgetIn(form), [shopId, id]);
}

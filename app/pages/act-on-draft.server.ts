import { z } from "zod";
import { pool } from "../db.server.ts";
import { DRAFT_MAX, type DraftForm } from "../shops/draft.ts";
import { forgetDraft, keepDraft } from "../shops/drafts.server.ts";
import type { Said } from "./answer.server.ts";
import { draftWords } from "./drafts-words.ts";
import { fieldsOf } from "./fields.ts";

/**
 * Keeps a form as it is typed, or forgets one that was kept.
 * @param toKeep what of the fields may be kept
 */
export async function actOnDraft<Fields extends Record<string, string>>(
  form: DraftForm<Fields>,
  shopId: number,
  sent: FormData,
  now: number,
  toKeep: (fields: Fields) => Fields = (fields) => fields,
): Promise<Said & { kept?: string }> {
  const fields = toKeep(fieldsOf(form.begin, sent));
  const id = z.uuid().safeParse(fields[form.idName]).data;
  if (id === undefined) return { problem: draftWords.outOfDate };
  if (sent.get("intent") === "forget") {
    await forgetDraft(pool, form, shopId, id);
    return { problem: null };
  }
  if (JSON.stringify(fields).length > DRAFT_MAX) return { problem: draftWords.tooLong };
  const isKept = await keepDraft(pool, form, shopId, fields, new Date(now));
  return isKept ? { problem: null, kept: id } : { problem: draftWords.launched };
}

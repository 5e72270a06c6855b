import { z } from "zod";
import { pool } from "../../db.server.ts";
import { forgetDraft, keepDraft } from "../../flash-sales/drafts.server.ts";
import { saleFields } from "../../flash-sales/sale-fields.ts";
import { DRAFT_MAX } from "../../shops/draft.ts";
import type { Said } from "../answer.server.ts";
import { draftWords } from "../drafts-words.ts";
import { fieldsOf } from "../fields.ts";

/** Keeps the form of a new flash sale as it is typed, or forgets one that was kept. */
export async function actOnSaleDraft(
  shopId: number,
  sent: FormData,
  now: number,
): Promise<Said & { kept?: string }> {
  const fields = fieldsOf(saleFields, sent);
  const { saleId } = fields;
  if (!z.uuid().safeParse(saleId).success) return { problem: draftWords.outOfDate };
  if (sent.get("intent") === "forget") {
    await forgetDraft(pool, shopId, saleId);
    return { problem: null };
  }
  if (JSON.stringify(fields).length > DRAFT_MAX) return { problem: draftWords.tooLong };
  const isKept = await keepDraft(pool, shopId, fields, new Date(now));
  return isKept ? { problem: null, kept: saleId } : { problem: draftWords.launched };
}

import { z } from "zod";
import { pool } from "../../db.server.ts";
import { forgetDraft, keepDraft } from "../../offers/drafts.server.ts";
import { offerFields } from "../../offers/offer-fields.ts";
import { DRAFT_MAX } from "../../shops/draft.ts";
import type { Said } from "../answer.server.ts";
import { draftWords } from "../drafts-words.ts";
import { fieldsOf } from "../fields.ts";
import { namesPeople } from "./list-query.ts";

/** Keeps the form of a new offer as it is typed, or forgets one that was kept. */
export async function actOnOfferDraft(
  shopId: number,
  sent: FormData,
  now: number,
): Promise<Said & { kept?: string }> {
  const typed = fieldsOf(offerFields, sent);
  const fields = namesPeople(typed.customers) ? { ...typed, customers: "" } : typed;
  const { offerId } = fields;
  if (!z.uuid().safeParse(offerId).success) return { problem: draftWords.outOfDate };
  if (sent.get("intent") === "forget") {
    await forgetDraft(pool, shopId, offerId);
    return { problem: null };
  }
  if (JSON.stringify(fields).length > DRAFT_MAX) return { problem: draftWords.tooLong };
  const isKept = await keepDraft(pool, shopId, fields, new Date(now));
  return isKept ? { problem: null, kept: offerId } : { problem: draftWords.launched };
}

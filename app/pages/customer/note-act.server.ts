import { z } from "zod";
import { removeNote, writeNote } from "../../customers/notes.server.ts";
import { tagOf } from "../../customers/tags.ts";
import { spelling, tagCustomers, untagCustomers } from "../../customers/tags.server.ts";
import { pool } from "../../db.server.ts";
import type { CustomerId, StaffId } from "../../ids.ts";
import { maskedText } from "../../surveys/masked-text.ts";
import type { Said } from "../answer.server.ts";
import { noSuchButton } from "../words.ts";
import { notesCard, tagsCard } from "./words.ts";

const LONGEST_NOTE = 1000;

/** What the staff writes of a customer: notes and tags. */
export async function actOnNotes(
  shopId: number,
  staffId: StaffId | null,
  customerId: CustomerId,
  intent: FormDataEntryValue | null,
  form: FormData,
): Promise<Said> {
  const text = (name: string) => z.string().catch("").parse(form.get(name)).trim();
  switch (intent) {
    case "note":
    case "remove-note": {
      const noteId = z.uuid().safeParse(text("noteId")).data;
      if (noteId === undefined) return { problem: notesCard.outOfDate };
      if (intent === "remove-note") {
        await removeNote(pool, shopId, customerId, noteId);
        return { problem: null };
      }
      const written = text("text");
      if (written === "" || written.length > LONGEST_NOTE)
        return { errors: { text: notesCard.noText } };
      const note = { noteId, text: maskedText(written), staffId, at: new Date() };
      await writeNote(pool, shopId, customerId, note);
      return { problem: null };
    }
    case "tag":
    case "untag": {
      const typed = tagOf(text("tag"));
      if (typed === null) return { errors: { tag: tagsCard.noTag } };
      const tag = await spelling(pool, shopId, typed);
      if (intent === "tag") await tagCustomers(pool, shopId, [customerId], tag, new Date());
      else await untagCustomers(pool, shopId, [customerId], tag);
      return { problem: null };
    }
    default:
      return { problem: noSuchButton };
  }
}

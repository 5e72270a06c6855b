import { z } from "zod";
import { pool } from "../../db.server.ts";
import { chosenOf } from "../../lists/address.ts";
import { removeView, renameView, saveView } from "../../shops/views.server.ts";
import { LONGEST_VIEW_NAME, LONGEST_VIEW_QUERY, viewNameKey } from "../../shops/views.ts";
import type { Said } from "../answer.server.ts";
import { keptParams, parseListQuery } from "./list-query.ts";
import { ownViews } from "./views.ts";
import { viewWords } from "./words.ts";

/** A name the tabs every shop has do not have already. */
const isFree = (name: string) =>
  !ownViews.some((own) => viewNameKey(own.name) === viewNameKey(name));

/** Keeps a list under a name, or changes or removes the name. A name that is taken is refused. */
export async function actOnView(
  shopId: number,
  intent: "view-create" | "view-rename" | "view-remove",
  text: (name: string) => string,
): Promise<Said> {
  const viewId = z.uuid().safeParse(text("viewId")).data;
  if (viewId === undefined) return { problem: viewWords.outOfDate };
  if (intent === "view-remove") {
    await removeView(pool, shopId, "customers", viewId);
    return { problem: null };
  }
  const name = text("name").replace(/\s+/g, " ");
  if (name === "" || name.length > LONGEST_VIEW_NAME)
    return { problem: viewWords.noName(LONGEST_VIEW_NAME) };
  if (!isFree(name)) return { problem: viewWords.taken(name) };
  if (intent === "view-rename")
    return {
      problem: (await renameView(shopId, "customers", viewId, name)) ? null : viewWords.taken(name),
    };
  // whom somebody searched for or ticked is not kept: neither names nor numbers of people stand in a view
  const query = chosenOf(new URLSearchParams(text("query")), keptParams);
  if (query.size === 0) return { problem: viewWords.nothingToKeep };
  if (String(query).length > LONGEST_VIEW_QUERY || !parseListQuery(query).ok)
    return { problem: viewWords.outOfDate };
  const view = { viewId, name, query: String(query) };
  const saved = await saveView(pool, shopId, "customers", view, new Date());
  return { problem: saved === "saved" ? null : viewWords[saved](name) };
}

import { isTaken, pool, rows, type Db } from "../db.server.ts";
import { MOST_VIEWS, viewNameKey, type ListWithViews } from "./views.ts";

export interface SavedView {
  viewId: string;
  name: string;
  /** parameters of the address */
  query: string;
}

export async function viewsOf(db: Db, shopId: number, list: ListWithViews): Promise<SavedView[]> {
  return rows<SavedView>(
    db,
    `SELECT view_id AS "viewId", name, query FROM saved_views
      WHERE shop_id = $1 AND list = $2 ORDER BY created_at, view_id`,
    [shopId, list],
  );
}

/**
 * Keeps a list under a name. The same form sent twice is one view.
 * @param viewId chosen when the form was shown
 * @returns "taken" when another view has the name, "full" when there are too many
 */
export async function saveView(
  db: Db,
  shopId: number,
  list: ListWithViews,
  view: SavedView,
  now: Date,
): Promise<"saved" | "taken" | "full"> {
  const views = await viewsOf(db, shopId, list);
  const isAmong = (all: SavedView[]) => all.some(({ viewId }) => viewId === view.viewId);
  if (isAmong(views)) return "saved";
  if (views.length >= MOST_VIEWS) return "full";
  const { rowCount } = await db.query(
    `INSERT INTO saved_views (shop_id, list, view_id, name, name_key, query, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
    [shopId, list, view.viewId, view.name, viewNameKey(view.name), view.query, now],
  );
  // in the way is another view's name, or this very form, sent twice at one instant
  return rowCount === 1 || isAmong(await viewsOf(db, shopId, list)) ? "saved" : "taken";
}

/** No part of a transaction: a name that is taken would end it. @returns false when another view has the name */
export async function renameView(
  shopId: number,
  list: ListWithViews,
  viewId: string,
  name: string,
): Promise<boolean> {
  try {
    await pool.query(
      "UPDATE saved_views SET name = $4, name_key = $5 WHERE shop_id = $1 AND list = $2 AND view_id = $3",
      [shopId, list, viewId, name, viewNameKey(name)],
    );
    return true;
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
}

export async function removeView(
  db: Db,
  shopId: number,
  list: ListWithViews,
  viewId: string,
): Promise<void> {
  await db.query("DELETE FROM saved_views WHERE shop_id = $1 AND list = $2 AND view_id = $3", [
    shopId,
    list,
    viewId,
  ]);
}

import { randomUUID } from "node:crypto";
import { z } from "zod";
import { chosenOf } from "../../lists/address.ts";
import type { SetUpPart } from "../../shops/set-up.server.ts";
import type { SetUpChange, SetUpProblem } from "../../shops/set-up.ts";
import { removeView, saveView, viewsOf, type SavedView } from "../../shops/views.server.ts";
import {
  LONGEST_VIEW_NAME,
  LONGEST_VIEW_QUERY,
  MOST_VIEWS,
  viewNameKey,
} from "../../shops/views.ts";
import { keptParams, parseListQuery } from "../customers/list-query.ts";
import { ownViews } from "../customers/views.ts";
import { setUpWords as words } from "./words.ts";

const stored = z.array(z.strictObject({ name: z.string(), query: z.string() }));
type Wanted = z.infer<typeof stored>[number];

/** Whether its filters name products, offers or segments: their ids mean nothing in another shop. */
function namesOwn(query: string): boolean {
  const parsed = parseListQuery(new URLSearchParams(query));
  return parsed.ok && parsed.query.asked.some(([, { names }]) => names);
}

const isTaken = (name: string) =>
  ownViews.some((own) => viewNameKey(own.name) === viewNameKey(name));

function problemOf({ name, query }: Wanted, at: number, all: Wanted[]): SetUpProblem | null {
  const where = String(at);
  const isTwice = all.slice(0, at).some((one) => viewNameKey(one.name) === viewNameKey(name));
  if (name.trim() === "" || name.length > LONGEST_VIEW_NAME || isTaken(name) || isTwice)
    return { where: `${where}.name`, found: name, expected: words.viewName(LONGEST_VIEW_NAME) };
  const asked = new URLSearchParams(query);
  const kept = chosenOf(asked, keptParams);
  const isKept = kept.size > 0 && kept.size === asked.size && query.length <= LONGEST_VIEW_QUERY;
  if (!isKept || !parseListQuery(kept).ok || namesOwn(query))
    return { where: `${where}.query`, found: query, expected: words.viewQuery };
  return null;
}

/** The views of the list of customers the shop has saved, by their names. */
export const viewsPart: SetUpPart = {
  name: "views",

  async read(db, shopId) {
    const views = await viewsOf(db, shopId, "customers");
    return views
      .filter(({ query }) => !namesOwn(query))
      .map(({ name, query }) => ({ name, query }));
  },

  async plan(db, { shopId }, found) {
    const parsed = stored.safeParse(found);
    if (!parsed.success)
      return { ok: false, problems: [{ where: "", found, expected: words.viewsShape }] };
    const all = parsed.data;
    const problems = all.flatMap((view, at) => problemOf(view, at, all) ?? []);
    const before = await viewsOf(db, shopId, "customers");
    const of = (name: string) =>
      before.find((view) => viewNameKey(view.name) === viewNameKey(name));
    const changed = all
      .map(({ name, query }) => ({
        name,
        query: String(chosenOf(new URLSearchParams(query), keptParams)),
      }))
      .filter(({ name, query }) => of(name)?.query !== query);
    const count = before.length + changed.filter(({ name }) => !of(name)).length;
    if (count > MOST_VIEWS)
      problems.push({ where: "", found: count, expected: words.mostViews(MOST_VIEWS) });
    if (problems.length > 0) return { ok: false, problems };
    return {
      ok: true,
      changes: changed.map(({ name }) => changeOf(name, of(name))),
      apply: async (inside) => {
        for (const view of changed) {
          const old = of(view.name);
          if (old) await removeView(inside, shopId, "customers", old.viewId);
          await saveView(
            inside,
            shopId,
            "customers",
            { ...view, viewId: randomUUID() },
            new Date(),
          );
        }
      },
    };
  },
};

const changeOf = (name: string, old: SavedView | undefined): SetUpChange => ({
  what: words.view(name),
  from: old ? words.otherFilters : words.empty,
  to: words.filters,
});

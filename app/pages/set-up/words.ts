import { countOf } from "../../figures/words.ts";
import type { SetUpProblem } from "../../shops/set-up.ts";

const LONGEST_FOUND = 60;

/** A value of the file as it stands there, cut where it is long. */
function inWords(found: unknown): string {
  const text = found === undefined ? "nothing" : JSON.stringify(found);
  return text.length > LONGEST_FOUND ? `${text.slice(0, LONGEST_FOUND)}…` : text;
}

/** "experiments.holdoutPercent: found 99, expected …" */
export function problemInWords({ where, found, expected }: SetUpProblem): string {
  const place = where === "" ? "The file" : where;
  return `${place}: found ${inWords(found)}, expected ${expected.replace(/\.$/, "")}.`;
}

/** What a field of a form says of what was typed, without what was found: the file says that itself. */
export const expectedOf = (error: string): string =>
  error.replace(/^Found [^.]*\.\s*/, "").replace(/^(Enter|Choose) /, "");

export const setUpWords = {
  json: "a set-up of Boomerang as JSON",
  parts: "an object with the parts by name",
  settingsByName: (names: readonly string[]) => `settings among ${names.join(", ")}`,
  value: "a number, a text or null",
  empty: "none",
  viewName: (most: number) =>
    `a name of 1 to ${most} characters that no other view of the file, and no view every shop has, bears`,
  viewQuery:
    "filters of the list of customers, none of them by number of a customer or product, or by an offer",
  viewsShape: "a list of views with name and query",
  mostViews: (most: number) => `at most ${most} views`,
  view: (name: string) => `View “${name}”`,
  filters: "the filters of the file",
  otherFilters: "other filters",
};

/** What a file would change, or has changed: the title, and what stands in the columns below it. */
export function changesInWords(count: number, isApplied: boolean) {
  const { thing, before, now, then } = card;
  if (isApplied) return { title: card.changed(count), columns: [thing, before, now] };
  const title = count === 0 ? card.nothingWouldChange : card.wouldChange(count);
  return { title, columns: [thing, now, then] };
}

export const card = {
  title: "Set-up",
  about: "For who runs several shops: take the set-up of one to another.",
  what: "Settings, the survey's question, and saved views of customers as one file. It holds no ids, nothing of customers, and not the team. Amounts in views are taken as they are, in the currency of the shop.",
  export: "Export set-up",
  import: "Import set-up",
  wouldChange: (count: number) => `${countOf(count, "thing")} would change`,
  nothingWouldChange: "Nothing would change: this shop is set up so already.",
  changed: (count: number) => `${countOf(count, "thing")} changed`,
  leftOut: (names: string[]) =>
    `Left out, because this release does not know them or you may not change them: ${names.join(", ")}.`,
  refused: "The file was not taken, and nothing was changed",
  thing: "What",
  before: "Before",
  now: "Now",
  then: "Then",
  apply: "Apply",
  cancel: "Cancel",
  unreadable: "The file could not be read.",
  noFile: "Choose a file first.",
};

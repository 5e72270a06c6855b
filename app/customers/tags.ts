const LONGEST_TAG = 40;

/** A tag as it is kept: one line without commas. Null when nothing is left, or too much. */
export function tagOf(typed: string): string | null {
  const tag = typed.replace(/[\s,]+/g, " ").trim();
  return tag === "" || tag.length > LONGEST_TAG ? null : tag;
}

/** What two tags have in common that are one. */
export const tagKey = (tag: string): string => tag.toLowerCase();

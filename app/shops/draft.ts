/** A form that was begun and is kept as typed. */
export interface Draft {
  /** of what it becomes */
  id: string;
  title: string;
  /** ISO 8601 */
  savedAt: string;
}

/** As much as a draft may hold, in characters of JSON: a form is not a place to store things. */
export const DRAFT_MAX = 64 * 1024;

/** A form as it was stored, maybe by another release: what it lacks is as the form begins, what is too much goes. */
export function draftFields<Fields extends Record<string, string>>(
  begin: Fields,
  stored: unknown,
): Fields {
  const held = typeof stored === "object" && stored !== null ? stored : {};
  return Object.fromEntries(
    Object.entries(begin).map(([name, value]) => {
      const found: unknown = Reflect.get(held, name);
      return [name, typeof found === "string" ? found : value];
    }),
  ) as Fields;
}

/** A form that was begun and is kept as typed. */
export interface Draft {
  /** of what it becomes */
  id: string;
  title: string;
  /** ISO 8601 */
  savedAt: string;
}

/** A form whose drafts are kept: where they lie, and what they become. */
export interface DraftForm<Fields extends Record<string, string>> {
  /** of the drafts, and of what they become; both know it by the number in `column` */
  table: string;
  made: string;
  column: string;
  /** the field that carries that number */
  idName: keyof Fields & string;
  /** the form as it begins */
  begin: Fields;
}

type Where = { table: string; made: string; column: string };

/** Keeps the fields in $3 of the number in $2, unless it has become what it was to be. */
export const keepIn = ({ table, made, column }: Where) =>
  `INSERT INTO ${table} (shop_id, ${column}, fields, saved_at)
   SELECT $1, $2::uuid, $3::jsonb, $4
    WHERE NOT EXISTS (SELECT 1 FROM ${made} WHERE shop_id = $1 AND ${column} = $2::uuid)
   ON CONFLICT (shop_id, ${column}) DO UPDATE SET fields = excluded.fields, saved_at = excluded.saved_at`;

export const readIn = ({ table, column }: Where) =>
  `SELECT fields FROM ${table} WHERE shop_id = $1 AND ${column} = $2`;

/** The latest first, $2 of them. */
export const listIn = ({ table, column }: Where) =>
  `SELECT ${column} AS id, coalesce(fields->>'title', '') AS title, saved_at AS "savedAt" FROM ${table}
    WHERE shop_id = $1 ORDER BY saved_at DESC LIMIT $2`;

export const forgetIn = ({ table, column }: Where) =>
  `DELETE FROM ${table} WHERE shop_id = $1 AND ${column} = $2`;

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

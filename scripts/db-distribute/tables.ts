import type pg from "pg";

/** Tables of shops that stay on the coordinator, though their key begins with the shop, and why. */
export const LOCAL: Record<string, string> = {
  shops: "says which number a shop has: found by its domain before the number is known",
  admin_buckets: "asked by the shop's domain, before every request to Shopify",
  stops: "asked by the shop's domain and for all shops, before every mutation",
};

/** Tables whose primary key begins with shop_id, without those that stay local, in order of their names. */
export async function shopTables(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name
       FROM pg_class c
       JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_index x ON x.indrelid = c.oid AND x.indisprimary
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.indkey[0]
      WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attname = 'shop_id'
        AND c.relname <> ALL($1)
      ORDER BY c.relname`,
    [Object.keys(LOCAL)],
  );
  return rows.map(({ name }) => name);
}

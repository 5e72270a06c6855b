import type { Database } from "../store/database.ts";

/**
 * Shopify's RFM groups. What Shopify documents: each customer has a score from 1 to 5 for days since the last order,
 * for orders and for amount spent, by the store's own fifths (5 is the top fifth); the group follows from R and from FM
 * = (F + M)/2. The table from scores to groups is not published: the one below fits the wording of the groups. Amounts
 * and orders are Shopify's own figures of the customer: gross of tax and shipping, cancelled orders among them.
 */
const GROUP = `CASE
  WHEN r = 5 THEN CASE WHEN fm >= 4 THEN 'CHAMPIONS' WHEN fm >= 2.5 THEN 'ACTIVE' ELSE 'NEW' END
  WHEN r = 4 THEN CASE WHEN fm >= 4 THEN 'LOYAL' WHEN fm >= 2.5 THEN 'ACTIVE' ELSE 'PROMISING' END
  WHEN r = 3 THEN CASE WHEN fm >= 4 THEN 'LOYAL' WHEN fm >= 2.5 THEN 'NEEDS_ATTENTION' ELSE 'ALMOST_LOST' END
  WHEN fm >= 4.5 THEN 'PREVIOUSLY_LOYAL'
  WHEN fm >= 3 THEN 'AT_RISK' ELSE 'DORMANT' END`;

const SCORED = ["last_order_at", "number_of_orders", "amount_spent"] as const;
const known = new WeakMap<Database, { version: string; sql: string }>();

/** SQL of a customer's group, to be used on the customers table. */
export function rfmGroupSql(db: Database): string {
  const version = versionOf(db);
  const kept = known.get(db);
  if (kept?.version === version) return kept.sql;
  const [r, f, m] = SCORED.map((column) => scoreSql(db, column));
  const sql =
    `(CASE WHEN number_of_orders = 0 OR last_order_at IS NULL THEN 'PROSPECTS' ELSE ` +
    `(SELECT ${GROUP} FROM (SELECT ${r} AS r, (${f} + ${m}) / 2.0 AS fm)) END)`;
  known.set(db, { version, sql });
  return sql;
}

/** Changes with every write to the database, by whomever. */
function versionOf(db: Database): string {
  const own = db.prepare("SELECT total_changes() AS n").get()!["n"];
  const others = db.prepare("PRAGMA data_version").get()!["data_version"];
  return `${String(own)}/${String(others)}`;
}

/** 1 to 5 by the fifths of the customers with orders; equal values have equal scores. */
function scoreSql(db: Database, column: (typeof SCORED)[number]): string {
  const buyers = "number_of_orders > 0 AND last_order_at IS NOT NULL";
  const { n } = db.prepare(`SELECT count(*) AS n FROM customers WHERE ${buyers}`).get() as {
    n: number;
  };
  const parts = [1, 2, 3, 4].map((fifth) => {
    const row = db
      .prepare(`SELECT ${column} AS v FROM customers WHERE ${buyers} ORDER BY 1 LIMIT 1 OFFSET ?`)
      .get(Math.max(0, Math.ceil((n * fifth) / 5) - 1));
    return `(customers.${column} > ${Number(row?.["v"] ?? 0)})`;
  });
  return `(1 + ${parts.join(" + ")})`;
}

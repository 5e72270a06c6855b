/** Rows stay without the person: the columns as they are set then. */
interface Anonymised {
  set: string;
}

/** The customer's own row stands where the other has one of the same: the columns that say what "the same" is. */
interface Unless {
  unless: readonly string[];
}

/** Statements of their own: $1 = shop, $2 = who is gone, $3 = who stays. */
interface ByStatements {
  by: readonly string[];
}

/**
 * A table of a room that holds something of customers, and what becomes of it when Shopify passes on a customer's
 * request, or makes one customer of two. Each room names its own (`holdings.ts`); app/worker/holdings.ts has all of
 * them.
 */
export interface Holding {
  table: string;
  /** condition of the customer's rows, $1 = shop, $2 = their numbers: who was merged into them had others */
  rows: string;
  /** whether its rows name an order, so that they are found by it where Shopify has taken the customer off already */
  byOrder: boolean;
  /** when they ask to be erased; unchanged = the rows name nobody */
  erased: "gone" | Anonymised | "unchanged";
  /** when another customer is merged into them: what of the other's rows becomes theirs */
  merged: "moved" | Unless | ByStatements | "unchanged";
  /** whether it belongs into what the merchant hands over to a customer who asks what is stored */
  exported: boolean;
}

/** Rows that say by their column customer_id whose they are. */
export const THEIRS = "shop_id = $1 AND customer_id = ANY($2::bigint[])";

/** Rows of the orders a request names, $2 = their numbers. */
const OF_ORDERS = "shop_id = $1 AND order_id = ANY($2::bigint[])";

export type Erasable = Holding & { erased: "gone" | Anonymised };
export const isErasable = (holding: Holding): holding is Erasable => holding.erased !== "unchanged";

const erasing = ({ table, erased }: Erasable, rows: string): string =>
  erased === "gone"
    ? `DELETE FROM ${table} WHERE ${rows}`
    : `UPDATE ${table} SET ${erased.set} WHERE ${rows}`;

/** The statement that erases, for $1 = shop and $2 = the customer's numbers. */
export const eraseOf = (holding: Erasable): string => erasing(holding, holding.rows);

/** The statement that erases what is found by orders, for $1 = shop and $2 = their numbers. */
export const eraseOfOrders = (holding: Erasable): string => erasing(holding, OF_ORDERS);

const reading = ({ table }: Holding, rows: string): string =>
  `SELECT to_jsonb(t) - 'shop_id' AS row FROM ${table} t WHERE ${rows}`;

/** The statement that reads what is held, for $1 = shop and $2 = the customer's numbers. */
export const exportOf = (holding: Holding): string => reading(holding, holding.rows);

/** The statement that reads what is found by orders, for $1 = shop and $2 = their numbers. */
export const exportOfOrders = (holding: Holding): string => reading(holding, OF_ORDERS);

/** The statements that make one customer's rows another's, for $1 = shop, $2 = who is gone and $3 = who stays. */
export function moveOf({ table, merged }: Holding): readonly string[] {
  if (merged === "unchanged") return [];
  const gone = "shop_id = $1 AND customer_id = $2::bigint";
  const move = `UPDATE ${table} t SET customer_id = $3::bigint WHERE t.${gone}`;
  if (merged === "moved") return [move];
  if ("by" in merged) return merged.by;
  const same = merged.unless.map((column) => ` AND own.${column} = t.${column}`).join("");
  return [
    `DELETE FROM ${table} t WHERE t.${gone} AND EXISTS (SELECT 1 FROM ${table} own
      WHERE own.shop_id = $1 AND own.customer_id = $3::bigint${same})`,
    move,
  ];
}

/** Whether its rows name the customer themselves, and follow them. */
export const movesByColumn = ({ rows, merged }: Holding): boolean =>
  rows === THEIRS && merged !== "unchanged";

/** Of those who were merged into others, the ones who still have rows here; $1 = shop. */
export const leftBehindIn = ({ table }: Holding): string =>
  `SELECT m.customer_id AS "customerId" FROM merged_customers m
    WHERE m.shop_id = $1 AND EXISTS (SELECT 1 FROM ${table} t WHERE t.shop_id = $1 AND t.customer_id = m.customer_id)`;

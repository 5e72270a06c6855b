/** Rows stay without the person: the columns as they are set then. */
interface Anonymised {
  set: string;
}

/**
 * A table of a room that holds something of customers, and what becomes of it when Shopify passes on a customer's
 * request. Each room names its own (`holdings.ts`); app/worker/holdings.ts has all of them.
 */
export interface Holding {
  table: string;
  /** condition of the customer's rows, $1 = shop, $2 = customer */
  rows: string;
  /** when they ask to be erased; unchanged = the rows name nobody */
  erased: "gone" | Anonymised | "unchanged";
  /** whether it belongs into what the merchant hands over to a customer who asks what is stored */
  exported: boolean;
}

/** Rows that say by their column customer_id whose they are. */
export const THEIRS = "shop_id = $1 AND customer_id = $2";

export type Erasable = Holding & { erased: "gone" | Anonymised };
export const isErasable = (holding: Holding): holding is Erasable => holding.erased !== "unchanged";

/** The statement that erases, for $1 = shop and $2 = customer. */
export const eraseOf = (holding: Erasable): string =>
  holding.erased === "gone"
    ? `DELETE FROM ${holding.table} WHERE ${holding.rows}`
    : `UPDATE ${holding.table} SET ${holding.erased.set} WHERE ${holding.rows}`;

/** The statement that reads what is held, for $1 = shop and $2 = customer. */
export const exportOf = (holding: Holding): string =>
  `SELECT to_jsonb(t) - 'shop_id' AS row FROM ${holding.table} t WHERE ${holding.rows}`;

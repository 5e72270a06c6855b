import { THEIRS, type Holding } from "../shops/holding.ts";

export const holdings: Holding[] = [
  {
    table: "orders",
    rows: THEIRS,
    byOrder: true,
    erased: {
      set: "customer_id = NULL, confirmation_number = NULL, checkout_token_hash = NULL, name = ''",
    },
    merged: "moved",
    exported: true,
  },
  {
    table: "order_lines",
    rows: "shop_id = $1 AND order_id IN (SELECT order_id FROM orders WHERE shop_id = $1 AND customer_id = ANY($2::bigint[]))",
    byOrder: true,
    erased: "unchanged",
    merged: "unchanged",
    exported: true,
  },
  // empty between transactions
  {
    table: "staged_orders",
    rows: THEIRS,
    byOrder: false,
    erased: "gone",
    merged: "unchanged",
    exported: false,
  },
];

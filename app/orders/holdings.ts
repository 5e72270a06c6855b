import { THEIRS, type Holding } from "../shops/holding.ts";

export const holdings: Holding[] = [
  // before the orders, which say whose they are
  {
    table: "filed_orders",
    rows: "shop_id = $1 AND order_id IN (SELECT order_id FROM orders WHERE shop_id = $1 AND customer_id = ANY($2::bigint[]))",
    byOrder: true,
    erased: { set: "name = ''" },
    merged: "unchanged",
    exported: true,
  },
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
  // until Shopify has said who they are
  {
    table: "order_file_buyers",
    rows: THEIRS,
    byOrder: true,
    erased: "gone",
    merged: "moved",
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

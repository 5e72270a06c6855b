import { THEIRS, type Holding } from "../shops/holding.ts";

/** Of a trait both have, what was learnt later stays. */
const LEARNT_LATER = [
  `INSERT INTO customer_traits AS t (shop_id, customer_id, trait, value, at)
   SELECT shop_id, $3::bigint, trait, value, at FROM customer_traits
    WHERE shop_id = $1 AND customer_id = $2::bigint ORDER BY trait
   ON CONFLICT (shop_id, customer_id, trait) DO UPDATE SET value = excluded.value, at = excluded.at
    WHERE t.at <= excluded.at`,
  "DELETE FROM customer_traits WHERE shop_id = $1 AND customer_id = $2::bigint AND customer_id <> $3::bigint",
];

export const holdings: Holding[] = [
  // counted anew from the orders of both; until then the one who stays is seen as before
  {
    table: "customers",
    rows: THEIRS,
    byOrder: false,
    erased: "gone",
    merged: { unless: [] },
    exported: true,
  },
  // the orders tell it too; counted anew from those of both
  {
    table: "customer_products",
    rows: THEIRS,
    byOrder: false,
    erased: "gone",
    merged: { unless: ["product_id"] },
    exported: false,
  },
  {
    table: "customer_traits",
    rows: THEIRS,
    byOrder: false,
    erased: "gone",
    merged: { by: LEARNT_LATER },
    exported: true,
  },
  {
    table: "customer_tags",
    rows: THEIRS,
    byOrder: false,
    erased: "gone",
    merged: { unless: ["tag"] },
    exported: true,
  },
  {
    table: "customer_notes",
    rows: THEIRS,
    byOrder: false,
    erased: "gone",
    merged: "moved",
    exported: true,
  },
  // whoever objected once has objected for both
  {
    table: "unprofiled_customers",
    rows: THEIRS,
    byOrder: false,
    erased: "gone",
    merged: { unless: [] },
    exported: true,
  },
];

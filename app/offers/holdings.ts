import { THEIRS, type Holding } from "../shops/holding.ts";

export const holdings: Holding[] = [
  { table: "offer_members", rows: THEIRS, erased: "gone", exported: true },
  {
    table: "offer_redemptions",
    rows: THEIRS,
    erased: { set: "customer_id = NULL" },
    exported: true,
  },
];

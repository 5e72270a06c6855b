import { THEIRS, type Holding } from "../shops/holding.ts";

export const holdings: Holding[] = [
  { table: "customers", rows: THEIRS, erased: "gone", exported: true },
  { table: "customer_traits", rows: THEIRS, erased: "gone", exported: true },
];

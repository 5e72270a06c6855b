import { THEIRS, type Holding } from "../shops/holding.ts";

export const holdings: Holding[] = [
  {
    table: "customer_values",
    rows: THEIRS,
    byOrder: false,
    erased: "gone",
    merged: { unless: [] },
    exported: true,
  },
  {
    table: "state_changes",
    rows: THEIRS,
    byOrder: false,
    erased: "gone",
    merged: { unless: ["day"] },
    exported: true,
  },
  // empty between transactions
  {
    table: "staged_values",
    rows: THEIRS,
    byOrder: false,
    erased: "gone",
    merged: "unchanged",
    exported: false,
  },
];

import { THEIRS, type Holding } from "./holding.ts";

export const holdings: Holding[] = [
  // that something was asked stays, and orders another request names are erased by it; what was gathered goes
  {
    table: "privacy_requests",
    rows: THEIRS,
    byOrder: false,
    erased: { set: "customer_id = NULL, export = NULL" },
    merged: "moved",
    exported: false,
  },
  // who looked at what stays written, without whom they looked at
  {
    table: "access_log",
    rows: THEIRS,
    byOrder: false,
    erased: { set: "customer_id = NULL" },
    merged: "moved",
    // it says more of the staff than of the customer
    exported: false,
  },
  // who the customer was before: the rows that tell it are found by the numbers that are gone
  {
    table: "merged_customers",
    rows: THEIRS,
    byOrder: false,
    erased: "gone",
    merged: "unchanged",
    exported: true,
  },
];

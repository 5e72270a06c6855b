import { THEIRS, type Holding } from "../shops/holding.ts";

export const holdings: Holding[] = [
  // the arm that was drawn for who stays: which of two is kept has nothing to do with the arms, so chance still decides
  {
    table: "experiment_members",
    rows: THEIRS,
    byOrder: false,
    erased: "gone",
    merged: { unless: ["experiment_id"] },
    exported: true,
  },
];

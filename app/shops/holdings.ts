import { THEIRS, type Holding } from "./holding.ts";

export const holdings: Holding[] = [
  // a request is no data of the shop's; with the customer it is about goes what was gathered for it
  { table: "privacy_requests", rows: THEIRS, erased: "gone", exported: false },
];

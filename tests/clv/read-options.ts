import type { ReadOptions } from "../../scripts/clv/order-log.ts";

/** How the command reads a log when nothing is asked for. */
export const READ: ReadOptions = {
  skipBad: false,
  countFree: true,
  zone: "UTC",
  currency: null,
  allDates: false,
  until: null,
  cut: null,
};

import type { Server } from "node:http";

/** A visitor says what they want within seconds; a merchant's own file of a gigabyte takes its time. */
export const connections = {
  headersTimeout: 10_000,
  requestTimeout: 30 * 60_000,
  keepAliveTimeout: 65_000,
  maxConnections: 2000,
} as const satisfies Partial<Server>;

/** How often the two time-outs are looked at. */
export const CHECKED_EVERY_MS = 2000;

import type { AdminClient } from "../admin-api/client.server.ts";
import type { Db } from "../db.server.ts";
import type { Standing } from "./ending.ts";

/**
 * How a room ends what it makes in Shopify, for a shop that leaves. Each room that makes something has one
 * (`ending.server.ts`); app/leaving/made.ts says which.
 */
export interface Ending {
  /** What stands, by Shopify's own word wherever it can be asked. @throws when it cannot */
  standing(admin: AdminClient, shopId: number): Promise<Standing[]>;
  /** Adds the room's own jobs that end these; to ask twice is to ask once. */
  ask(db: Db, shopId: number, standing: Standing[]): Promise<void>;
  /** How many of these jobs are still to be done. */
  pending(db: Db, shopId: number): Promise<number>;
}

import { pool } from "../../db.server.ts";
import type { Right } from "../../shops/team.ts";
import { FORMAT, VERSION } from "./file.ts";
import { partsFor } from "./parts.server.ts";

/** The set-up of a shop as a file for another: no ids, nothing of customers. */
export async function setUpFile(shopId: number, rights: readonly Right[]): Promise<string> {
  const parts: Record<string, unknown> = {};
  for (const part of partsFor(rights)) parts[part.name] = await part.read(pool, shopId);
  return `${JSON.stringify({ format: FORMAT, version: VERSION, parts }, null, 2)}\n`;
}

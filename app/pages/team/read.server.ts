import { pool } from "../../db.server.ts";
import type { StaffId } from "../../ids.ts";
import { readSettings } from "../../shops/room-settings.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { teamSettings } from "../../shops/team.ts";
import { teamFields } from "./team-form.ts";

/** Who may do what. */
export async function teamPage({ shopId }: ShopRow, you: StaffId | null) {
  return { you, fields: teamFields(await readSettings(pool, shopId, teamSettings)) };
}

import { pool } from "../db.server.ts";
import type { StaffId } from "../ids.ts";
import { readSettings } from "../shops/room-settings.server.ts";
import { teamSettings } from "../shops/team.ts";
import { staffInWords } from "./words.ts";

/** The names the merchant gave to members of the staff. */
export async function staffNames(shopId: number): Promise<(staffId: StaffId | null) => string> {
  const { members } = await readSettings(pool, shopId, teamSettings);
  const names = new Map(members.map(({ staffId, name }) => [staffId, name]));
  return (staffId) => (staffId !== null && names.get(staffId)) || staffInWords(staffId);
}

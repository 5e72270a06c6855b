import { pool } from "../../db.server.ts";
import type { StaffId } from "../../ids.ts";
import { latestOpened } from "../../shops/access-log.server.ts";
import { readSettings } from "../../shops/room-settings.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { teamSettings } from "../../shops/team.ts";
import { teamFields } from "./team-form.ts";
import { log } from "./words.ts";

const SHOWN = 100;

/** Who may do what, and who opened what. */
export async function teamPage({ shopId, timezone }: ShopRow, you: StaffId | null) {
  const [team, entries] = await Promise.all([
    readSettings(pool, shopId, teamSettings),
    latestOpened(pool, shopId, SHOWN),
  ]);
  const names = new Map(team.members.map(({ staffId, name }) => [staffId, name]));
  const nameOf = (staffId: StaffId | null) =>
    (staffId !== null && names.get(staffId)) || log.staff(staffId);
  return {
    you,
    timeZone: timezone,
    fields: teamFields(team),
    entries: entries.map((entry) => ({ ...entry, name: nameOf(entry.staffId) })),
  };
}

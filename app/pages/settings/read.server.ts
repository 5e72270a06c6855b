import { pool } from "../../db.server.ts";
import { readSettings } from "../../shops/room-settings.server.ts";
import type { Right } from "../../shops/team.ts";
import { askedOn, shownFields, type SettingsTab, type ShownField } from "./asked-rooms.ts";

/** The fields of a tab, with what was chosen, for who may see them. */
export async function fieldsOf(
  shopId: number,
  rights: readonly Right[],
  tab: SettingsTab,
): Promise<ShownField[]> {
  const shown = askedOn(tab, rights).map(async (room) =>
    shownFields(room, await readSettings(pool, shopId, room.settings)),
  );
  return (await Promise.all(shown)).flat();
}

/** What figures and offers begin with. */
export async function settingsPage(shopId: number, rights: readonly Right[]) {
  return { fields: await fieldsOf(shopId, rights, "general") };
}

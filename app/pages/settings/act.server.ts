import { transaction } from "../../db.server.ts";
import { writeSettings } from "../../shops/room-settings.server.ts";
import type { Right } from "../../shops/team.ts";
import { askedOn, typedSettings, type SettingsErrors, type SettingsTab } from "./asked-rooms.ts";

/** The form of a tab. */
export async function saveSettingsForm(
  shopId: number,
  rights: readonly Right[],
  tab: SettingsTab,
  sent: FormData,
): Promise<{ errors: SettingsErrors }> {
  const rooms = askedOn(tab, rights);
  const form = typedSettings(Object.fromEntries(sent), rooms);
  if (!form.ok) return { errors: form.errors };
  await transaction(async (db) => {
    for (const [index, { settings }] of rooms.entries())
      await writeSettings(db, shopId, settings, form.changes[index]!);
  });
  return { errors: {} };
}

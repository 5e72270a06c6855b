import { pool, transaction } from "../../db.server.ts";
import { retryGivenUp } from "../../jobs/queue-health.server.ts";
import { writeSettings } from "../../shops/room-settings.server.ts";
import type { Right } from "../../shops/team.ts";
import type { Said } from "../answer.server.ts";
import { noSuchButton } from "../words.ts";
import { askedOf, typedSettings, type SettingsErrors } from "./asked-rooms.ts";

/** The form of the settings. */
export async function saveSettingsForm(
  shopId: number,
  rights: readonly Right[],
  sent: FormData,
): Promise<{ errors: SettingsErrors }> {
  const rooms = askedOf(rights);
  const form = typedSettings(Object.fromEntries(sent), rooms);
  if (!form.ok) return { errors: form.errors };
  await transaction(async (db) => {
    for (const [index, { settings }] of rooms.entries())
      await writeSettings(db, shopId, settings, form.changes[index]!);
  });
  return { errors: {} };
}

/** The button below the work that was given up. */
export async function actOnJobs(shopId: number, form: FormData): Promise<Said> {
  if (form.get("intent") !== "retry-jobs") return { problem: noSuchButton };
  await retryGivenUp(pool, shopId);
  return { problem: null };
}

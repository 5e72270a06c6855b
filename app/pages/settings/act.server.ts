import { pool } from "../../db.server.ts";
import { retryGivenUp } from "../../jobs/queue-health.server.ts";
import { saveSettings } from "../../shops/settings.server.ts";
import { parseSettings, type SettingsErrors } from "../../shops/settings.ts";
import type { Said } from "../answer.server.ts";
import { noSuchButton } from "../words.ts";

/** The form of the settings. */
export async function saveSettingsForm(
  shopId: number,
  sent: FormData,
): Promise<{ errors: SettingsErrors }> {
  const form = parseSettings(Object.fromEntries(sent));
  if (!form.ok) return { errors: form.errors };
  await saveSettings(pool, shopId, form.settings);
  return { errors: {} };
}

/** The button below the work that was given up. */
export async function actOnJobs(shopId: number, form: FormData): Promise<Said> {
  if (form.get("intent") !== "retry-jobs") return { problem: noSuchButton };
  await retryGivenUp(pool, shopId);
  return { problem: null };
}

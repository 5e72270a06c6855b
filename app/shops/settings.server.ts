import { rows, type Db } from "../db.server.ts";
import { defaultSettings, lifespanChoices, type Settings } from "./settings.ts";

export interface StoredSettings extends Settings {
  /** the merchant has put the set-up guide away */
  guideDismissed: boolean;
}

export async function getSettings(db: Db, shopId: number): Promise<StoredSettings> {
  const [found] = await rows<Omit<StoredSettings, "lifespanYears"> & { lifespanYears: number }>(
    db,
    `SELECT lifespan_years AS "lifespanYears", holdout_percent AS "holdoutPercent", margin_percent AS "marginPercent",
            guide_dismissed_at IS NOT NULL AS "guideDismissed"
       FROM shop_settings WHERE shop_id = $1`,
    [shopId],
  );
  const years = lifespanChoices.find((choice) => choice === found?.lifespanYears);
  return {
    lifespanYears: years ?? defaultSettings.lifespanYears,
    holdoutPercent: found?.holdoutPercent ?? defaultSettings.holdoutPercent,
    marginPercent: found ? found.marginPercent : defaultSettings.marginPercent,
    guideDismissed: found?.guideDismissed ?? false,
  };
}

type Change = Partial<Settings & { guideDismissed: true }>;

/** Writes what is given and leaves the rest. */
export async function saveSettings(db: Db, shopId: number, change: Change): Promise<void> {
  await db.query(
    `INSERT INTO shop_settings (shop_id, lifespan_years, holdout_percent, guide_dismissed_at, margin_percent, updated_at)
     VALUES ($1, coalesce($2::int, $8::int), coalesce($3::int, $9::int), CASE WHEN $4 THEN $7::timestamptz END, $6::int, $7)
     ON CONFLICT (shop_id) DO UPDATE
       SET lifespan_years = coalesce($2::int, shop_settings.lifespan_years),
           holdout_percent = coalesce($3::int, shop_settings.holdout_percent),
           guide_dismissed_at = CASE WHEN $4 THEN $7::timestamptz ELSE shop_settings.guide_dismissed_at END,
           margin_percent = CASE WHEN $5 THEN $6::int ELSE shop_settings.margin_percent END,
           updated_at = excluded.updated_at`,
    [
      shopId,
      change.lifespanYears ?? null,
      change.holdoutPercent ?? null,
      change.guideDismissed ?? false,
      // null is a choice here: the margin is not known (any more)
      change.marginPercent !== undefined,
      change.marginPercent === undefined ? defaultSettings.marginPercent : change.marginPercent,
      new Date(),
      defaultSettings.lifespanYears,
      defaultSettings.holdoutPercent,
    ],
  );
}

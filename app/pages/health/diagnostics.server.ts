import { rows, type Db } from "../../db.server.ts";
import { bulkAccess } from "../../orders/bulk-access.server.ts";
import { latestImport } from "../../orders/import-state.server.ts";
import { missingScopes } from "../../shops/access.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { apiVersion } from "../../shopify.server.ts";
import { surveySettings } from "../../surveys/settings.server.ts";
import { stopsOf } from "../../switches/switches.server.ts";
import { named } from "./diagnostics-words.ts";
import { unsaid } from "./unsaid.ts";

/** The second is of ours, or an error with the words that name nobody. */
type Line = readonly [what: string, said: string];

/** What runs here. The newest migration says which release the tables are of. */
export async function versionsNow(db: Db): Promise<Line[]> {
  const [found] = await rows<{ postgresql: string | null; tables: string | null }>(
    db,
    `SELECT current_setting('server_version') AS postgresql,
            (SELECT max(migration_name) FROM _prisma_migrations WHERE finished_at IS NOT NULL) AS tables`,
  );
  return [
    ["node", process.version],
    ["postgresql", found!.postgresql ?? "-"],
    ["tables", found!.tables ?? "-"],
    [named.shopifyApi, apiVersion],
  ];
}

/** What Shopify or we ourselves refuse just now. */
export async function refusalsOf(db: Db, shop: ShopRow): Promise<Line[]> {
  const { shopId, scopes, pausedReason } = shop;
  const [stops, bulk, read, compared, survey] = await Promise.all([
    stopsOf(db, shopId),
    bulkAccess(db, shopId),
    latestImport(db, shopId),
    latestImport(db, shopId, "weekly"),
    surveySettings(db, shopId),
  ]);
  const lines: (Line | null)[] = [
    scopes.length > 0 ? [named.missingScopes, missingScopes(scopes).join(" ")] : null,
    [named.paused, unsaid(pausedReason ?? "")],
    ...stops.map(({ act, cause }): Line => [named.stopped(act), cause]),
    [named.bulk, bulk.state === "granted" ? "" : bulk.state],
    [named.reading, unsaid(read?.problem ?? "")],
    [named.weekly, unsaid(compared?.problem ?? "")],
    [named.survey, unsaid(survey.problem ?? "")],
  ];
  return lines.filter((line): line is Line => line !== null && line[1] !== "");
}

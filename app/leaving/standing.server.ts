import type { AdminClient } from "../admin-api/client.server.ts";
import { salesEnding } from "../flash-sales/ending.server.ts";
import { offersEnding } from "../offers/ending.server.ts";
import type { Ending } from "../shops/ending.server.ts";
import type { Standing } from "../shops/ending.ts";
import { surveyEnding } from "../surveys/ending.server.ts";
import type { Maker } from "./made.ts";

export const endings: Readonly<Record<Maker, Ending>> = {
  offers: offersEnding,
  "flash-sales": salesEnding,
  surveys: surveyEnding,
};

/** All of ours that stands in the shop, by Shopify's word. @throws when Shopify cannot be asked */
export async function standingIn(admin: AdminClient, shopId: number): Promise<Standing[]> {
  const found = [];
  for (const ending of Object.values(endings))
    found.push(...(await ending.standing(admin, shopId)));
  return found;
}

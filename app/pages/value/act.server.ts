import { lookAtScopes } from "../../shops/scopes.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import type { Said } from "../answer.server.ts";
import { noSuchButton } from "../words.ts";

/** The merchant has let us see costs: read them now. */
export async function actOnValue(shop: ShopRow, form: FormData): Promise<Said> {
  if (form.get("intent") !== "costs-allowed") return { problem: noSuchButton };
  await lookAtScopes(shop);
  return { problem: null };
}

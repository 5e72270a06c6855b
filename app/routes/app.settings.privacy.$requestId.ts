import type { LoaderFunctionArgs } from "@remix-run/node";
import { pool } from "../db.server.ts";
import { download, found, nameOf } from "../pages/answer.server.ts";
import { noSuchExport } from "../pages/data/words.ts";
import { shopOf } from "../shops/authenticate.server.ts";
import { privacyExport } from "../shops/privacy.server.ts";

/** What is stored of a customer, for the merchant to hand over. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, note } = await shopOf(request, { may: ["export"] });
  const requestId = nameOf(params["requestId"], noSuchExport);
  const held = found(await privacyExport(pool, shop.shopId, requestId), noSuchExport);
  await note({ what: "customers_data" });
  return download(JSON.stringify(held, null, 2), "customer.json");
}

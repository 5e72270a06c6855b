import type { LoaderFunctionArgs } from "@remix-run/node";
import { pool } from "../db.server.ts";
import { download, found, nameOf } from "../pages/answer.server.ts";
import { noSuchExport } from "../pages/data/words.ts";
import { shopOf } from "../shops/authenticate.server.ts";
import { privacyExport } from "../shops/privacy.server.ts";

/** What is stored of a customer, for the merchant to hand over. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await shopOf(request, { may: ["export"], opens: { what: "customers_data" } });
  const held = await privacyExport(pool, shop.shopId, nameOf(params["requestId"], noSuchExport));
  return download(JSON.stringify(found(held, noSuchExport), null, 2), "customer.json");
}

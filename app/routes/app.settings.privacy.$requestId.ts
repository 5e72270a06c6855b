import type { LoaderFunctionArgs } from "@remix-run/node";
import { pool } from "../db.server.ts";
import { shopOf } from "../shops/authenticate.server.ts";
import { privacyExport } from "../shops/privacy.server.ts";

/** What is stored of a customer, for the merchant to hand over. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await shopOf(request);
  const held = await privacyExport(pool, shop.shopId, params["requestId"] ?? "");
  if (held === null)
    throw new Response("There is no such export, or the customer was erased since.", {
      status: 404,
    });
  return new Response(JSON.stringify(held, null, 2), {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": 'attachment; filename="customer.json"',
      "cache-control": "no-store",
    },
  });
}

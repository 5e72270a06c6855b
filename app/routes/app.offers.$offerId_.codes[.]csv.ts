import type { LoaderFunctionArgs } from "@remix-run/node";
import { Readable } from "node:stream";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { z } from "zod";
import { csvLine } from "../csv.ts";
import { getOffer, issuedCodes } from "../offers/offers.server.ts";
import { pool } from "../db.server.ts";
import { shopOf } from "../shops/authenticate.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await shopOf(request);
  const id = z.uuid().safeParse(params["offerId"]);
  const offer = id.success ? await getOffer(pool, shop.shopId, id.data) : null;
  if (!offer) throw new Response("There is no such offer.", { status: 404 });
  const lines = Readable.from(csv(shop.shopId, offer.offerId));
  return new Response(createReadableStreamFromReadable(lines), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="codes-${offer.codePrefix.toLowerCase()}.csv"`,
      "cache-control": "no-store",
    },
  });
}

async function* csv(shopId: number, offerId: string): AsyncGenerator<string> {
  yield csvLine(["customer_id", "code"]);
  for await (const batch of issuedCodes(shopId, offerId))
    yield batch.map(({ customerId, code }) => csvLine([customerId, code])).join("");
}

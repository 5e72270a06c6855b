import type { LoaderFunctionArgs } from "@remix-run/node";
import { download, found, idOf } from "../pages/answer.server.ts";
import { codesFile } from "../pages/offer/read.server.ts";
import { noSuchOffer } from "../pages/offer/words.ts";
import { shopOf } from "../shops/authenticate.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await shopOf(request, { may: ["export"], opens: { what: "codes_file" } });
  const offerId = idOf(params["offerId"], noSuchOffer);
  const { lines, name } = found(await codesFile(shop, offerId), noSuchOffer);
  return download(lines, name);
}

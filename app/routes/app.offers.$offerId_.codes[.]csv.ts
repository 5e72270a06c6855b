import type { LoaderFunctionArgs } from "@remix-run/node";
import { begun, found, idOf } from "../pages/answer.server.ts";
import { codesFile } from "../pages/offer/read.server.ts";
import { noSuchOffer } from "../pages/offer/words.ts";
import { shopOf } from "../shops/authenticate.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const contacts = new URL(request.url).searchParams.get("contacts") === "yes";
  const { shop, note } = await shopOf(request, { may: ["export"] });
  const offerId = idOf(params["offerId"], noSuchOffer);
  const { lines, name } = found(await codesFile(shop, offerId, contacts), noSuchOffer);
  const file = await begun(lines, name);
  await note({ what: contacts ? "codes_contacts_file" : "codes_file" });
  return file;
}

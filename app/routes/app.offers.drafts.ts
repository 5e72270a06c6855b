import type { ActionFunctionArgs } from "@remix-run/node";
import { answer, formOf } from "../pages/answer.server.ts";
import { actOnOfferDraft } from "../pages/new-offer/drafts.server.ts";
import { shopOf } from "../shops/authenticate.server.ts";

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await shopOf(request, { may: ["launch"] });
  return answer(await actOnOfferDraft(shop.shopId, await formOf(request), Date.now()));
}

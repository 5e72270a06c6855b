import type { ActionFunctionArgs } from "@remix-run/node";
import { offerDraft } from "../offers/draft.ts";
import { actOnDraft } from "../pages/act-on-draft.server.ts";
import { answer, formOf } from "../pages/answer.server.ts";
import { withoutPeople } from "../pages/new-offer/list-query.ts";
import { shopOf } from "../shops/authenticate.server.ts";

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await shopOf(request, { may: ["launch"] });
  const sent = await formOf(request);
  return answer(await actOnDraft(offerDraft, shop.shopId, sent, Date.now(), withoutPeople));
}

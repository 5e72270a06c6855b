import type { ActionFunctionArgs } from "@remix-run/node";
import { saleDraft } from "../flash-sales/draft.ts";
import { actOnDraft } from "../pages/act-on-draft.server.ts";
import { answer, formOf } from "../pages/answer.server.ts";
import { shopOf } from "../shops/authenticate.server.ts";

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await shopOf(request, { may: ["launch"] });
  return answer(await actOnDraft(saleDraft, shop.shopId, await formOf(request), Date.now()));
}

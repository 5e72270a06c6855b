import type { ActionFunctionArgs } from "@remix-run/node";
import { answer, formOf } from "../pages/answer.server.ts";
import { actOnNotices } from "../pages/notices/act.server.ts";
import { shopOf } from "../shops/authenticate.server.ts";

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await shopOf(request);
  return answer(await actOnNotices(shop.shopId, await formOf(request)));
}

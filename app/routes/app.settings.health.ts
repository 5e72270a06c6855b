import type { ActionFunctionArgs } from "@remix-run/node";
import { answer, formOf } from "../pages/answer.server.ts";
import { actOnJobs } from "../pages/settings/act.server.ts";
import { shopOf } from "../shops/authenticate.server.ts";

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await shopOf(request, { may: ["policy"] });
  return answer(await actOnJobs(shop.shopId, await formOf(request)));
}

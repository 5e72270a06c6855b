import type { ActionFunctionArgs } from "@remix-run/node";
import { answer } from "../pages/answer.server.ts";
import { actOnOrderFile } from "../pages/data/order-file.server.ts";
import { shopOf } from "../shops/authenticate.server.ts";

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await shopOf(request, { may: ["policy"] });
  return answer(await actOnOrderFile(shop, request, new Date()));
}

import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { answer, download, formOf } from "../pages/answer.server.ts";
import { actOnSetUp } from "../pages/set-up/act.server.ts";
import { setUpFile } from "../pages/set-up/read.server.ts";
import { shopOf } from "../shops/authenticate.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, rights } = await shopOf(request, { may: ["policy"] });
  return download(await setUpFile(shop.shopId, rights), "boomerang-set-up.json");
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, rights } = await shopOf(request, { may: ["policy"] });
  return answer(await actOnSetUp(shop, rights, await formOf(request)));
}

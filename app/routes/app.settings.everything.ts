import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { gatheredParts } from "../leaving/gathered.server.ts";
import { answer, download, formOf, found } from "../pages/answer.server.ts";
import { actOnEverything } from "../pages/everything/act.server.ts";
import { notThere } from "../pages/everything/words.ts";
import { shopOf } from "../shops/authenticate.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, note } = await shopOf(request, { may: ["export", "costs"] });
  const parts = found(await gatheredParts(shop.shopId), notThere);
  await note({ what: "everything_file" });
  return download(parts, "boomerang.zip");
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await shopOf(request, { may: ["export", "costs"] });
  return answer(await actOnEverything(shop.shopId, await formOf(request)));
}

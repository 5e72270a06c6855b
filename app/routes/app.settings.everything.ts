import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { gatheredParts } from "../leaving/gathered.server.ts";
import { answer, download, formOf, found } from "../pages/answer.server.ts";
import { actOnEverything } from "../pages/everything/act.server.ts";
import { notThere } from "../pages/everything/words.ts";
import { shopOf } from "../shops/authenticate.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await shopOf(request, {
    may: ["export", "costs"],
    opens: { what: "everything_file" },
  });
  return download(found(await gatheredParts(shop.shopId), notThere), "boomerang.zip");
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await shopOf(request, { may: ["export", "costs"] });
  return answer(await actOnEverything(shop.shopId, await formOf(request)));
}

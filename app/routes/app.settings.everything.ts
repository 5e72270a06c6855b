import type { LoaderFunctionArgs } from "@remix-run/node";
import { everythingOf } from "../leaving/everything.server.ts";
import { download } from "../pages/answer.server.ts";
import { shopOf } from "../shops/authenticate.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await shopOf(request, {
    may: ["export", "costs"],
    opens: { what: "everything_file" },
  });
  return download(everythingOf(shop, new Date()), "boomerang.zip");
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { download } from "../pages/answer.server.ts";
import { offersCsv } from "../pages/offers/file.server.ts";
import { shopOf } from "../shops/authenticate.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const caller = await shopOf(request, { may: ["export"] });
  const lines = offersCsv(caller, new URL(request.url).searchParams, Date.now());
  return download(lines, "offers.csv");
}

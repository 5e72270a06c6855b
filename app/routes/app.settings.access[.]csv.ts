import type { LoaderFunctionArgs } from "@remix-run/node";
import { accessCsv } from "../pages/access/read.server.ts";
import { download } from "../pages/answer.server.ts";
import { shopOf } from "../shops/authenticate.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await shopOf(request, {
    may: ["policy", "export"],
    opens: { what: "access_file" },
  });
  return download(accessCsv(shop), "access-log.csv");
}

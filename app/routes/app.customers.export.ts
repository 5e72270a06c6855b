import type { LoaderFunctionArgs } from "@remix-run/node";
import { asked, download } from "../pages/answer.server.ts";
import { parseListQuery } from "../pages/customers/list-query.ts";
import { customersCsv } from "../pages/customers/file.server.ts";
import { shopOf } from "../shops/authenticate.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, admin } = await shopOf(request, {
    may: ["export"],
    opens: { what: "customers_file" },
  });
  const query = asked(parseListQuery(new URL(request.url).searchParams));
  return download(customersCsv(shop, admin, query, new Date()), "customers.csv");
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { asked, begun } from "../pages/answer.server.ts";
import { customersCsv } from "../pages/customers/file.server.ts";
import { parseListQuery } from "../pages/customers/list-query.ts";
import { shopOf } from "../shops/authenticate.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const contacts = searchParams.get("contacts") === "yes";
  const opens = { what: contacts ? "customers_contacts_file" : "customers_file" } as const;
  const { shop, admin, staffId } = await shopOf(request, { may: ["export"], opens });
  const query = asked(parseListQuery(searchParams));
  const lines = customersCsv(shop, admin, query, new Date(), staffId, contacts);
  return begun(lines, "customers.csv");
}

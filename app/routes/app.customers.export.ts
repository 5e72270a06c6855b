import type { LoaderFunctionArgs } from "@remix-run/node";
import { asked, begun } from "../pages/answer.server.ts";
import { customersCsv } from "../pages/customers/file.server.ts";
import { parseListQuery } from "../pages/customers/list-query.ts";
import { shopOf } from "../shops/authenticate.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const contacts = searchParams.get("contacts") === "yes";
  const { shop, admin, staffId, note } = await shopOf(request, { may: ["export"] });
  const query = asked(parseListQuery(searchParams));
  const lines = customersCsv(shop, admin, query, new Date(), staffId, contacts);
  const file = await begun(lines, "customers.csv");
  await note({ what: contacts ? "customers_contacts_file" : "customers_file" });
  return file;
}

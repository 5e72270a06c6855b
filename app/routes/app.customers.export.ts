import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { Readable } from "node:stream";
import { parseListQuery } from "../pages/customers/list-query.ts";
import { customersCsv } from "../pages/customers/read.server.ts";
import { shopOf } from "../shops/authenticate.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, admin } = await shopOf(request);
  const parsed = parseListQuery(new URL(request.url).searchParams);
  if (!parsed.ok) throw new Response(parsed.problems.join(". "), { status: 400 });
  const lines = Readable.from(customersCsv(shop, admin, parsed.query, new Date()));
  return new Response(createReadableStreamFromReadable(lines), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="customers.csv"',
      "cache-control": "no-store",
    },
  });
}

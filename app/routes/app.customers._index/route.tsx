import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { boundary } from "@shopify/shopify-app-remix/server";
import { answer, asked, formOf } from "../../pages/answer.server.ts";
import { actOnCustomers } from "../../pages/customers/act.server.ts";
import { parseListQuery } from "../../pages/customers/list-query.ts";
import { customersPage } from "../../pages/customers/read.server.ts";
import { shopOf } from "../../shops/authenticate.server.ts";

export { PageError as ErrorBoundary } from "../../components/error-page.tsx";
export { default, links, meta } from "../../pages/customers/page.tsx";
export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, admin, staffId } = await shopOf(request, { opens: { what: "customers" } });
  const query = asked(parseListQuery(new URL(request.url).searchParams));
  return customersPage(shop, admin, query, new Date(), staffId);
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, admin, staffId } = await shopOf(request);
  return answer(await actOnCustomers(shop, admin, staffId, await formOf(request)));
}

import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { boundary } from "@shopify/shopify-app-remix/server";
import { answer, formOf } from "../../pages/answer.server.ts";
import { actOnColumns } from "../../pages/columns.server.ts";
import { offerColumns } from "../../pages/offers/columns.ts";
import { offersPage } from "../../pages/offers/read.server.ts";
import { shopOf } from "../../shops/authenticate.server.ts";

export { PageError as ErrorBoundary } from "../../components/error-page.tsx";
export { default, links, meta } from "../../pages/offers/page.tsx";
export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  return offersPage(await shopOf(request), request, Date.now());
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, staffId } = await shopOf(request);
  const form = await formOf(request);
  return answer(await actOnColumns(shop.shopId, staffId, "offers", offerColumns, form));
}

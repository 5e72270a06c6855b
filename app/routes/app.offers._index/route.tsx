import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { boundary } from "@shopify/shopify-app-remix/server";
import { offersPage } from "../../pages/offers/read.server.ts";
import { shopOf } from "../../shops/authenticate.server.ts";

export { PageError as ErrorBoundary } from "../../components/error-page.tsx";
export { default, links, meta } from "../../pages/offers/page.tsx";
export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, admin, rights } = await shopOf(request);
  return offersPage(shop, admin, rights, new URL(request.url).searchParams, Date.now());
}

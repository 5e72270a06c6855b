import { defer, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { boundary } from "@shopify/shopify-app-remix/server";
import { segmentsHelp } from "../../pages/segments/help.server.ts";
import { shopOf } from "../../shops/authenticate.server.ts";

export { PageError as ErrorBoundary } from "../../components/error-page.tsx";
export { default, links, meta } from "../../pages/segments/help.tsx";
export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, admin } = await shopOf(request);
  return defer(await segmentsHelp(shop, admin));
}

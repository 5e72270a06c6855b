import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useRouteError } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { ErrorPage } from "../components/error-page.tsx";
import { framePage } from "../pages/frame/read.server.ts";
import { shopOf } from "../shops/authenticate.server.ts";

export { default, links } from "../pages/frame/page.tsx";
export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, rights } = await shopOf(request);
  return framePage(shop, rights);
}

export function ErrorBoundary() {
  const error = useRouteError();
  return <ErrorPage error={error} fallback={boundary.error} />;
}

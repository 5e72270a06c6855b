import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { boundary } from "@shopify/shopify-app-remix/server";
import { answer, formOf } from "../../pages/answer.server.ts";
import { actOnSegment } from "../../pages/segment/act.server.ts";
import { newSegmentPage } from "../../pages/segment/read.server.ts";
import { shopOf } from "../../shops/authenticate.server.ts";

export { PageError as ErrorBoundary } from "../../components/error-page.tsx";
export { default, links, meta } from "../../pages/segment/page.tsx";
export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await shopOf(request);
  return newSegmentPage(shop, new URL(request.url).searchParams, new Date());
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, redirect } = await shopOf(request);
  const said = await actOnSegment(shop, await formOf(request), new Date());
  return "address" in said ? redirect(said.address) : answer(said);
}

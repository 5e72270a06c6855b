import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { boundary } from "@shopify/shopify-app-remix/server";
import { answer, formOf, found, idOf } from "../../pages/answer.server.ts";
import { actOnSegment } from "../../pages/segment/act.server.ts";
import { segmentPage } from "../../pages/segment/read.server.ts";
import { segmentProblems } from "../../pages/segment/words.ts";
import { shopOf } from "../../shops/authenticate.server.ts";

export { PageError as ErrorBoundary } from "../../components/error-page.tsx";
export { default, links, meta } from "../../pages/segment/page.tsx";
export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await shopOf(request);
  const segmentId = idOf(params["segmentId"], segmentProblems.notFound);
  return found(await segmentPage(shop, segmentId, new Date()), segmentProblems.notFound);
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, redirect } = await shopOf(request);
  const said = await actOnSegment(shop, await formOf(request), new Date());
  return "address" in said ? redirect(said.address) : answer(said);
}

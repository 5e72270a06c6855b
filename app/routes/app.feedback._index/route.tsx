import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { boundary } from "@shopify/shopify-app-remix/server";
import { answer, formOf } from "../../pages/answer.server.ts";
import { actOnColumns } from "../../pages/columns.server.ts";
import { answerColumns } from "../../pages/feedback/columns.ts";
import { feedbackPage } from "../../pages/feedback/read.server.ts";
import { shopOf } from "../../shops/authenticate.server.ts";

export { PageError as ErrorBoundary } from "../../components/error-page.tsx";
export { default, links, meta } from "../../pages/feedback/page.tsx";
export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  return feedbackPage(await shopOf(request), request, new Date());
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, staffId } = await shopOf(request);
  const form = await formOf(request);
  return answer(await actOnColumns(shop.shopId, staffId, "answers", answerColumns, form));
}

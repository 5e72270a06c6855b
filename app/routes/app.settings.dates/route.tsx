import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { boundary } from "@shopify/shopify-app-remix/server";
import { answer, formOf } from "../../pages/answer.server.ts";
import { saveDates } from "../../pages/event-dates/act.server.ts";
import { datesPage } from "../../pages/event-dates/read.server.ts";
import { shopOf } from "../../shops/authenticate.server.ts";

export { PageError as ErrorBoundary } from "../../components/error-page.tsx";
export { default, meta } from "../../pages/event-dates/page.tsx";
export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await shopOf(request);
  return datesPage(shop.shopId);
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await shopOf(request, { may: ["policy"] });
  return answer(await saveDates(shop.shopId, await formOf(request)));
}

import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { boundary } from "@shopify/shopify-app-remix/server";
import { answer, formOf } from "../../pages/answer.server.ts";
import { actOnHome } from "../../pages/home/act.server.ts";
import { homePage } from "../../pages/home/read.server.ts";
import { periodOfPage } from "../../pages/period.server.ts";
import { shopOf } from "../../shops/authenticate.server.ts";

export { PageError as ErrorBoundary } from "../../components/error-page.tsx";
export { default, links, meta } from "../../pages/home/page.tsx";
export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const caller = await shopOf(request);
  const now = new Date();
  return homePage(caller.shop, await periodOfPage(caller, request, now), now);
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, rights } = await shopOf(request);
  return answer(await actOnHome(shop.shopId, rights, await formOf(request)));
}

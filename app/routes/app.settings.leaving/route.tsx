import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { boundary } from "@shopify/shopify-app-remix/server";
import { answer, formOf } from "../../pages/answer.server.ts";
import { actOnLeaving } from "../../pages/leaving/act.server.ts";
import { leavingPage } from "../../pages/leaving/read.server.ts";
import { shopOf } from "../../shops/authenticate.server.ts";

export { PageError as ErrorBoundary } from "../../components/error-page.tsx";
export { default, meta } from "../../pages/leaving/page.tsx";
export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, admin } = await shopOf(request);
  return leavingPage(shop, admin);
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await shopOf(request, { may: ["policy"] });
  return answer(await actOnLeaving(shop.shopId, await formOf(request)));
}

import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { boundary } from "@shopify/shopify-app-remix/server";
import { answer, formOf, found, idOf } from "../../pages/answer.server.ts";
import { actOnSale } from "../../pages/sale/act.server.ts";
import { salePage } from "../../pages/sale/read.server.ts";
import { noSuchSale } from "../../pages/sale/words.ts";
import { shopOf } from "../../shops/authenticate.server.ts";

export { PageError as ErrorBoundary } from "../../components/error-page.tsx";
export { default, meta } from "../../pages/sale/page.tsx";
export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, admin } = await shopOf(request);
  const saleId = idOf(params["saleId"], noSuchSale);
  return found(await salePage(shop, admin, saleId), noSuchSale);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop } = await shopOf(request, { may: ["launch"] });
  const saleId = idOf(params["saleId"], noSuchSale);
  return answer(await actOnSale(shop.shopId, saleId, await formOf(request)));
}

import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { boundary } from "@shopify/shopify-app-remix/server";
import { answer, formOf, found, idOf } from "../../pages/answer.server.ts";
import { actOnOffer } from "../../pages/offer/act.server.ts";
import { offerPage } from "../../pages/offer/read.server.ts";
import { noSuchOffer } from "../../pages/offer/words.ts";
import { shopOf } from "../../shops/authenticate.server.ts";

export { PageError as ErrorBoundary } from "../../components/error-page.tsx";
export { default, meta } from "../../pages/offer/page.tsx";
export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, admin, rights } = await shopOf(request);
  const offerId = idOf(params["offerId"], noSuchOffer);
  return found(await offerPage(shop, admin, offerId, rights), noSuchOffer);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, rights } = await shopOf(request, { may: ["launch"] });
  const offerId = idOf(params["offerId"], noSuchOffer);
  return answer(await actOnOffer(shop.shopId, offerId, rights, await formOf(request)));
}

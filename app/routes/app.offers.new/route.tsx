import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { boundary } from "@shopify/shopify-app-remix/server";
import { answer, formOf } from "../../pages/answer.server.ts";
import { actOnNewOffer } from "../../pages/new-offer/act.server.ts";
import { newOfferPage } from "../../pages/new-offer/read.server.ts";
import { shopOf } from "../../shops/authenticate.server.ts";

export { PageError as ErrorBoundary } from "../../components/error-page.tsx";
export { default, meta } from "../../pages/new-offer/page.tsx";
export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, admin, rights } = await shopOf(request);
  return newOfferPage(shop, admin, rights, new URL(request.url).searchParams, Date.now());
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, admin, redirect, rights } = await shopOf(request, { may: ["launch", "money"] });
  const made = await actOnNewOffer(shop, admin, rights, await formOf(request), Date.now());
  return "address" in made ? redirect(made.address) : answer(made);
}

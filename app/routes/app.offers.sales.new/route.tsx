import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { boundary } from "@shopify/shopify-app-remix/server";
import { answer, formOf } from "../../pages/answer.server.ts";
import { actOnNewSale } from "../../pages/new-sale/act.server.ts";
import { newSalePage } from "../../pages/new-sale/read.server.ts";
import { shopOf } from "../../shops/authenticate.server.ts";

export { PageError as ErrorBoundary } from "../../components/error-page.tsx";
export { default, meta } from "../../pages/new-sale/page.tsx";
export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await shopOf(request);
  return newSalePage(shop, new URL(request.url).searchParams, Date.now());
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, admin, redirect } = await shopOf(request, { may: ["launch"] });
  const made = await actOnNewSale(shop, admin, await formOf(request), Date.now());
  return "address" in made ? redirect(made.address) : answer(made);
}

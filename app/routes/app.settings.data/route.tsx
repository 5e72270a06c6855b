import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { boundary } from "@shopify/shopify-app-remix/server";
import { answer, formOf } from "../../pages/answer.server.ts";
import { dataPage } from "../../pages/data/read.server.ts";
import { saveSettingsForm } from "../../pages/settings/act.server.ts";
import { shopOf } from "../../shops/authenticate.server.ts";

export { PageError as ErrorBoundary } from "../../components/error-page.tsx";
export { default, meta } from "../../pages/data/page.tsx";
export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, rights } = await shopOf(request);
  return dataPage(shop, rights);
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, rights } = await shopOf(request, { may: ["policy"] });
  return answer(await saveSettingsForm(shop.shopId, rights, "data", await formOf(request)));
}

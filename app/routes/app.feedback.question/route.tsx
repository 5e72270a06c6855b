import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { boundary } from "@shopify/shopify-app-remix/server";
import { answer, formOf } from "../../pages/answer.server.ts";
import { saveSurveyForm } from "../../pages/question/act.server.ts";
import { questionPage } from "../../pages/question/read.server.ts";
import { shopOf } from "../../shops/authenticate.server.ts";

export { PageError as ErrorBoundary } from "../../components/error-page.tsx";
export { default, links, meta } from "../../pages/question/page.tsx";
export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await shopOf(request);
  return questionPage(shop);
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await shopOf(request, { may: ["policy"] });
  return answer(await saveSurveyForm(shop.shopId, await formOf(request)));
}

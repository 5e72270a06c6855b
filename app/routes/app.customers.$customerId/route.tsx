import {
  defer,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { boundary } from "@shopify/shopify-app-remix/server";
import { customerId } from "../../id-schemas.ts";
import { answer, formOf, found } from "../../pages/answer.server.ts";
import { actOnCustomer } from "../../pages/customer/act.server.ts";
import { customerPage } from "../../pages/customer/read.server.ts";
import { noSuchCustomer } from "../../pages/customer/words.ts";
import { shopOf } from "../../shops/authenticate.server.ts";

export { PageError as ErrorBoundary } from "../../components/error-page.tsx";
export { default, links, meta } from "../../pages/customer/page.tsx";
export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const id = params["customerId"] ?? "";
  const opens = { what: "customer", customerId: customerId.safeParse(id).data ?? null } as const;
  const { shop, admin } = await shopOf(request, { opens });
  const before = new URL(request.url).searchParams.get("before");
  return defer(found(await customerPage(shop, admin, id, before, new Date()), noSuchCustomer));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, staffId } = await shopOf(request);
  const id = found(customerId.safeParse(params["customerId"]).data ?? null, noSuchCustomer);
  return answer(await actOnCustomer(shop.shopId, staffId, id, await formOf(request)));
}

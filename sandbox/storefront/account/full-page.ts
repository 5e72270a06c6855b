import { accountOf } from "../../extensions/apis/checkout.ts";
import { placeMarkup } from "../../extensions/place.ts";
import { html, type Markup } from "../../shell/html.ts";
import { placeDataOf } from "../pages/after-purchase.ts";
import { buyerConfig, extensionsWith, placesEnd } from "../places.ts";
import { orderOf, type AccountVisit } from "./visit.ts";

/** A page that an extension draws alone, of the account or of one order; null when there is none. */
export function fullPage(
  visit: AccountVisit,
  params: { id?: string; handle?: string; 0?: string },
): { title: string; body: Markup } | null {
  const order = params.id === undefined ? null : orderOf(visit, Number(params.id));
  if (params.id !== undefined && !order) return null;
  const target = order ? "customer-account.order.page.render" : "customer-account.page.render";
  const extension = extensionsWith(visit, target).find((one) => one.handle === params.handle);
  if (!extension) return null;

  const customerId = visit.customer.id;
  const data = order
    ? placeDataOf({ ...visit, order, where: "order-status", customerId })
    : { api: accountOf({ customerId }) };
  // what its `navigation` global starts from
  const api = { ...data.api, pageUrl: `extension:/${params[0] ?? ""}` };
  const config = buyerConfig(visit, extension, target, { ...data, api });
  const body = html`${placeMarkup(config)} ${placesEnd(visit)}`;
  return { title: extension.nameFor(visit.buyerLocale), body };
}

import { orderStatusApi, thankYouApi } from "../../extensions/apis/checkout.ts";
import { formatMoney } from "../../pricing/money.ts";
import { html, type Markup } from "../../shell/html.ts";
import type { ShopStore } from "../../platform/world.ts";
import type { OrderRecord } from "../../store/types.ts";
import { cartOfOrder, metafieldsAround, orderDataOf, purchaseOf } from "../order-data.ts";
import { placesAt, placesEnd, type BuyerPage, type PlaceData } from "../places.ts";
import { returnsOfOrder } from "./order-returns.ts";
import { parcels } from "./parcels.ts";

export type AfterPurchase = "thank-you" | "order-status";

const words = {
  en: {
    thanks: (name: string) => `Thank you${name && `, ${name}`}!`,
    confirmed: "Your order is confirmed",
    status: "Order",
    confirmation: "Confirmation",
    placed: "Placed on",
    total: "Total",
    shipping: "Shipping",
    tax: "Tax",
    storeCredit: "Paid with store credit",
    toStatus: "View order status",
    continue: "Continue shopping",
    cancelled: "This order was cancelled.",
  },
  fr: {
    thanks: (name: string) => `Merci${name && `, ${name}`} !`,
    confirmed: "Votre commande est confirmée",
    status: "Commande",
    confirmation: "Confirmation",
    placed: "Passée le",
    total: "Total",
    shipping: "Livraison",
    tax: "Taxes",
    storeCredit: "Payé en crédit en magasin",
    toStatus: "Voir l’état de la commande",
    continue: "Continuer mes achats",
    cancelled: "Cette commande a été annulée.",
  },
};

export interface AfterPurchaseView extends BuyerPage {
  order: OrderRecord;
  where: AfterPurchase;
  /** who is logged in and looks at an order of theirs; null for whoever has the link */
  customerId: number | null;
  /** what a logged-in customer can do with the order */
  actions?: Markup;
}

/** The language of the page's own words: the shop speaks English and French. */
export function pageLanguage(buyerLocale: string): "en" | "fr" {
  return buyerLocale.toLowerCase().startsWith("fr") ? "fr" : "en";
}

export function afterPurchasePage(view: AfterPurchaseView): Markup {
  const { world, domain, order, where, buyerLocale } = view;
  const store = world.shop(domain);
  const language = pageLanguage(buyerLocale);
  const say = words[language];
  const customer = order.customerId === null ? null : store.customer(order.customerId);
  const placed = new Intl.DateTimeFormat(buyerLocale, {
    dateStyle: "long",
    timeZone: store.shop.timezone,
  }).format(new Date(order.processedAt));
  const data = placeDataOf(view);
  const at = (place: string, more: Record<string, unknown> = {}) =>
    placesAt(view, `${prefixes[where]}.${place}`, { ...data, api: { ...data.api, ...more } });
  const belowParcel = ({ id }: { id: number }) =>
    where === "order-status"
      ? at("fulfillment-details.render-after", { fulfillmentId: `gid://shopify/Fulfillment/${id}` })
      : null;
  const belowReturn = ({ id }: { id: number }) =>
    at("return-details.render-after", { returnId: `gid://shopify/Return/${id}` });
  return html`${at("announcement.render")}
    <h1>
      ${where === "thank-you" ? say.thanks(customer?.firstName ?? "") : `${say.status} ${order.name}`}
    </h1>
    ${where === "thank-you" && at("header.render-after")} ${view.actions}
    ${order.cancelledAt !== null && html`<p class="note">${say.cancelled}</p>`}
    <div class="split">
      <div>
        <div class="panel">
          <h2>${where === "thank-you" ? say.confirmed : say.confirmation}</h2>
          <p>
            ${where === "thank-you" && `${order.name} · `}${say.confirmation}
            <strong>${order.confirmationNumber}</strong>
          </p>
          <p>${say.placed} <time datetime="${order.processedAt}">${placed}</time></p>
          ${parcels(store, order, language, buyerLocale, belowParcel)}
        </div>
        ${at("block.render")} ${at("customer-information.render-after")}
        ${
          where === "order-status" &&
          html`${at("unfulfilled-items.render-after")}
          ${returnsOfOrder(store, order, language, belowReturn)}`
        }
      </div>
      <div class="panel">
        ${linesTable(store, order, buyerLocale, say)} ${at("cart-line-list.render-after")}
        ${where === "order-status" && at("payment-details.render-after")}
        <p>
          ${
            where === "thank-you" &&
            html`<a href="/storefront/${domain}/orders/${order.checkoutToken}/order-status"
              >${say.toStatus}</a
            >`
          }
          <a href="/storefront/${domain}">${say.continue}</a>
        </p>
      </div>
    </div>
    ${where === "thank-you" && at("footer.render-after")} ${placesEnd(view)}`;
}

const prefixes: Record<AfterPurchase, string> = {
  "thank-you": "purchase.thank-you",
  "order-status": "customer-account.order-status",
};

/** What every extension of the page is told; those of one checkout share what they store. */
export function placeDataOf(view: AfterPurchaseView): PlaceData {
  const { world, domain, order, where, customerId } = view;
  const store = world.shop(domain);
  const about = [
    orderDataOf(store, order),
    purchaseOf(world, domain, order),
    cartOfOrder(store, order),
  ] as const;
  const appMetafields = metafieldsAround(store, order);
  return where === "thank-you"
    ? { api: thankYouApi(...about), appMetafields, storageScope: order.checkoutToken ?? order.name }
    : { api: orderStatusApi(...about, { customerId }), appMetafields };
}

type Words = (typeof words)[keyof typeof words];

function linesTable(store: ShopStore, order: OrderRecord, locale: string, say: Words): Markup {
  const row = (label: string, minor: number) =>
    html`<tr>
      <th scope="row">${label}</th>
      <td>${money(minor, store, locale)}</td>
    </tr>`;
  return html`<table>
    <tbody>
      ${order.lines.map(
        (line) =>
          html`<tr>
            <th scope="row">${line.title}${line.quantity > 1 && ` × ${line.quantity}`}</th>
            <td>${money(line.unitPrice * line.quantity - line.discount, store, locale)}</td>
          </tr>`,
      )}
    </tbody>
    <tfoot>
      ${order.shipping > 0 && row(say.shipping, order.shipping)}
      ${order.tax > 0 && row(say.tax, order.tax)} ${row(say.total, order.total)}
      ${order.storeCredit && row(say.storeCredit, -order.storeCredit.amount)}
    </tfoot>
  </table>`;
}

function money(minor: number, store: ShopStore, locale: string): string {
  return formatMoney(minor, store.shop.currency, locale);
}

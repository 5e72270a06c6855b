import { checkoutHostConfig, renderCheckoutHostConfig } from "../../checkout/config.ts";
import type { AppMetafieldEntry, CheckoutHostConfig } from "../../checkout/config.ts";
import type { CheckoutExtension } from "../../checkout/extension-folder.ts";
import { formatMoney } from "../../pricing/money.ts";
import { html, Markup } from "../../shell/html.ts";
import type { OrderRecord } from "../../store/types.ts";
import type { ShopStore, World } from "../../platform/world.ts";
import { publicNamespace } from "../app-namespace.ts";

export type AfterPurchase = "thank-you" | "order-status";

const targets: Record<AfterPurchase, string> = {
  "thank-you": "purchase.thank-you.block.render",
  "order-status": "customer-account.order-status.block.render",
};

const words = {
  en: {
    thanks: (name: string) => `Thank you${name && `, ${name}`}!`,
    confirmed: "Your order is confirmed",
    status: "Order",
    confirmation: "Confirmation",
    placed: "Placed on",
    total: "Total",
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
    toStatus: "Voir l’état de la commande",
    continue: "Continuer mes achats",
    cancelled: "Cette commande a été annulée.",
  },
};

export interface AfterPurchaseView {
  world: World;
  domain: string;
  order: OrderRecord;
  where: AfterPurchase;
  buyerLocale: string;
  extension: CheckoutExtension;
  /** the extension's settings as a merchant would fill them in the checkout editor */
  settings: CheckoutHostConfig["settings"];
}

/** The language of the page's own words: the shop speaks English and French. */
export function pageLanguage(buyerLocale: string): "en" | "fr" {
  return buyerLocale.toLowerCase().startsWith("fr") ? "fr" : "en";
}

export function afterPurchasePage(view: AfterPurchaseView): Markup {
  const { world, domain, order, where, buyerLocale } = view;
  const store = world.shop(domain);
  const say = words[pageLanguage(buyerLocale)];
  const customer = order.customerId === null ? null : store.customer(order.customerId);
  const placed = new Intl.DateTimeFormat(buyerLocale, {
    dateStyle: "long",
    timeZone: store.shop.timezone,
  }).format(new Date(order.processedAt));
  const config = renderCheckoutHostConfig(hostConfig(view));
  return html`<h1>
      ${where === "thank-you" ? say.thanks(customer?.firstName ?? "") : `${say.status} ${order.name}`}
    </h1>
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
        </div>
        <div id="extension"></div>
        ${new Markup(`<script type="application/json" id="extension-config">${config}</script>`)}
        <script type="module" src="/checkout/host.js"></script>
      </div>
      <div class="panel">
        <table>
          <tbody>
            ${order.lines.map(
              (line) =>
                html`<tr>
                  <th scope="row">${line.title}${line.quantity > 1 && ` × ${line.quantity}`}</th>
                  <td>
                    ${money(line.unitPrice * line.quantity - line.discount, store, buyerLocale)}
                  </td>
                </tr>`,
            )}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">${say.total}</th>
              <td>${money(order.total, store, buyerLocale)}</td>
            </tr>
          </tfoot>
        </table>
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
    </div>`;
}

function hostConfig(view: AfterPurchaseView): CheckoutHostConfig {
  const { world, domain, order, where, buyerLocale, extension, settings } = view;
  const store = world.shop(domain);
  const customer = order.customerId === null ? null : store.customer(order.customerId);
  return checkoutHostConfig({
    extension,
    target: targets[where],
    buyerLocale,
    settings,
    appMetafields: shopMetafields(store),
    checkoutToken: order.checkoutToken,
    order: {
      id: `gid://shopify/Order/${order.id}`,
      name: order.name,
      confirmationNumber: order.confirmationNumber,
      processedAt: order.processedAt,
      isFirstOrder: customer !== null && customer.numberOfOrders <= 1,
    },
    shop: {
      id: `gid://shopify/Shop/${store.shop.id}`,
      name: store.shop.name,
      myshopifyDomain: domain,
      storefrontUrl: `${world.url}/storefront/${domain}`,
    },
    currency: order.presentmentCurrency,
    country: store.shop.country,
    timezone: store.shop.timezone,
    sessionTokenUrl: `/storefront/${domain}/session-token`,
  });
}

/** The shop's own metafields as an extension sees them: an app's space by the name the app gave it. */
function shopMetafields(store: ShopStore): AppMetafieldEntry[] {
  const id = `gid://shopify/Shop/${store.shop.id}`;
  return store.metafieldsOf(id).map(({ namespace, key, value, type }) => ({
    target: { type: "shop", id },
    metafield: {
      namespace: publicNamespace(namespace),
      key,
      value,
      valueType: type === "json" ? "json_string" : "string",
      type,
    },
  }));
}

function money(minor: number, store: ShopStore, locale: string): string {
  return formatMoney(minor, store.shop.currency, locale);
}

import { accountOf } from "../../extensions/apis/checkout.ts";
import { formatMoney } from "../../pricing/money.ts";
import { html, type Markup } from "../../shell/html.ts";
import { openShopOf } from "../../shell/platform.ts";
import { accountAt } from "../../store-credit/ledger.ts";
import type { CreditAccountRecord } from "../../store/store-credit.ts";
import type { OrderRecord } from "../../store/types.ts";
import { extensionsWith, placesAt, placesEnd } from "../places.ts";
import { orderActions } from "./order-actions.ts";
import { ordersOf, type AccountVisit } from "./visit.ts";

interface Shown {
  title: string;
  body: Markup;
}

const at = (visit: AccountVisit, place: string) =>
  placesAt(visit, `customer-account.${place}`, {
    api: accountOf({ customerId: visit.customer.id }),
  });

/** Around every page of the account: where else one can go, and how to leave. */
export function accountFrame(visit: AccountVisit, body: Markup): Markup {
  const account = `/storefront/${visit.domain}/account`;
  const pages = extensionsWith(visit, "customer-account.page.render").map(
    (one) => html`<a href="${account}/pages/${one.handle}/">${one.nameFor(visit.buyerLocale)}</a> `,
  );
  return html`<nav class="row account" aria-label="Account">
      <a href="${account}/orders">Orders</a> <a href="${account}/profile">Profile</a> ${pages}
      <form method="post" action="${account}/logout"><button class="plain">Log out</button></form>
    </nav>
    ${body} ${at(visit, "footer.render-after")}`;
}

export function ordersPage(visit: AccountVisit): Shown {
  const orders = ordersOf(visit);
  const body = html`${at(visit, "order-index.announcement.render")}
    <h1>Orders</h1>
    ${at(visit, "order-index.block.render")}
    ${orders.length === 0 && html`<p>You have no orders yet.</p>`}
    ${orders.map((order) => orderCard(visit, order))} ${placesEnd(visit)}`;
  return { title: "Orders", body };
}

function orderCard(visit: AccountVisit, order: OrderRecord): Markup {
  const { world, domain, buyerLocale } = visit;
  const { currency, timezone } = world.shop(domain).shop;
  const placed = new Intl.DateTimeFormat(buyerLocale, {
    dateStyle: "long",
    timeZone: timezone,
  }).format(new Date(order.processedAt));
  return html`<section class="panel">
    <h2><a href="/storefront/${domain}/account/orders/${order.id}">${order.name}</a></h2>
    <p>${placed} · ${formatMoney(order.total, currency, buyerLocale)}</p>
    ${orderActions(visit, order)}
  </section>`;
}

/** Store credit is for whoever is logged in. */
function creditOf({ world, domain, customer }: AccountVisit): CreditAccountRecord[] {
  const store = openShopOf(world.shop(domain));
  const now = world.clock.iso();
  return store.credit.accountsOf(customer.id).map(({ id }) => accountAt(store, id, now)!);
}

export function profilePage(visit: AccountVisit): Shown {
  const { customer } = visit;
  const body = html`${at(visit, "profile.announcement.render")}
    <h1>Profile</h1>
    <div class="panel">
      <p>${customer.firstName} ${customer.lastName}</p>
      <p>${customer.email}</p>
      ${creditOf(visit).map(
        ({ balance, currency }) =>
          html`<p>Store credit: ${formatMoney(balance, currency, visit.buyerLocale)}</p>`,
      )}
    </div>
    ${at(visit, "profile.block.render")} ${at(visit, "profile.addresses.render-after")}
    ${at(visit, "profile.payment.render-after")} ${placesEnd(visit)}`;
  return { title: "Profile", body };
}

export const notHere = (): Shown => ({
  title: "Not found",
  body: html`<h1>This page is not here</h1>`,
});

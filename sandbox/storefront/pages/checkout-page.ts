import { formatMoney } from "../../pricing/money.ts";
import { html, type Markup } from "../../shell/html.ts";
import type { CustomerRecord } from "../../store/types.ts";
import type { ShopStore } from "../../platform/world.ts";
import type { PricedBasket } from "../desk.ts";
import type { Session } from "../session.ts";
import { codesBox, totalsTable } from "./totals.ts";

export interface CheckoutView {
  domain: string;
  session: Session;
  basket: PricedBasket | null;
  problem: string | null;
  /** customers to choose from, those who bought last first; none when somebody is logged in */
  recent: CustomerRecord[];
  /** what the app's extensions show between the buyer and paying */
  extensions: Markup | null;
  /** who is logged in, and therefore buys */
  customer: CustomerRecord | null;
  /** what their store credit pays of the total */
  credit: number;
}

export function checkoutPage(view: CheckoutView): Markup {
  const { domain, session, basket, problem } = view;
  return html`<h1>Checkout</h1>
    ${problem !== null && html`<p class="note" role="alert">${problem}</p>`}
    <div class="split">
      <div>
        <div class="panel">
          ${view.customer ? knownBuyer(domain, view.customer) : shopperForm(view)}
        </div>
        ${
          basket &&
          session.shopper &&
          basket.deliveries.length > 0 &&
          html`<div class="panel">${deliveryForm(view, basket)}</div>`
        }
        <div class="panel">${codesBox(domain, basket, "checkout")}</div>
      </div>
      <div>
        ${basket && html`<div class="panel">${totalsTable(basket, view.credit)}</div>`}
        ${view.extensions}
        <form method="post" action="/storefront/${domain}/pay" data-extension-journey>
          <input type="hidden" name="checkoutToken" value="${session.checkoutToken}" />
          ${basket && view.credit < basket.total && cardChoice}
          <button class="primary wide" ${basket && session.shopper ? "" : "disabled"}>
            Pay now
          </button>
        </form>
        ${
          session.shopper === null &&
          html`<p class="soft">First say who is buying. Nothing is charged.</p>`
        }
      </div>
    </div>`;
}

/** The ways to send it to where the shopper lives, what each costs before discounts, when it promises to come. */
function deliveryForm({ domain }: CheckoutView, basket: PricedBasket): Markup {
  return html`<form method="post" action="/storefront/${domain}/delivery">
    <h2>Delivery</h2>
    ${basket.deliveries.map(({ service, price }) => {
      const [from, to] = service.promisedDays;
      const cost = price === 0 ? "Free" : formatMoney(price, basket.currency);
      return html`<label class="choice"
        ><input
          type="radio"
          name="method"
          value="${service.code}"
          ${service.code === basket.delivery?.service.code ? "checked" : ""}
        />
        <span>${service.title}, ${from} to ${to} days · ${cost}</span></label
      >`;
    })}
    <button class="plain">Use this delivery</button>
  </form>`;
}

function shopperForm({ domain, session, recent }: CheckoutView): Markup {
  const { shopper } = session;
  const kind = shopper?.kind ?? (recent.length > 0 ? "customer" : "email");
  const radio = (value: string, label: string) =>
    html`<label class="choice"
      ><input type="radio" name="kind" value="${value}" ${kind === value ? "checked" : ""} />
      <span>${label}</span></label
    >`;
  const email = shopper?.kind === "email" || shopper?.kind === "guest" ? (shopper.email ?? "") : "";
  const phone = shopper?.kind === "phone" ? shopper.phone : "";
  const chosen = shopper?.kind === "customer" ? shopper.id : null;
  // Filled in only for a customer the list does not offer, else it would outdo a new choice there.
  const unlisted = recent.some((each) => each.id === chosen) ? null : chosen;
  return html`<form method="post" action="/storefront/${domain}/shopper">
    <h2>Who is buying</h2>
    <p>
      <a href="/storefront/${domain}/account/login?returnTo=/storefront/${domain}/checkout"
        >Log in</a
      >
    </p>
    ${shopper && html`<p class="note good" role="status">Buying as ${nameOf(view(shopper, recent))}</p>`}
    <fieldset>
      <legend class="visually-hidden">Kind of shopper</legend>
      ${radio("customer", "A customer of this shop")} ${radio("email", "Somebody by email address")}
      ${radio("phone", "Somebody by phone number")}
      ${radio("guest", "A guest without a customer record")}
    </fieldset>
    <div class="field">
      <label for="customer">Customer</label>
      <select id="customer" name="customer">
        <option value="">Choose…</option>
        ${recent.map(
          (each) =>
            html`<option value="${each.id}" ${each.id === chosen ? "selected" : ""}>
              ${nameOf(each)}
            </option>`,
        )}
      </select>
    </div>
    <div class="field">
      <label for="customerId">or customer number</label>
      <input id="customerId" name="customerId" inputmode="numeric" value="${unlisted ?? ""}" />
    </div>
    <div class="field">
      <label for="email">Email address</label>
      <input id="email" name="email" type="email" autocomplete="off" value="${email}" />
    </div>
    <div class="field">
      <label for="phone">Phone number</label>
      <input id="phone" name="phone" type="tel" autocomplete="off" value="${phone}" />
    </div>
    <div class="row">
      <div class="field grow">
        <label for="firstName">First name</label>
        <input id="firstName" name="firstName" autocomplete="off" />
      </div>
      <div class="field grow">
        <label for="lastName">Last name</label>
        <input id="lastName" name="lastName" autocomplete="off" />
      </div>
    </div>
    <label class="choice"
      ><input type="checkbox" name="acceptsMarketing" value="1" />
      <span>Email me with news and offers</span></label
    >
    <button class="plain">Use this shopper</button>
  </form>`;
}

/** The pretend card: what it says is up to whoever tries the shop. */
const cardChoice = html`<div class="field">
  <label for="card">Pretend card</label>
  <select id="card" name="card">
    <option value="accepted">is accepted</option>
    <option value="declined">is declined</option>
  </select>
</div>`;

/** A customer who is logged in buys as themselves; to buy as another they log out. */
function knownBuyer(domain: string, customer: CustomerRecord): Markup {
  return html`<h2>Who is buying</h2>
    <p class="note good" role="status">Logged in as ${nameOf(customer)}</p>
    <form method="post" action="/storefront/${domain}/account/logout">
      <button class="plain">Log out</button>
    </form>`;
}

type Named = Pick<CustomerRecord, "firstName" | "lastName" | "email"> | string;

function view(shopper: NonNullable<Session["shopper"]>, recent: CustomerRecord[]): Named {
  if (shopper.kind === "guest") return shopper.email ?? "a guest";
  if (shopper.kind === "email") return shopper.email;
  if (shopper.kind === "phone") return shopper.phone;
  return recent.find((each) => each.id === shopper.id) ?? `customer ${shopper.id}`;
}

function nameOf(who: Named): string {
  if (typeof who === "string") return who;
  const name = `${who.firstName} ${who.lastName}`.trim();
  return name && who.email ? `${name} (${who.email})` : name || (who.email ?? "a customer");
}

/** Customers of the latest orders, each once. */
export function recentCustomers(store: ShopStore, limit: number): CustomerRecord[] {
  const found = new Map<number, CustomerRecord>();
  let looked = 0;
  for (const order of store.orders({ sort: "processedAt", reverse: true })) {
    if (found.size >= limit || ++looked > 10 * limit) break;
    if (order.customerId === null || found.has(order.customerId)) continue;
    const customer = store.customer(order.customerId);
    if (customer) found.set(customer.id, customer);
  }
  return [...found.values()];
}

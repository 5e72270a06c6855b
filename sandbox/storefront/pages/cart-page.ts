import { formatMoney } from "../../pricing/money.ts";
import { html, type Markup } from "../../shell/html.ts";
import type { PricedBasket } from "../desk.ts";
import type { Session } from "../session.ts";
import { codesBox, totalsTable } from "./totals.ts";

/** `basket` is null when the cart cannot be sold as it is; `problem` says why. */
export function cartPage(
  domain: string,
  session: Session,
  basket: PricedBasket | null,
  problem: string | null,
): Markup {
  if (session.lines.length === 0) {
    return html`<h1>Your cart is empty</h1>
      <p><a class="button" href="/storefront/${domain}">See all products</a></p>`;
  }
  return html`<h1>Your cart</h1>
    ${problem !== null && html`<p class="note" role="alert">${problem}</p>`}
    <div class="split">
      <div class="panel">${session.lines.map((line) => lineForm(domain, line, basket))}</div>
      <div>
        ${basket && html`<div class="panel">${totalsTable(basket)}</div>`}
        <div class="panel">${codesBox(domain, basket, "cart")}</div>
        ${basket && html`<a class="button" href="/storefront/${domain}/checkout">Check out</a>`}
      </div>
    </div>`;
}

function lineForm(
  domain: string,
  line: Session["lines"][number],
  basket: PricedBasket | null,
): Markup {
  const priced = basket?.lines.find((each) => each.variantId === line.variantId);
  const title = priced?.title ?? "Item";
  const id = `quantity-${line.variantId}`;
  return html`<form method="post" action="/storefront/${domain}/cart/set" class="field">
    <input type="hidden" name="variant" value="${line.variantId}" />
    <label for="${id}">
      ${title}
      ${priced && basket && html`<span class="soft">${formatMoney(priced.unitPrice, basket.currency)} each</span>`}
    </label>
    <div class="row">
      <input
        class="quantity"
        id="${id}"
        name="quantity"
        type="number"
        min="0"
        max="99"
        value="${line.quantity}"
      />
      <button class="plain">Update</button>
      <button class="plain" name="remove" value="1" aria-label="Remove ${title}">Remove</button>
    </div>
  </form>`;
}

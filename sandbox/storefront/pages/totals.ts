import { formatMoney } from "../../pricing/money.ts";
import { html, type Markup } from "../../shell/html.ts";
import type { PricedBasket } from "../desk.ts";

/** What is bought, what is taken off, what is to pay; `credit` is what store credit pays of it. */
export function totalsTable(basket: PricedBasket, credit = 0): Markup {
  const money = (minor: number) => formatMoney(minor, basket.currency);
  return html`<table>
    <caption class="visually-hidden">
      Order summary
    </caption>
    <tbody>
      ${basket.lines.map(
        (line) =>
          html`<tr>
            <th scope="row">${line.title}${line.quantity > 1 && ` × ${line.quantity}`}</th>
            <td>
              ${
                line.discount > 0
                  ? html`<span class="price"
                      ><del>${money(line.undiscounted)}</del>
                      <span class="now">${money(line.total)}</span></span
                    >`
                  : money(line.total)
              }
            </td>
          </tr>`,
      )}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">Items</th>
        <td>${money(basket.undiscountedSubtotal)}</td>
      </tr>
      ${basket.discounts.map(
        (use) =>
          html`<tr>
            <th scope="row">Discount: ${use.code ?? use.title}</th>
            <td>−${money(use.amount)}</td>
          </tr>`,
      )}
      <tr>
        <th scope="row">Shipping${basket.delivery && `, ${basket.delivery.service.title}`}</th>
        <td>${basket.shippingRate === 0 ? "Free" : money(basket.shippingRate)}</td>
      </tr>
      <tr>
        <th scope="row">${basket.taxesIncluded ? "Tax, in the prices" : "Tax"}</th>
        <td>${money(basket.tax)}</td>
      </tr>
      <tr>
        <th scope="row">Total</th>
        <td>${money(basket.total)}</td>
      </tr>
      ${
        credit > 0 &&
        html`<tr>
            <th scope="row">Store credit</th>
            <td>−${money(credit)}</td>
          </tr>
          <tr>
            <th scope="row">Left to pay</th>
            <td>${money(basket.total - credit)}</td>
          </tr>`
      }
    </tfoot>
  </table>`;
}

/** The box for a code, the codes in use, and why some are not. */
export function codesBox(
  domain: string,
  basket: PricedBasket | null,
  returnTo: "cart" | "checkout",
): Markup {
  const hidden = html`<input type="hidden" name="returnTo" value="${returnTo}" />`;
  return html`<section aria-labelledby="codes-title">
    <h2 id="codes-title">Discount code</h2>
    ${basket?.codes.map((code) =>
      code.refusal
        ? html`<p class="note" role="alert">
            <strong>${code.text}</strong>: ${code.refusal.message}
          </p>`
        : html`<p class="note good" role="status"><strong>${code.text}</strong> is applied</p>`,
    )}
    <form method="post" action="/storefront/${domain}/codes">
      ${hidden}
      <div class="row">
        <div class="grow">
          <label for="code">Code</label>
          <input id="code" name="code" autocomplete="off" autocapitalize="characters" />
        </div>
        <button class="plain" name="do" value="add">Apply</button>
      </div>
    </form>
    ${basket?.codes.map(
      (code) =>
        html`<form method="post" action="/storefront/${domain}/codes" style="margin-top:8px">
          ${hidden}<input type="hidden" name="code" value="${code.text}" />
          <button class="plain" name="do" value="remove">Remove ${code.text}</button>
        </form>`,
    )}
  </section>`;
}

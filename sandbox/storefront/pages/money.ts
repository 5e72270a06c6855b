import { formatMoney } from "../../pricing/money.ts";
import { html, type Markup } from "../../shell/html.ts";

/** A price, and what it was before when it is less now. */
export function priceTag(
  { price, before }: { price: number; before: number | null },
  currency: string,
): Markup {
  if (before === null) return html`<span class="price">${formatMoney(price, currency)}</span>`;
  return html`<span class="price"
    ><span class="visually-hidden">Regular price </span><del>${formatMoney(before, currency)}</del>
    <span class="visually-hidden">Sale price </span
    ><span class="now">${formatMoney(price, currency)}</span></span
  >`;
}

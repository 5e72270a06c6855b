import { html, type Markup } from "../html.ts";
import { backLink, card, heading } from "../layout.ts";
import { offers } from "../new-discount.ts";
import { combinationBoxes } from "./discount-edit.ts";
import type { Visit } from "./visit.ts";

const offerNames: Record<(typeof offers)[number], string> = {
  percent: "Percent off",
  amount: "Amount off",
  freeShipping: "Free shipping",
  bxgy: "Buy X get Y",
};
const mostListed = 250;

/** A discount the merchant makes in Shopify's own admin, with what was typed before Shopify refused it. */
export function newDiscountPage(visit: Visit): string {
  const { base, query, store } = visit;
  const typed = (name: string, usual = "") => String(query[name] ?? usual);
  const select = (name: string, label: string, options: [value: string, label: string][]) =>
    html`<label class="field"
      >${label}
      <select name="${name}">
        ${options.map(
          ([value, text]) =>
            html`<option value="${value}" ${typed(name) === value ? "selected" : ""}>
              ${text}
            </option>`,
        )}
      </select></label
    >`;
  const field = (name: string, label: string, type: string, usual = "", more: Markup = html``) =>
    html`<label class="field"
      >${label}
      <input type="${type}" name="${name}" value="${typed(name, usual)}" ${more} step="any"
    /></label>`;
  const products = [...store.products()]
    .filter(({ status }) => status === "ACTIVE")
    .slice(0, mostListed)
    .map(({ id, title }): [string, string] => [String(id), title]);
  const now = visit.world.clock.iso().replace(/Z$/, "");
  const problem = typed("problem");
  return visit.show({
    title: "Create discount",
    section: "discounts",
    body: html`${backLink(`${base}/discounts`, "Discounts")} ${heading("Create discount")}
    ${card(
      "Offer",
      html`<form class="buttons" method="post" action="${base}/discounts">
        ${problem !== "" && html`<p role="alert">${problem}</p>`}
        ${select("kind", "Method", [
          ["code", "Discount code"],
          ["automatic", "Automatic discount"],
        ])}
        ${select(
          "offer",
          "Kind",
          offers.map((offer) => [offer, offerNames[offer]]),
        )}
        ${field("title", "Code, or title of an automatic one", "text", "", html`required maxlength="255"`)}
        ${field("value", "Percent, or amount", "number", "", html`min="0"`)}
        ${select("product", "Applies to", [["", "All products"], ...products])}
        ${select("buyProduct", "Buy (X)", products)}
        ${field("buyQuantity", "How many of X", "number", "1", html`min="1"`)}
        ${field("getQuantity", "How many of Y", "number", "1", html`min="1"`)}
        ${field("minimum", "Minimum purchase", "number", "", html`min="0"`)}
        ${field("startsAt", "Begins (UTC)", "datetime-local", now, html`required`)}
        ${field("endsAt", "Ends (UTC)", "datetime-local")}
        ${combinationBoxes((name) => query[name] !== undefined)}
        <label class="choice"
          ><input
            type="checkbox"
            name="once"
            value="1"
            ${query["once"] !== undefined ? "checked" : ""}
          />
          <span>Once per customer (codes)</span></label
        >
        <button class="button" type="submit">Save discount</button>
      </form>`,
    )}`,
  });
}

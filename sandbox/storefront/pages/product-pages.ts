import { html, type Markup } from "../../shell/html.ts";
import type { ProductRecord, VariantRecord } from "../../store/types.ts";
import type { World } from "../../platform/world.ts";
import { isSoldOut } from "../../inventory/selling.ts";
import { priceNow } from "../desk.ts";
import { productArt } from "./art.ts";
import { priceTag } from "./money.ts";

export function productsOnSale(world: World, domain: string): ProductRecord[] {
  return [...world.shop(domain).products()].filter(
    (product) => product.status === "ACTIVE" && product.variants.length > 0,
  );
}

/** All products on sale, each with what it costs right now. */
export function productGrid(world: World, domain: string): Markup {
  const products = productsOnSale(world, domain);
  if (products.length === 0) {
    return html`<h1>Nothing here yet</h1>
      <p>This shop has no products. Load orders or let the sandbox make some.</p>`;
  }
  return html`<h1>All products</h1>
    ${gridOf(world, domain, products)}`;
}

export function gridOf(world: World, domain: string, products: ProductRecord[]): Markup {
  return html`<ul class="grid">
    ${products.map((product) => html`<li>${card(world, domain, product)}</li>`)}
  </ul>`;
}

function card(world: World, domain: string, product: ProductRecord): Markup {
  const { currency } = world.shop(domain).shop;
  const offers = product.variants.map((variant) => priceNow(world, domain, product, variant));
  const lowest = offers.reduce((a, b) => (b.price < a.price ? b : a));
  const differ = offers.some((offer) => offer.price !== lowest.price);
  const soldOut = product.variants.every((variant) => isSoldOut(variant));
  const onSale = offers.some((offer) => offer.before !== null);
  return html`<article class="card">
    ${productArt(product)}
    <div class="words">
      <h2><a href="/storefront/${domain}/products/${product.handle}">${product.title}</a></h2>
      <div>${differ ? "From " : ""}${priceTag(lowest, currency)}</div>
      ${
        soldOut
          ? html`<span class="badge quiet">Sold out</span>`
          : onSale && html`<span class="badge">Sale</span>`
      }
    </div>
  </article>`;
}

export function productPage(
  world: World,
  domain: string,
  product: ProductRecord,
  blocks: Markup[],
): Markup {
  const soldOut = product.variants.every((variant) => isSoldOut(variant));
  return html`<p><a href="/storefront/${domain}">All products</a></p>
    <div class="split">
      <div class="panel" style="padding:0;overflow:hidden">${productArt(product)}</div>
      <div>
        <h1>${product.title}</h1>
        <p class="soft">${[product.vendor, product.productType].filter(Boolean).join(" · ")}</p>
        <form method="post" action="/storefront/${domain}/cart/add">
          <fieldset>
            <legend>Choose</legend>
            ${product.variants.map((variant, index) =>
              variantChoice(world, domain, product, variant, index),
            )}
          </fieldset>
          <div class="field quantity">
            <label for="quantity">Quantity</label>
            <input id="quantity" name="quantity" type="number" min="1" max="99" value="1" />
          </div>
          ${
            soldOut
              ? html`<p><span class="badge quiet">Sold out</span></p>`
              : html`<button class="primary">Add to cart</button>`
          }
        </form>
        ${blocks}
      </div>
    </div>`;
}

function variantChoice(
  world: World,
  domain: string,
  product: ProductRecord,
  variant: VariantRecord,
  index: number,
): Markup {
  const soldOut = isSoldOut(variant);
  const name = variant.title === "Default Title" ? product.title : variant.title;
  const firstAvailable = product.variants.findIndex((each) => !isSoldOut(each));
  return html`<label class="choice">
    <input
      type="radio"
      name="variant"
      value="${variant.id}"
      required
      ${index === firstAvailable ? "checked" : ""}
      ${soldOut ? "disabled" : ""}
    />
    <span>
      ${name}
      ${priceTag(priceNow(world, domain, product, variant), world.shop(domain).shop.currency)}
      ${soldOut && html`<span class="badge quiet">Sold out</span>`}
    </span>
  </label>`;
}

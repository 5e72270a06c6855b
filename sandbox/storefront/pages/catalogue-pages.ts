import { html, type Markup } from "../../shell/html.ts";
import type { ProductRecord } from "../../store/types.ts";
import type { World } from "../../platform/world.ts";
import type { CollectionView } from "../../theme/view.ts";
import { gridOf } from "./product-pages.ts";

const pieces = (count: number) => `${count} ${count === 1 ? "product" : "products"}`;

export function collectionsPage(domain: string, products: ProductRecord[]): Markup {
  const links = (path: string, names: string[]) =>
    [...new Set(names.filter(Boolean))].sort().map(
      (name) =>
        html`<li>
          <a href="/storefront/${domain}/collections/${path}?q=${encodeURIComponent(name)}"
            >${name}</a
          >
        </li>`,
    );
  return html`<h1>Collections</h1>
    <p><a href="/storefront/${domain}/collections/all">Products</a></p>
    <h2>By type</h2>
    <ul>
      ${links(
        "types",
        products.map((one) => one.productType),
      )}
    </ul>
    <h2>By vendor</h2>
    <ul>
      ${links(
        "vendors",
        products.map((one) => one.vendor),
      )}
    </ul>`;
}

export function collectionPage(
  world: World,
  domain: string,
  { title, products }: CollectionView,
): Markup {
  return html`<h1>${title}</h1>
    <p class="soft">${pieces(products.length)}</p>
    ${gridOf(world, domain, products)}`;
}

export function searchPage(
  world: World,
  domain: string,
  terms: string,
  products: ProductRecord[],
): Markup {
  return html`<h1>Search</h1>
    <form class="row" role="search" action="/storefront/${domain}/search">
      <label class="visually-hidden" for="search">Search products</label>
      <input id="search" name="q" type="search" value="${terms}" />
      <button class="plain">Search</button>
    </form>
    ${terms !== "" && html`<p role="status">${pieces(products.length)} for “${terms}”</p>`}
    ${products.length > 0 && gridOf(world, domain, products)}`;
}

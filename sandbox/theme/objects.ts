import { Drop } from "liquidjs";
import { numberOfApp } from "../install/app-number.ts";
import type { ProductRecord } from "../store/types.ts";
import { liquidMoney } from "./money.ts";
import { metafieldsDrop, type Reader } from "./metafields.ts";
import { productObject } from "./products.ts";
import { catalogueOf } from "./catalogue.ts";
import { cartObject, customerObject } from "./visitor-objects.ts";
import type { CollectionView, PageView } from "./view.ts";

/** The objects Liquid of a page may name, for who is reading. */
export function pageObjects(view: PageView, reader: Reader): Record<string, unknown> {
  const { world, domain, template } = view;
  const store = world.shop(domain);
  const catalogue = catalogueOf(view, reader);
  const { root, currency } = catalogue;
  const product = (record: ProductRecord) => productObject(record, catalogue);
  const collection = (one: CollectionView) => ({
    title: one.title,
    handle: one.handle,
    url: `${root}/collections/${one.handle}`,
    products: one.products.map(product),
    products_count: one.products.length,
    all_products_count: one.products.length,
  });
  const onSale = () => [...store.products()].filter(({ status }) => status === "ACTIVE");
  const { shop } = store;
  return {
    shop: {
      id: shop.id,
      name: shop.name,
      email: shop.email,
      domain,
      permanent_domain: domain,
      url: `${world.url}${root}`,
      secure_url: `${world.url}${root}`,
      currency,
      money_format: liquidMoney(0, currency).replace(/[\d.,]+/, "{{amount}}"),
      metafields: () =>
        metafieldsDrop(`gid://shopify/Shop/${shop.id}`, "SHOP", catalogue.metafields),
    },
    template: new NamedTemplate(template),
    page_title: view.title,
    canonical_url: `${world.url}${view.path.split("?")[0]!}`,
    request: {
      locale: { iso_code: view.locale, primary: true, root_url: root },
      page_type: template,
      path: view.path.split("?")[0]!,
      host: domain,
      origin: world.url,
      design_mode: false,
      visual_preview_mode: false,
    },
    localization: {
      country: { iso_code: shop.country, currency: { iso_code: currency } },
      language: { iso_code: view.locale },
    },
    routes: routes(root),
    settings: {},
    cart: cartObject(view, catalogue),
    customer: view.customer && customerObject(view, catalogue),
    all_products: new ByHandle((handle) => onSale().find((one) => one.handle === handle), product),
    collections: new ByHandle(
      (handle) =>
        handle === "all" ? { handle, title: "Products", products: onSale() } : undefined,
      collection,
    ),
    ...(view.product ? { product: product(view.product) } : {}),
    ...(view.collection ? { collection: collection(view.collection) } : {}),
    ...(view.search
      ? {
          search: {
            performed: true,
            terms: view.search.terms,
            results: view.search.products.map((one) => ({
              ...product(one),
              object_type: "product",
            })),
            results_count: view.search.products.length,
          },
        }
      : {}),
  };
}

/** `app` of a block: what the app keeps with its own installation. */
export function appObject(view: PageView, reader: Reader) {
  const id = `gid://shopify/AppInstallation/${numberOfApp(view.world.apiKey)}`;
  return {
    metafields: () => metafieldsDrop(id, null, catalogueOf(view, reader).metafields),
  };
}

/** The thing of the shop a block's setting names by its handle. */
export function settingObject(
  view: PageView,
  reader: Reader,
  type: "product" | "collection",
  handle: string,
): unknown {
  const objects = pageObjects(view, reader);
  const shelf = objects[type === "product" ? "all_products" : "collections"] as Drop;
  return shelf.liquidMethodMissing(handle, undefined as never);
}

function routes(root: string) {
  return {
    root_url: root,
    cart_url: `${root}/cart`,
    cart_add_url: `${root}/cart/add`,
    search_url: `${root}/search`,
    collections_url: `${root}/collections`,
    all_products_collection_url: `${root}/collections/all`,
    account_url: `${root}/account`,
    account_login_url: `${root}/account/login`,
    account_logout_url: `${root}/account/logout`,
  };
}

/** Prints as its name and has a name: Shopify's `template` is both. */
class NamedTemplate extends Drop {
  readonly name: string;
  readonly suffix = null;
  readonly directory = null;
  constructor(name: string) {
    super();
    this.name = name;
  }
  override valueOf(): string {
    return this.name;
  }
}

class ByHandle<Found> extends Drop {
  readonly #find: (handle: string) => Found | undefined;
  readonly #show: (found: Found) => unknown;
  constructor(find: (handle: string) => Found | undefined, show: (found: Found) => unknown) {
    super();
    this.#find = find;
    this.#show = show;
  }
  override liquidMethodMissing(handle: string | number): unknown {
    const found = this.#find(String(handle));
    return found === undefined ? undefined : this.#show(found);
  }
}

import { Router, type Request, type Response } from "express";
import { html } from "../shell/html.ts";
import type { ProductRecord } from "../store/types.ts";
import type { World } from "../platform/world.ts";
import type { CollectionView } from "../theme/view.ts";
import { wentOn } from "../abandoned/checkouts.ts";
import { keepSession, readSession, withViewed } from "./session.ts";
import { productArt } from "./pages/art.ts";
import { collectionPage, collectionsPage, searchPage } from "./pages/catalogue-pages.ts";
import { productPage, productsOnSale } from "./pages/product-pages.ts";
import { queryText } from "./requests.ts";
import { showThemed } from "./themed.ts";

type Named = Request<{ domain: string; handle: string }>;
type Domained = Request<{ domain: string }>;

/** Products: one, those Shopify's own collections hold, and those a search finds. */
export function catalogueRoutes(world: World): Router {
  const router = Router({ mergeParams: true });

  router.get("/products/:handle", (request: Named, response) => {
    const { domain, handle } = request.params;
    const product = [...world.shop(domain).products()].find((each) => each.handle === handle);
    if (!product || product.status !== "ACTIVE") {
      return notHere(world, request, response, "This product is not here");
    }
    const session = withViewed(readSession(request), product.id);
    keepSession(response, domain, session);
    wentOn(world, domain, session, "BROWSE");
    const page = { template: "product", title: product.title, product };
    showThemed(world, request, response, page, ({ main }) =>
      productPage(world, domain, product, main),
    );
  });

  // what stands for a photograph; `files` as Shopify serves images
  router.get("/files/:handle.svg", (request: Named, response, next) => {
    const { domain, handle } = request.params;
    const product = [...world.shop(domain).products()].find((each) => each.handle === handle);
    if (!product) return next();
    const drawing = productArt(product).text.replace(
      "<svg ",
      '<svg xmlns="http://www.w3.org/2000/svg" ',
    );
    response.set("cache-control", "public, max-age=3600").type("svg").send(drawing);
  });

  router.get("/collections", (request: Domained, response) => {
    const { domain } = request.params;
    const page = { template: "list-collections", title: "Collections" };
    showThemed(
      world,
      request,
      response,
      page,
      ({ main }) => html`${collectionsPage(domain, productsOnSale(world, domain))} ${main}`,
    );
  });

  router.get("/collections/:handle", (request: Named, response) => {
    const { domain, handle } = request.params;
    const found = automatic(handle, queryText(request, "q"), productsOnSale(world, domain));
    if (!found) return notHere(world, request, response, "This collection is not here");
    const page = { template: "collection", title: found.title, collection: found };
    showThemed(
      world,
      request,
      response,
      page,
      ({ main }) => html`${collectionPage(world, domain, found)} ${main}`,
    );
  });

  router.get("/search", (request: Domained, response) => {
    const { domain } = request.params;
    const terms = queryText(request, "q") ?? "";
    const products = found(terms, productsOnSale(world, domain));
    const page = {
      template: "search",
      title: "Search",
      ...(terms === "" ? {} : { search: { terms, products } }),
    };
    showThemed(
      world,
      request,
      response,
      page,
      ({ main }) => html`${searchPage(world, domain, terms, products)} ${main}`,
    );
  });
  return router;
}

function notHere(world: World, request: Domained, response: Response, title: string): void {
  response.status(404);
  showThemed(
    world,
    request,
    response,
    { template: "404", title: "Not found" },
    () =>
      html`<h1>${title}</h1>
        <p><a href="/storefront/${request.params.domain}">See all products</a></p>`,
  );
}

/** The collections Shopify makes by itself: everything, and by type or vendor. The sandbox keeps no others. */
function automatic(
  handle: string,
  asked: string | null,
  products: ProductRecord[],
): CollectionView | null {
  if (handle === "all") return { handle, title: "Products", products };
  const same = (text: string) => text.toLowerCase() === asked?.toLowerCase();
  if (asked === null || (handle !== "types" && handle !== "vendors")) return null;
  const of = ({ productType, vendor }: ProductRecord) =>
    handle === "types" ? productType : vendor;
  return { handle, title: asked, products: products.filter((one) => same(of(one))) };
}

/** Every word is in the title, the type, the vendor or a tag. */
function found(terms: string, products: ProductRecord[]): ProductRecord[] {
  const words = terms.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return products.filter((product) => {
    const text = [product.title, product.productType, product.vendor, ...product.tags]
      .join(" ")
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

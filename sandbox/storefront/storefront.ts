import { readFileSync } from "node:fs";
import { Router, type ErrorRequestHandler, type Request } from "express";
import { html } from "../shell/html.ts";
import { sameOriginWrites } from "../shell/same-origin.ts";
import type { Part, World } from "../platform/world.ts";
import { appProxyAtRoot, appProxyRoutes } from "../app-proxy/routes.ts";
import { keepCheckout, wentOn } from "../abandoned/checkouts.ts";
import { accountPages } from "./account/pages.ts";
import { accountRoutes } from "./account-routes.ts";
import { checkoutExtensions } from "./checkout-extensions.ts";
import { pixelCodeRoutes } from "../pixels/code.ts";
import { alertEvents, sessionCheckout, type PageEvent } from "../pixels/page-events.ts";
import { CartError, priceBasket, type PricedBasket } from "./desk.ts";
import { formRoutes } from "./form-routes.ts";
import { machineRoutes } from "./machine-routes.ts";
import { cartPage } from "./pages/cart-page.ts";
import { checkoutPage, recentCustomers } from "./pages/checkout-page.ts";
import { productGrid } from "./pages/product-pages.ts";
import { catalogueRoutes } from "./catalogue-routes.ts";
import { contactRoutes } from "./contact-routes.ts";
import { extensionAssets } from "./extension-assets.ts";
import { creditIn } from "./payment.ts";
import { recoveryRoute } from "./recovery-route.ts";
import { purchasePages } from "./purchase-routes.ts";
import { queryText, safeReturn } from "./requests.ts";
import { keepSession, readSession, withCode, type Session } from "./session.ts";
import { show } from "./show.ts";
import { showThemed } from "./themed.ts";
import { localeOf, loggedIn, sessionOf } from "./visitor.ts";

const style = readFileSync(new URL("./style.css", import.meta.url), "utf8");

/** The shop as a shopper sees it, up to the pages after the purchase on which extensions run. */
export const storefront: Part = (world) => {
  const router = Router();

  router.get("/storefront/style.css", (_, response) => {
    response.type("text/css").send(style);
  });
  router.get("/discount/:code", (request, response, next) => {
    const { code } = request.params;
    // the address says no shop: it is the one that has such a code
    const [only] = world.domains.length === 1 ? world.domains : [];
    const domain = only ?? world.domains.find((one) => world.shop(one).codeByText(code) !== null);
    if (domain === undefined) return next();
    response.redirect(`/storefront/${domain}/discount/${encodeURIComponent(code)}`);
  });
  router.use(pixelCodeRoutes(world));
  router.use("/storefront/:domain", sameOriginWrites, (request: Domained, response, next) => {
    if (world.domains.includes(request.params.domain)) return next();
    response
      .status(404)
      .type("text/plain")
      .send(`The sandbox has no shop ${request.params.domain}\n`);
  });
  router.use(machineRoutes(world), extensionAssets(world), appProxyAtRoot(world));
  router.use(
    "/storefront/:domain",
    shopPages(world),
    catalogueRoutes(world),
    contactRoutes(world),
    appProxyRoutes(world),
    formRoutes(world),
    accountRoutes(world),
    recoveryRoute(world),
    purchasePages(world),
    accountPages(world),
  );
  router.use("/storefront", explainError);
  return router;
};

type Domained = Request<{ domain: string }>;

function shopPages(world: World): Router {
  const router = Router({ mergeParams: true });

  router.get("/", (request: Domained, response) => {
    const { domain } = request.params;
    const title = world.shop(domain).shop.name;
    const page = { template: "index", title };
    showThemed(
      world,
      request,
      response,
      page,
      ({ main }) => html`${productGrid(world, domain)} ${main}`,
    );
  });

  router.get("/cart", (request: Domained, response) => {
    const { domain } = request.params;
    const session = sessionOf(world, request, domain);
    wentOn(world, domain, session, "CART");
    const { basket, problem } = priced(world, domain, session);
    const page = { template: "cart", title: "Cart" };
    showThemed(
      world,
      request,
      response,
      page,
      ({ main }) => html`${cartPage(domain, session, basket, problem)} ${main}`,
    );
  });

  router.get("/checkout", (request: Domained, response) => {
    const { domain } = request.params;
    const session = sessionOf(world, request, domain);
    if (session.lines.length === 0) return response.redirect(`/storefront/${domain}/cart`);
    // A new cart gets its checkout token here, and keeps it until it is paid for.
    keepSession(response, domain, session);
    const { basket, problem } = priced(world, domain, session);
    if (basket) keepCheckout(world, domain, session, basket);
    const customer = loggedIn(request, world.shop(domain));
    const recent = customer ? [] : recentCustomers(world.shop(domain), 25);
    const credit = basket ? creditIn(world, domain, basket, customer?.id ?? null) : 0;
    const asked = queryText(request, "problem");
    const extensions = checkoutExtensions({ world, domain, request, session, basket });
    const shown = asked ?? problem;
    const view = { domain, session, basket, problem: shown, recent, extensions, customer, credit };
    const body = checkoutPage(view);
    const events = checkoutEvents(world, request, session, alertEvents(shown, basket));
    show(world, request, response, "Checkout", body, { events });
  });

  router.get("/discount/:code", (request: Request<{ domain: string; code: string }>, response) => {
    const { domain, code } = request.params;
    keepSession(response, domain, withCode(readSession(request), code));
    const target = queryText(request, "redirect");
    response.redirect(safeReturn(`/storefront/${domain}${target ?? ""}`, domain));
  });
  return router;
}

/** A checkout is entered from another page; what its own forms lead back to is still the same one. */
function checkoutEvents(
  world: World,
  request: Domained,
  session: Session,
  alerts: PageEvent[],
): PageEvent[] {
  const { domain } = request.params;
  const isFromItself = request.get("referer")?.includes(`/storefront/${domain}/checkout`);
  const locale = localeOf(request, world.shop(domain));
  const checkout = isFromItself ? null : sessionCheckout(world, domain, session, locale);
  return [
    ...(checkout ? [{ name: "checkout_started", data: { checkout } } as const] : []),
    ...alerts,
  ];
}

function priced(
  world: World,
  domain: string,
  session: Session,
): { basket: PricedBasket | null; problem: string | null } {
  if (session.lines.length === 0) return { basket: null, problem: null };
  try {
    return { basket: priceBasket(world, domain, session), problem: null };
  } catch (error) {
    if (error instanceof CartError) return { basket: null, problem: error.message };
    throw error;
  }
}

const explainError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error);
  const status = (error as { status?: unknown } | null)?.status;
  const message = error instanceof Error ? error.message : String(error);
  response
    .status(typeof status === "number" ? status : 500)
    .type("text/plain")
    .send(`The storefront failed: ${message}\n`);
};

import { Router, type Request, type Response } from "express";
import type { Markup } from "../../shell/html.ts";
import type { World } from "../../platform/world.ts";
import { afterPurchasePage } from "../pages/after-purchase.ts";
import { orderActions } from "./order-actions.ts";
import { accountFrame, notHere, ordersPage, profilePage } from "./markup.ts";
import { fullPage } from "./full-page.ts";
import { queryText } from "../requests.ts";
import { show } from "../show.ts";
import { loggedIn } from "../visitor.ts";
import { orderOf, type AccountVisit } from "./visit.ts";

type Params = { domain: string; id?: string; handle?: string };
type Shown = { title: string; body: Markup };

/** New customer accounts: orders, profile, and the pages extensions bring along. */
export function accountPages(world: World): Router {
  const router = Router({ mergeParams: true });

  /** A page of somebody who is logged in; everybody else is asked to log in first. */
  const page =
    (build: (visit: AccountVisit, request: Request<Params>) => Shown | null) =>
    (request: Request<Params>, response: Response) => {
      const { domain } = request.params;
      const customer = loggedIn(request, world.shop(domain));
      if (!customer) return response.redirect(303, `/storefront/${domain}/account/login`);
      const buyerLocale = queryText(request, "locale") ?? customer.locale;
      const visit = { world, domain, request, customer, buyerLocale };
      const shown = build(visit, request) ?? notHere();
      if (shown.title === notHere().title) response.status(404);
      show(world, request, response, shown.title, accountFrame(visit, shown.body));
    };

  router.get("/account", (request: Request<Params>, response) => {
    response.redirect(303, `/storefront/${request.params.domain}/account/orders`);
  });
  router.get("/account/orders", page(ordersPage));
  router.get("/account/profile", page(profilePage));
  router.get(
    "/account/orders/:id",
    page((visit, { params }) => {
      const order = orderOf(visit, Number(params.id));
      if (!order) return null;
      const customerId = visit.customer.id;
      const actions = orderActions(visit, order);
      const view = { ...visit, order, where: "order-status" as const, customerId, actions };
      return { title: order.name, body: afterPurchasePage(view) };
    }),
  );
  router.get(
    ["/account/pages/:handle", "/account/pages/:handle/*"],
    page((visit, { params }) => fullPage(visit, params)),
  );
  router.get(
    ["/account/orders/:id/pages/:handle", "/account/orders/:id/pages/:handle/*"],
    page((visit, { params }) => fullPage(visit, params)),
  );
  return router;
}

import { Router, type Request, type Response } from "express";
import { html } from "../shell/html.ts";
import type { OrderRecord } from "../store/types.ts";
import type { World } from "../platform/world.ts";
import { afterPurchasePage, pageLanguage, type AfterPurchase } from "./pages/after-purchase.ts";
import { queryText } from "./requests.ts";
import { show } from "./show.ts";
import { loggedIn } from "./visitor.ts";
import { languageOf } from "../store/language.ts";

/** The pages after the purchase, on which extensions run, and the tokens those ask for. */
export function purchasePages(world: World): Router {
  const router = Router({ mergeParams: true });

  const after =
    (where: AfterPurchase) =>
    (request: Request<{ domain: string; token: string }>, response: Response) => {
      const { domain, token } = request.params;
      const order = world.shop(domain).orderByCheckoutToken(token);
      if (!order) {
        response.status(404);
        const body = html`<h1>There is no such order</h1>`;
        return show(world, request, response, "Not found", body);
      }
      const buyerLocale = queryText(request, "locale") ?? localeOf(world, domain, order);
      const visitor = loggedIn(request, world.shop(domain));
      const customerId = visitor && visitor.id === order.customerId ? visitor.id : null;
      const view = { world, domain, request, order, where, buyerLocale, customerId };
      show(world, request, response, order.name, afterPurchasePage(view), {
        lang: pageLanguage(buyerLocale),
        order,
      });
    };
  router.get("/orders/:token/thank-you", after("thank-you"));
  router.get("/orders/:token/order-status", after("order-status"));

  // It names a customer only when they are logged in; a buyer who just typed an address is nobody yet.
  router.post("/session-token", (request: Request<{ domain: string }>, response) => {
    const { domain } = request.params;
    const customerId = loggedIn(request, world.shop(domain))?.id ?? null;
    response.type("text/plain").send(world.sessionToken(domain, "checkout", { customerId }));
  });
  return router;
}

function localeOf(world: World, domain: string, order: OrderRecord): string {
  const store = world.shop(domain);
  const customer = order.customerId === null ? null : store.customer(order.customerId);
  return customer?.locale ?? languageOf(store.shop);
}

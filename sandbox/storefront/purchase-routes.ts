import { Router, type NextFunction, type Request, type Response } from "express";
import { html } from "../shell/html.ts";
import type { OrderRecord } from "../store/types.ts";
import type { World } from "../platform/world.ts";
import type { CheckoutAssets } from "./checkout-assets.ts";
import { afterPurchasePage, pageLanguage, type AfterPurchase } from "./pages/after-purchase.ts";
import { queryText } from "./requests.ts";
import { show } from "./show.ts";

/** The pages after the purchase, on which the survey runs, and the tokens it asks for. */
export function purchasePages(world: World, assets: () => Promise<CheckoutAssets>): Router {
  const router = Router({ mergeParams: true });

  const after =
    (where: AfterPurchase) =>
    async (request: Request<{ domain: string; token: string }>, response: Response) => {
      const { domain, token } = request.params;
      const order = world.shop(domain).orderByCheckoutToken(token);
      if (!order) {
        response.status(404);
        const body = html`<h1>There is no such order</h1>`;
        return show(world, request, response, "Not found", body);
      }
      const { extension } = await assets();
      const buyerLocale = queryText(request, "locale") ?? localeOf(world, domain, order);
      const given = extension.settings.flatMap((key) => {
        const value = queryText(request, key);
        return value === null
          ? []
          : [[key, value === "true" || (value === "false" ? false : value)]];
      });
      const settings = Object.fromEntries(given) as Record<string, string | boolean>;
      const view = { world, domain, order, where, buyerLocale, extension, settings };
      show(
        world,
        request,
        response,
        order.name,
        afterPurchasePage(view),
        pageLanguage(buyerLocale),
      );
    };
  const forwardErrors =
    (handler: ReturnType<typeof after>) =>
    (
      request: Request<{ domain: string; token: string }>,
      response: Response,
      next: NextFunction,
    ) => {
      handler(request, response).catch(next);
    };
  router.get("/orders/:token/thank-you", forwardErrors(after("thank-you")));
  router.get("/orders/:token/order-status", forwardErrors(after("order-status")));

  // A buyer at the checkout is not logged in, so the token names the shop and nobody else.
  router.post("/session-token", (request: Request<{ domain: string }>, response) => {
    response.type("text/plain").send(world.sessionToken(request.params.domain, "checkout"));
  });
  return router;
}

function localeOf(world: World, domain: string, order: OrderRecord): string {
  const customer = order.customerId === null ? null : world.shop(domain).customer(order.customerId);
  return customer?.locale ?? "en";
}

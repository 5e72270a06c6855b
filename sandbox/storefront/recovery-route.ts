import { Router, type Request } from "express";
import { recoveryKey } from "../abandoned/checkouts.ts";
import { html } from "../shell/html.ts";
import { openShopOf } from "../shell/platform.ts";
import type { World } from "../platform/world.ts";
import { queryText } from "./requests.ts";
import { keepSession, newSession } from "./session.ts";
import { show } from "./show.ts";

/** The link that leads back into an abandoned checkout, whatever browser opens it. */
export function recoveryRoute(world: World): Router {
  const router = Router({ mergeParams: true });
  router.get(
    "/checkouts/ac/:token/recover",
    (request: Request<{ domain: string; token: string }>, response) => {
      const { domain, token } = request.params;
      const checkout = openShopOf(world.shop(domain)).checkouts.byToken(token);
      if (!checkout || queryText(request, "key") !== recoveryKey(world, domain, token)) {
        response.status(404);
        const body = html`<h1>There is no such checkout</h1>`;
        return show(world, request, response, "Not found", body);
      }
      const home = `/storefront/${domain}`;
      if (checkout.completedAt !== null) {
        return response.redirect(303, `${home}/orders/${token}/order-status`);
      }
      const { customerId, email } = checkout;
      keepSession(response, domain, {
        ...newSession(),
        checkoutToken: token,
        lines: checkout.lines.map(({ variantId, quantity }) => ({ variantId, quantity })),
        codes: checkout.codes,
        viewed: checkout.viewed,
        shopper:
          customerId !== null
            ? { kind: "customer", id: customerId }
            : email === null
              ? null
              : { kind: "guest", email },
      });
      response.redirect(303, `${home}/checkout`);
    },
  );
  return router;
}

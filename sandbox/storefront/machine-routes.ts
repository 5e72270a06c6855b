import express, { Router } from "express";
import type { World } from "../platform/world.ts";
import { CartError, priceBasket, type Shopper } from "./desk.ts";
import { newCheckoutToken, placeOrder } from "./place-order.ts";
import { orderBody, parsed, priceQuery } from "./requests.ts";
import { loggedIn } from "./visitor.ts";

/** Price and purchase without pages, for tests and scripts. Money in minor units. */
export function machineRoutes(world: World): Router {
  const router = Router({ mergeParams: true });

  router.get("/storefront/:domain/price.json", (request, response) => {
    const query = parsed(priceQuery, request.query, response);
    if (!query) return;
    answerCartErrors(response, () => {
      const basket = priceBasket(world, request.params.domain, {
        lines: query.variant.map((variantId, index) => ({
          variantId,
          quantity: query.quantity[index] ?? 1,
        })),
        codes: query.code,
        shopper: shopperFrom({ customerId: query.customer, email: query.email }),
      });
      response.json({ ...basket, at: world.clock.iso() });
    });
  });

  router.post(
    "/storefront/:domain/orders.json",
    express.json({ limit: "200kb" }),
    (request, response) => {
      const body = parsed(orderBody, request.body, response);
      if (!body) return;
      const { domain } = request.params;
      const customer = loggedIn(request, world.shop(domain));
      const buyer = customer && { kind: "customer" as const, id: customer.id };
      const basket = {
        lines: body.lines,
        codes: body.codes,
        shopper: body.guest
          ? { kind: "guest" as const, email: body.email ?? null }
          : (shopperFrom(body) ?? buyer),
      };
      const isLoggedIn =
        customer !== null &&
        basket.shopper?.kind === "customer" &&
        basket.shopper.id === customer.id;
      answerCartErrors(response, () => {
        const checkoutToken = body.checkoutToken ?? newCheckoutToken();
        const paidBefore = world.shop(domain).orderByCheckoutToken(checkoutToken) !== null;
        const { codes } = paidBefore ? { codes: [] } : priceBasket(world, domain, basket);
        if (!body.ignoreRefusedCodes && codes.some((code) => !code.applied)) {
          response.status(422).json({ error: "A discount code was refused", codes });
          return;
        }
        const { order, isNew } = placeOrder(world, domain, {
          ...body,
          ...basket,
          checkoutToken,
          loggedIn: isLoggedIn,
        });
        response.status(isNew ? 201 : 200).json({ order, codes });
      });
    },
  );
  return router;
}

interface Named {
  customerId?: number | undefined;
  email?: string | undefined;
  firstName?: string | undefined;
  lastName?: string | undefined;
  acceptsMarketing?: boolean | undefined;
}

function shopperFrom({
  customerId,
  email,
  firstName,
  lastName,
  acceptsMarketing,
}: Named): Shopper | null {
  if (customerId !== undefined) return { kind: "customer", id: customerId };
  if (email === undefined) return null;
  return {
    kind: "email",
    email,
    ...(firstName === undefined ? {} : { firstName }),
    ...(lastName === undefined ? {} : { lastName }),
    ...(acceptsMarketing === undefined ? {} : { acceptsMarketing }),
  };
}

function answerCartErrors(response: express.Response, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof CartError)) throw error;
    response.status(422).json({ error: error.message });
  }
}

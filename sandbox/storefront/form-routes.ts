import express, { Router, type Request, type Response } from "express";
import { DateTime } from "luxon";
import type { World } from "../platform/world.ts";
import { note, noteStep } from "../pixels/happened.ts";
import { CartError } from "./desk.ts";
import { declineCard } from "./payment.ts";
import { placeOrder } from "./place-order.ts";
import {
  addForm,
  clockForm,
  codeForm,
  deliveryForm,
  parsed,
  payForm,
  safeReturn,
  setForm,
  shopperForm,
  shopperOf,
} from "./requests.ts";
import { keepSession, newSession, readSession, withCode, withLine } from "./session.ts";
import { loggedIn, sessionOf } from "./visitor.ts";

type Domained = Request<{ domain: string }>;

/** What the pages' forms do. Each answers by leading on to a page. */
export function formRoutes(world: World): Router {
  const router = Router({ mergeParams: true });
  router.use(express.urlencoded({ extended: false }));

  router.post("/cart/add", (request: Domained, response) => {
    const form = parsed(addForm, request.body, response);
    if (!form) return;
    const { domain } = request.params;
    const { variant: variantId, quantity } = form;
    keepSession(response, domain, withLine(readSession(request), variantId, quantity, "add"));
    note(request, response, domain, { what: "product_added_to_cart", variantId, quantity });
    response.redirect(303, `/storefront/${domain}/cart`);
  });

  router.post("/cart/set", (request: Domained, response) => {
    const form = parsed(setForm, request.body, response);
    if (!form) return;
    const { domain } = request.params;
    const quantity = form.remove === undefined ? form.quantity : 0;
    const before = readSession(request);
    keepSession(response, domain, withLine(before, form.variant, quantity, "set"));
    const had = before.lines.find(({ variantId }) => variantId === form.variant)?.quantity ?? 0;
    const more = quantity - had;
    if (more !== 0) {
      note(request, response, domain, {
        what: more > 0 ? "product_added_to_cart" : "product_removed_from_cart",
        variantId: form.variant,
        quantity: Math.abs(more),
      });
    }
    response.redirect(303, `/storefront/${domain}/cart`);
  });

  router.post("/codes", (request: Domained, response) => {
    const form = parsed(codeForm, request.body, response);
    if (!form) return;
    const { domain } = request.params;
    const session = readSession(request);
    const unlike = (code: string) => code.toLowerCase() !== form.code.toLowerCase();
    const changed =
      form.do === "add"
        ? withCode(session, form.code)
        : { ...session, codes: session.codes.filter(unlike) };
    keepSession(response, domain, changed);
    response.redirect(303, `/storefront/${domain}/${form.returnTo}`);
  });

  router.post("/shopper", (request: Domained, response) => {
    const form = parsed(shopperForm, request.body, response);
    if (!form) return;
    const { domain } = request.params;
    orBackToCheckout(response, domain, () => {
      const session = readSession(request);
      keepSession(response, domain, { ...session, shopper: shopperOf(form) });
      const step = "checkout_contact_info_submitted";
      noteStep(request, response, domain, session.checkoutToken, step);
      response.redirect(303, `/storefront/${domain}/checkout`);
    });
  });

  router.post("/delivery", (request: Domained, response) => {
    const form = parsed(deliveryForm, request.body, response);
    if (!form) return;
    const { domain } = request.params;
    const session = readSession(request);
    const { checkoutToken } = session;
    keepSession(response, domain, { ...session, carrierService: form.method ?? null });
    noteStep(request, response, domain, checkoutToken, "checkout_shipping_info_submitted");
    response.redirect(303, `/storefront/${domain}/checkout`);
  });

  router.post("/pay", (request: Domained, response) => {
    const form = parsed(payForm, request.body, response);
    if (!form) return;
    const { domain } = request.params;
    const thanks = `/storefront/${domain}/orders/${form.checkoutToken}/thank-you`;
    const session = sessionOf(world, request, domain);
    // The button pressed twice: the first press paid and started a new cart.
    if (world.shop(domain).orderByCheckoutToken(form.checkoutToken)) {
      return response.redirect(303, thanks);
    }
    orBackToCheckout(response, domain, () => {
      if (session.checkoutToken !== form.checkoutToken || session.lines.length === 0) {
        throw new CartError("Your cart changed in another window. Look it over and pay again");
      }
      if (session.shopper === null) throw new CartError("First say who is buying");
      const customer = loggedIn(request, world.shop(domain));
      if (form.card === "declined") declineCard(world, domain, session, customer?.id ?? null);
      placeOrder(world, domain, { ...session, loggedIn: customer !== null });
      noteStep(request, response, domain, session.checkoutToken, "payment");
      keepSession(response, domain, { ...newSession(), shopper: session.shopper });
      response.redirect(303, thanks);
    });
  });

  router.post("/clock", (request: Domained, response) => {
    const form = parsed(clockForm, request.body, response);
    if (!form) return;
    const { domain } = request.params;
    const zone = world.shop(domain).shop.timezone;
    if (form.reset !== undefined) world.clock.moveTo(new Date());
    else if (form.advance !== undefined) world.clock.advance(form.advance * 60_000);
    else if (form.to) world.clock.moveTo(DateTime.fromISO(form.to, { zone }).toJSDate());
    response.redirect(303, safeReturn(form.returnTo, domain));
  });
  return router;
}

function orBackToCheckout(response: Response, domain: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof CartError)) throw error;
    const problem = encodeURIComponent(error.message);
    response.redirect(303, `/storefront/${domain}/checkout?problem=${problem}`);
  }
}

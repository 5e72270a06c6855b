import { approvals } from "../admin-api/protected-data.ts";
import express, { Router } from "express";
import type { Request } from "express";
import { z } from "zod";
import { rewriteLocation } from "../edge/rewrite.ts";
import { faultInput } from "../faults/faults.ts";
import type { World } from "../platform/world.ts";
import { age } from "../abandoned/checkouts.ts";
import { checkoutsPage } from "./pages/checkouts.ts";
import { chargePage } from "./pages/charge.ts";
import { appsPage } from "./pages/apps.ts";
import { controlsPage } from "./pages/controls.ts";
import { newCustomerPage } from "./pages/customer-edit.ts";
import { customerPage, customersPage } from "./pages/customers.ts";
import { discountPage, discountsPage } from "./pages/discounts.ts";
import { customerActions } from "./customer-actions.ts";
import { discountActions } from "./discount-actions.ts";
import { extensionsPage } from "./pages/extensions.ts";
import { flowPage } from "./pages/flow.ts";
import { homePage } from "./pages/home.ts";
import { annotationsPage, marketingPage } from "./pages/marketing.ts";
import { newDiscountPage } from "./pages/new-discount.ts";
import { onlineStorePage } from "./pages/online-store.ts";
import { orderPage, ordersPage } from "./pages/orders.ts";
import { transfersPage } from "./pages/transfers.ts";
import { productPage, productsPage } from "./pages/products.ts";
import { segmentPage, segmentsPage } from "./pages/segments.ts";
import type { Visit } from "./pages/visit.ts";
import { visit } from "./pages/visit.ts";
import { webhooksPage } from "./pages/webhooks.ts";
import { newSegment, segmentForm } from "./new-segment.ts";
import { openShopOf, platformOf } from "./platform.ts";
import { orderActions } from "./order-actions.ts";
import { stockActions } from "./stock-actions.ts";
import { transferActions } from "./transfer-actions.ts";
import { creditForms } from "./credit-forms.ts";
import { sameOriginWrites } from "./same-origin.ts";
import { flowForms } from "./flow-forms.ts";
import { lateForm } from "./late-form.ts";
import { NotHere, shopByHandle } from "./shop-param.ts";
import { themeForms } from "./theme-forms.ts";

type Params = { handle: string; id?: string };

const PAGES: Record<string, (visit: Visit) => string> = {
  "/": homePage,
  "/checkouts": checkoutsPage,
  "/orders": ordersPage,
  "/orders/:id(\\d+)": orderPage,
  "/customers": customersPage,
  "/customers/segments": segmentsPage,
  "/customers/segments/:id(\\d+)": segmentPage,
  "/customers/new": newCustomerPage,
  "/customers/:id(\\d+)": customerPage,
  "/products": productsPage,
  "/products/:id(\\d+)": productPage,
  "/transfers": transfersPage,
  "/discounts": discountsPage,
  "/discounts/new": newDiscountPage,
  "/discounts/:id(\\d+)": discountPage,
  "/themes": onlineStorePage,
  // where an app's links for activation lead
  "/themes/:id(\\d+|current)/editor": onlineStorePage,
  "/marketing": marketingPage,
  "/analytics": annotationsPage,
  "/flow": flowPage,
  "/charges/:id(\\d+)/*": chargePage,
  "/apps": appsPage,
  "/settings/apps": appsPage,
  "/sandbox": controlsPage,
  "/sandbox/webhooks": webhooksPage,
};

const clockMove = z.union([
  z.object({ advance: z.coerce.number().int() }),
  z.object({ moment: z.literal("now") }),
  // datetime-local has no zone; the form says that it means UTC
  z.object({ moment: z.iso.datetime({ local: true }).transform((local) => new Date(`${local}Z`)) }),
]);

/** Empty fields of a form were left out. */
const filled = (body: Record<string, string>) =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== ""));

const faultForm = z.object({
  kind: faultInput.shape.kind,
  probability: z.coerce.number(),
  times: z.coerce.number().optional(),
  amount: z.coerce.number().optional(),
  match: z.string().optional(),
});

/** The pages of the admin that show the shop itself, and the controls of the sandbox. */
export function adminPages(world: World): Router {
  const router = Router({ mergeParams: true });
  router.use(sameOriginWrites, express.urlencoded({ extended: false }));

  for (const [path, page] of Object.entries(PAGES)) {
    router.get<string, Params>(path, (request, response) => {
      response.set("Cache-Control", "no-store").send(page(visit(world, request)));
    });
  }

  router.post<string, Params>("/customers/segments", (request, response, next) => {
    const { shop } = shopByHandle(world, request.params.handle);
    const list = `/store/${request.params.handle}/customers/segments`;
    newSegment(platformOf(world), shop.domain, segmentForm.parse(request.body)).then(
      ({ id, problem, query }) =>
        response.redirect(
          303,
          id === null ? `${list}?${new URLSearchParams({ query, problem })}` : `${list}/${id}`,
        ),
      next,
    );
  });

  router.get<string, Params>("/sandbox/extensions", (request, response, next) => {
    extensionsPage(visit(world, request)).then(
      (text) => response.set("Cache-Control", "no-store").send(text),
      next,
    );
  });

  router.use(themeForms(world));
  const controls = (request: Request<Params>) => {
    shopByHandle(world, request.params.handle);
    return `/store/${request.params.handle}/sandbox`;
  };
  router.post<string, Params>("/sandbox/clock", (request, response) => {
    const back = controls(request);
    const move = clockMove.parse(request.body);
    if ("advance" in move) world.clock.advance(move.advance);
    else world.clock.moveTo(move.moment === "now" ? new Date() : move.moment);
    response.redirect(303, back);
  });
  router.post<string, Params>("/sandbox/faults", (request, response) => {
    const back = controls(request);
    platformOf(world).faults.add(faultForm.parse(filled(request.body as Record<string, string>)));
    response.redirect(303, back);
  });
  router.post<string, Params>("/sandbox/faults/clear", (request, response) => {
    const back = controls(request);
    platformOf(world).faults.clear();
    response.redirect(303, back);
  });

  router.post<string, Params>("/sandbox/protected-data", (request, response) => {
    const back = controls(request);
    const { shop } = shopByHandle(world, request.params.handle);
    const { level } = z.object({ level: z.enum(approvals) }).parse(request.body);
    platformOf(world).tenant(shop.domain).approve(level);
    response.redirect(303, back);
  });

  router.use(orderActions(world), lateForm(world), discountActions(world), customerActions(world));
  router.use(creditForms(world), flowForms(world), stockActions(world), transferActions(world));
  router.post<string, Params>("/checkouts/:id(\\d+)/age", (request, response) => {
    const { domain } = shopByHandle(world, request.params.handle).shop;
    const { hours } = z.object({ hours: z.coerce.number().min(0).max(10_000) }).parse(request.body);
    const id = Number(request.params.id);
    if (!openShopOf(world.shop(domain)).checkouts.get(id)) {
      throw new NotHere(`This shop has no checkout with id ${id}.`);
    }
    age(world, domain, id, hours);
    response.redirect(303, `/store/${request.params.handle}/checkouts`);
  });

  const answer = { approve: "ACTIVE", decline: "DECLINED" } as const;
  for (const [word, status] of Object.entries(answer)) {
    router.post<string, Params>(`/charges/:id(\\d+)/${word}`, (request, response) => {
      const { domain } = shopByHandle(world, request.params.handle).shop;
      const id = Number(request.params.id);
      const charge = platformOf(world).settleCharge(domain, id, status);
      if (!charge) throw new NotHere(`This shop has no charge with id ${id}.`);
      const back = new URL(rewriteLocation(charge.returnUrl, world.url));
      back.searchParams.set("charge_id", String(id));
      response.redirect(
        303,
        status === "ACTIVE" ? back.href : `/store/${request.params.handle}/apps/${world.apiKey}`,
      );
    });
  }

  router.use((request: Request<Params>) => {
    shopByHandle(world, request.params.handle);
    throw new NotHere(`The sandbox's admin has no page "${request.path}".`);
  });
  return router;
}

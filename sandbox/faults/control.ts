import type { Readings } from "../admin-api/order-amounts.ts";
import express, { Router, type ErrorRequestHandler, type Request } from "express";
import { z } from "zod";
import { age } from "../abandoned/checkouts.ts";
import { logIn } from "../accounts/log-in.ts";
import { logInCookie } from "../storefront/visitor.ts";
import {
  customerOf,
  CustomerLifeError,
  deleteCustomer,
  mergeCustomers,
  redactCustomer,
  redactShop,
  requestData,
} from "../life/customer.ts";
import { approvals } from "../admin-api/protected-data.ts";
import { faultInput } from "./faults.ts";
import { cancelOrder, deleteOrder, fulfillOrder } from "../life/order.ts";
import { editOrder } from "../life/order-edit.ts";
import { OrderLifeError } from "../life/order-record.ts";
import { switchStoreCredit } from "../store-credit/spending.ts";
import { refundOrder, settleRefund } from "../life/refund.ts";
import { sameOriginWrites } from "../shell/same-origin.ts";
import { ImpossibleMoment } from "../platform/clock.ts";
import type { Platform } from "../platform/platform.ts";
import { deleteProduct } from "../life/product.ts";

const id = z.coerce.number().int().positive();
const clockMove = z.union([
  z.object({ to: z.iso.datetime({ offset: true }) }).strict(),
  z.object({ advanceMilliseconds: z.number() }).strict(),
  z.object({ now: z.literal(true) }).strict(),
]);
const line = z.object({ lineId: id, quantity: z.number().int().positive() });
const refund = z
  .object({
    lines: z.array(line).optional(),
    extra: z.number().int().optional(),
    shipping: z.number().int().min(0).optional(),
    pending: z.boolean().optional(),
    note: z.string().nullable().optional(),
    restock: z.boolean().optional(),
  })
  .strict();
const cancel = z
  .object({
    reason: z.enum(["CUSTOMER", "DECLINED", "FRAUD", "INVENTORY", "OTHER", "STAFF"]).optional(),
    refund: z.boolean().optional(),
    restock: z.boolean().optional(),
  })
  .strict();
const readings = z
  .object({
    goodwillInSubtotal: z.boolean(),
    shippingTaxInTotal: z.boolean(),
    tipInLines: z.boolean(),
  })
  .partial()
  .strict();
const edit = z
  .object({
    change: z.array(z.object({ lineId: id, by: z.number().int() })).optional(),
    add: z.array(z.object({ variantId: id, quantity: z.number().int().positive() })).optional(),
  })
  .strict();

/**
 * /__sandbox: what tests and the demo do to the pretend world, as JSON. A shop's own things are
 * below /__sandbox/shops/{domain}.
 */
export function control(platform: Platform, settle: (later: boolean) => Promise<void>): Router {
  const router = Router();
  router.use(sameOriginWrites, express.json());

  router.get("/state", (_request, response) => {
    response.json({
      url: platform.url,
      edgeUrl: platform.edgeUrl,
      appUrl: platform.appUrl,
      now: platform.clock.iso(),
      warnings: platform.warnings,
      faults: platform.faults.list(),
      faultsSoFar: platform.faults.counts,
      shops: platform.domains.map((domain) => {
        const { store, bulk, outbox, bucket, grantedScopes } = platform.tenant(domain);
        return {
          domain,
          installed: platform.isInstalled(domain),
          scopes: grantedScopes(),
          orders: store.orderCount(),
          customers: store.customerCount(),
          bulkOperations: bulk.list().length,
          quiet: bulk.isIdle() && outbox.isIdle(false),
          throttle: bucket.status(),
        };
      }),
    });
  });
  router.post("/clock", (request, response) => {
    const move = clockMove.parse(request.body);
    if ("to" in move) platform.clock.moveTo(new Date(move.to));
    else if ("now" in move) platform.clock.moveTo(new Date());
    else platform.clock.advance(move.advanceMilliseconds);
    response.json({ now: platform.clock.iso() });
  });
  router.post("/faults", (request, response) => {
    platform.faults.add(faultInput.parse(request.body));
    response.json(platform.faults.list());
  });
  router.delete("/faults", (_request, response) => {
    platform.faults.clear();
    response.json([]);
  });
  router.post("/faults/seed", (request, response) => {
    platform.faults.seed(
      z.object({ seed: z.union([z.string(), z.number()]) }).parse(request.body).seed,
    );
    response.json({});
  });
  router.post("/app-url", (request, response) => {
    platform.appUrl = z.object({ url: z.url().nullable() }).parse(request.body).url;
    response.json({ appUrl: platform.appUrl });
  });
  router.post("/settle", (request, response, next) => {
    const { later } = z.object({ later: z.boolean().default(false) }).parse(request.body ?? {});
    settle(later).then(() => response.json({}), next);
  });
  router.use("/shops/:domain", shopControl(platform));
  router.use(explain);
  return router;
}

function shopControl(platform: Platform): Router {
  const router = Router({ mergeParams: true });
  const domainOf = (request: Request): string => {
    const { domain } = request.params as { domain: string };
    platform.tenant(domain);
    return domain;
  };
  const idOf = (request: Request): number => id.parse((request.params as { id: string }).id);
  /** an action named after its path, answered with what it returns */
  const on = (path: string, act: (domain: string, request: Request) => unknown): void => {
    router.post(path, (request, response) => {
      response.json(act(domainOf(request), request) ?? {});
    });
  };

  router.get("/webhooks", (request, response) => {
    const { limit, topic } = z
      .object({
        limit: z.coerce.number().int().positive().default(100),
        topic: z.string().optional(),
      })
      .parse(request.query);
    response.json(platform.tenant(domainOf(request)).outbox.log(limit, topic));
  });
  on("/install", (domain) => platform.install(domain));
  on("/uninstall", (domain) => platform.uninstall(domain));
  on("/shop-redact", (domain) => redactShop(platform, domain));
  on("/tokens/expire", (domain) => platform.tenant(domain).tokens.expireAll());
  on("/tokens/revoke", (domain) => platform.tenant(domain).tokens.revokeAll());
  on("/scopes", (domain, request) => {
    platform.setScopes(
      domain,
      z.object({ scopes: z.array(z.string()) }).parse(request.body).scopes,
    );
    return { scopes: platform.tenant(domain).grantedScopes() };
  });
  on("/protected-data", (domain, request) => {
    const { level } = z.object({ level: z.enum(approvals) }).parse(request.body);
    platform.tenant(domain).approve(level);
    return { level };
  });
  on("/readings", (domain, request) => {
    const tenant = platform.tenant(domain);
    tenant.play(readings.parse(request.body) as Partial<Readings>);
    return tenant.readings();
  });
  on("/orders/:id/cancel", (domain, request) =>
    cancelOrder(platform, domain, idOf(request), cancel.parse(request.body ?? {})),
  );
  on("/orders/:id/refund", (domain, request) =>
    refundOrder(platform, domain, idOf(request), refund.parse(request.body ?? {})),
  );
  on("/orders/:id/refunds/:refund/settle", (domain, request) =>
    settleRefund(platform, domain, idOf(request), id.parse(Number(request.params["refund"]))),
  );
  on("/orders/:id/edit", (domain, request) =>
    editOrder(platform, domain, idOf(request), edit.parse(request.body ?? {})),
  );
  on("/orders/:id/fulfill", (domain, request) => fulfillOrder(platform, domain, idOf(request)));
  on("/orders/:id/delete", (domain, request) => deleteOrder(platform, domain, idOf(request)));
  on("/products/:id/delete", (domain, request) => deleteProduct(platform, domain, idOf(request)));
  on("/customers/:id/merge", (domain, request) => {
    const { into } = z.object({ into: id }).parse(request.body);
    mergeCustomers(platform, domain, into, idOf(request));
  });
  on("/checkouts/:id/age", (domain, request) =>
    age(platform, domain, idOf(request), z.object({ hours: z.number() }).parse(request.body).hours),
  );
  on("/store-credit", (domain, request) => {
    const { enabled } = z.object({ enabled: z.boolean() }).parse(request.body);
    switchStoreCredit(platform.tenant(domain).store, enabled);
    return { enabled };
  });
  // a browser, or a test, that carries the cookie is that customer from then on
  on("/customers/:id/log-in", (domain, request) => {
    customerOf(platform, domain, idOf(request));
    return { cookie: `${logInCookie}=${logIn(platform, domain, idOf(request))}` };
  });
  on("/customers/:id/delete", (domain, request) => deleteCustomer(platform, domain, idOf(request)));
  on("/customers/:id/data-request", (domain, request) =>
    requestData(platform, domain, idOf(request)),
  );
  on("/customers/:id/redact", (domain, request) => redactCustomer(platform, domain, idOf(request)));
  return router;
}

/** What was asked wrongly is answered with a sentence; anything else is the sandbox's own fault. */
const explain: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (error instanceof z.ZodError) response.status(400).json({ error: z.prettifyError(error) });
  else if (error instanceof ImpossibleMoment) response.status(400).json({ error: error.message });
  else if (error instanceof OrderLifeError || error instanceof CustomerLifeError) {
    response.status(422).json({ error: error.message });
  } else if (error instanceof Error && error.message.startsWith("The sandbox has no shop")) {
    response.status(404).json({ error: error.message });
  } else next(error);
};

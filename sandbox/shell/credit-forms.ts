import { Router, type Request } from "express";
import { z } from "zod";
import type { World } from "../platform/world.ts";
import { addCredit, StoreCreditError, takeCredit } from "../store-credit/changes.ts";
import { switchStoreCredit } from "../store-credit/spending.ts";
import { openShopOf } from "./platform.ts";
import { shopByHandle } from "./shop-param.ts";

const currencies = new Set(Intl.supportedValuesOf("currency"));

const change = z.object({
  do: z.enum(["credit", "debit"]),
  amount: z.string().max(20),
  currency: z.string().refine((code) => currencies.has(code), "is no currency"),
  expiresAt: z
    .union([
      z.literal(""),
      z.iso.datetime({ local: true }).transform((local) => `${local.slice(0, 19)}Z`),
    ])
    .default(""),
});

/** What staff do about store credit in the admin. */
export function creditForms(world: World): Router {
  const router = Router({ mergeParams: true });

  router.post(
    "/customers/:id(\\d+)/credit",
    (request: Request<{ handle: string; id: string }>, response) => {
      const { handle, id } = request.params;
      const store = openShopOf(shopByHandle(world, handle));
      const { do: way, expiresAt, ...money } = change.parse(request.body);
      const back = `/store/${handle}/customers/${id}`;
      const now = world.clock.iso();
      const target = { customer: Number(id) };
      try {
        if (way === "debit") takeCredit(store, target, money, now);
        else addCredit(store, target, money, expiresAt || null, now);
        response.redirect(303, back);
      } catch (error) {
        if (!(error instanceof StoreCreditError)) throw error;
        response.redirect(303, `${back}?credit=${encodeURIComponent(error.message)}`);
      }
    },
  );
  router.post("/sandbox/store-credit", (request: Request<{ handle: string }>, response) => {
    const { handle } = request.params;
    const { on } = z.object({ on: z.enum(["on", "off"]) }).parse(request.body);
    switchStoreCredit(openShopOf(shopByHandle(world, handle)), on === "on");
    response.redirect(303, `/store/${handle}/sandbox`);
  });
  return router;
}

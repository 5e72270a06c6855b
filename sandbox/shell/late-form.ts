import { Router, type Request } from "express";
import { z } from "zod";
import { makeLate } from "../fulfillment/late.ts";
import type { World } from "../platform/world.ts";
import { openShopOf } from "./platform.ts";
import { orSaid } from "./said.ts";
import { NotHere, shopByHandle } from "./shop-param.ts";

const form = z.object({ order: z.string() });

/** "Make an order late" of Controls: it is named as people name it, "#1001" or 1001. */
export function lateForm(world: World): Router {
  const router = Router({ mergeParams: true });
  router.post("/sandbox/late", (request: Request<{ handle: string }>, response) => {
    const { handle } = request.params;
    const store = openShopOf(shopByHandle(world, handle));
    const name = `#${form.parse(request.body).order.trim().replace(/^#/, "")}`;
    const row = store.db.prepare("SELECT id FROM orders WHERE name = ?").get(name);
    if (!row) throw new NotHere(`This shop has no order ${name}.`);
    const id = row["id"] as number;
    const page = orSaid(`/store/${handle}/orders/${id}`, () => {
      makeLate(world, store.shop.domain, id);
    });
    response.redirect(303, page);
  });
  return router;
}

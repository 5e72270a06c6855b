import { Router, type Request } from "express";
import { z } from "zod";
import { changeQuantities } from "../inventory/change.ts";
import { permitCosts } from "../inventory/costs.ts";
import { updateItem } from "../inventory/item.ts";
import { stock } from "../inventory/stocking.ts";
import type { World } from "../platform/world.ts";
import { openShopOf } from "./platform.ts";
import { NotHere, shopByHandle } from "./shop-param.ts";

const number = z.coerce.number().int();
const form = z.object({
  item: number,
  act: z.enum([
    ...(["sellOut", "oversell", "stopAtNothing", "track", "untrack"] as const),
    ...(["add", "damage"] as const),
  ]),
  quantity: number.min(1).max(100_000).default(1),
  location: number.optional(),
});

/** What the merchant's staff does about stock. */
export function stockActions(world: World): Router {
  const router = Router({ mergeParams: true });

  const path = "/products/:id(\\d+)/stock";
  router.post(path, (request: Request<{ handle: string; id: string }>, response) => {
    const { handle, id } = request.params;
    const store = openShopOf(shopByHandle(world, handle));
    const given = form.parse(request.body);
    if (store.variantByItem(given.item)?.product.id !== Number(id)) {
      throw new NotHere(`Product ${id} has no item ${given.item}.`);
    }
    run(world, store.shop.domain, given);
    response.redirect(303, `/store/${handle}/products/${id}`);
  });

  router.post("/sandbox/costs", (request: Request<{ handle: string }>, response) => {
    const { handle } = request.params;
    const { may } = z.object({ may: z.enum(["yes", "no"]) }).parse(request.body);
    permitCosts(openShopOf(shopByHandle(world, handle)), may === "yes");
    response.redirect(303, `/store/${handle}/sandbox`);
  });
  return router;
}

function run(world: World, domain: string, given: z.output<typeof form>): void {
  const store = openShopOf(world.shop(domain));
  const itemId = given.item;
  const locationId = given.location ?? store.primaryLocation().id;
  if (!store.location(locationId)?.isActive) {
    throw new NotHere(`This shop keeps nothing at a location ${locationId}.`);
  }
  switch (given.act) {
    case "sellOut":
      return changeQuantities(
        world,
        domain,
        store.levels
          .of(itemId)
          .filter(({ isActive, quantities }) => isActive && quantities.available > 0)
          .map((level) => ({
            itemId,
            locationId: level.locationId,
            name: "available" as const,
            delta: -level.quantities.available,
          })),
      );
    case "oversell":
    case "stopAtNothing":
      return updateItem(world, domain, itemId, { oversells: given.act === "oversell" });
    case "track":
    case "untrack":
      return updateItem(world, domain, itemId, { tracked: given.act === "track" });
    case "add":
      stock(world, domain, itemId, locationId, {});
      return changeQuantities(world, domain, [
        { itemId, locationId, name: "available", delta: given.quantity },
      ]);
    case "damage":
      return changeQuantities(world, domain, [
        { itemId, locationId, name: "available", delta: -given.quantity },
        { itemId, locationId, name: "damaged", delta: given.quantity },
      ]);
  }
}

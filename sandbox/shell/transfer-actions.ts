import { Router, type Request } from "express";
import { z } from "zod";
import type { World } from "../platform/world.ts";
import { quantitiesOf } from "../transfers/quantities.ts";
import { receive } from "../transfers/receive.ts";
import { refuse, TransferRefusal } from "../transfers/refusal.ts";
import { createShipment } from "../transfers/shipments.ts";
import { cancelTransfer, createTransfer } from "../transfers/transfers.ts";
import { openShopOf } from "./platform.ts";
import { shopByHandle } from "./shop-param.ts";

const number = z.coerce.number().int().positive();
const place = z.union([z.literal("").transform(() => null), number]);
const newForm = z.object({
  sku: z.string().min(1),
  quantity: number.max(100_000),
  origin: place,
  destination: place,
});
const actForm = z.object({ id: number, act: z.enum(["ship", "cancel", "receive", "reject"]) });

type Asked = Request<{ handle: string }>;

/** What staff do about goods on their way; what Shopify would refuse is said on the page. */
export function transferActions(world: World): Router {
  const router = Router({ mergeParams: true });
  const page = (request: Asked, work: (domain: string) => void): string => {
    const { handle } = request.params;
    const { domain } = shopByHandle(world, handle).shop;
    const back = `/store/${handle}/transfers`;
    try {
      work(domain);
      return back;
    } catch (error) {
      if (!(error instanceof TransferRefusal)) throw error;
      return `${back}?said=${encodeURIComponent(error.message)}`;
    }
  };

  router.post("/transfers", (request: Asked, response) => {
    const { sku, quantity, ...ends } = newForm.parse(request.body);
    const back = page(request, (domain) => {
      const { db } = openShopOf(world.shop(domain));
      const item = db.prepare("SELECT id FROM inventory_items WHERE sku = ?").get(sku.trim());
      if (!item) return refuse(["sku"], "ITEM_NOT_FOUND");
      const items = [{ itemId: item["id"] as number, quantity }];
      createTransfer(world, domain, { ...ends, items, isReady: true });
    });
    response.redirect(303, back);
  });

  router.post("/transfers/act", (request: Asked, response) => {
    const { id, act } = actForm.parse(request.body);
    response.redirect(
      303,
      page(request, (domain) => {
        if (act === "cancel") cancelTransfer(world, domain, id);
        else if (act === "ship") shipRest(world, domain, id);
        else {
          const all = act === "receive" ? "ACCEPTED" : "REJECTED";
          receive(world, domain, { shipmentId: id, lines: [], all });
        }
      }),
    );
  });
  return router;
}

/** All that is in no shipment yet leaves at once. */
function shipRest(world: World, domain: string, transferId: number): void {
  const { transfers } = openShopOf(world.shop(domain));
  const transfer = transfers.get(transferId);
  const shipments = transfers.shipmentsOf(transferId);
  const items = (transfer?.lines ?? [])
    .map((line) => ({
      itemId: line.itemId,
      quantity: quantitiesOf(transfer!, shipments, line).processable,
    }))
    .filter(({ quantity }) => quantity > 0);
  createShipment(world, domain, { transferId, items, isInTransit: true });
}

import { Router, type Request } from "express";
import { z } from "zod";
import { createEvent } from "../fulfillment/events.ts";
import { cancelFulfillment, createFulfillment } from "../fulfillment/fulfill.ts";
import { holdReasons, holdWork, releaseHolds } from "../fulfillment/holds.ts";
import { makeLate } from "../fulfillment/late.ts";
import { moveWork } from "../fulfillment/move.ts";
import { fulfilmentOf, serviceFor, trackingOf } from "../fulfillment/of-order.ts";
import type { ShopStore, World } from "../platform/world.ts";
import { approveReturn, closeReturn, declineReturn } from "../returns/decide.ts";
import { processReturn } from "../returns/process.ts";
import { makeReturn } from "../returns/request.ts";
import type { OrderRecord } from "../store/types.ts";
import { orSaid } from "./said.ts";
import { NotHere, shopByHandle } from "./shop-param.ts";

/** the work, parcel, return or line of a parcel the button stands at */
const id = z.coerce.number().int().positive();
const one = <Act extends string>(act: Act) => z.object({ act: z.literal(act), id });
const form = z.discriminatedUnion("act", [
  one("fulfill"),
  one("release"),
  one("hold").extend({ reason: z.enum(holdReasons) }),
  one("move").extend({ location: id }),
  one("inTransit"),
  one("delivered"),
  one("late"),
  one("callBack"),
  one("return").extend({ reason: id }),
  one("request").extend({ reason: id }),
  one("approve"),
  one("decline"),
  one("takeBack"),
  one("close"),
]);
type Form = z.output<typeof form>;

const byMerchant = true;

/** Whether the button's work, parcel, return or line is one of this order. */
function isOf(store: ShopStore, order: OrderRecord, given: Form): boolean {
  const { orders, fulfillments } = fulfilmentOf(store, order);
  switch (given.act) {
    case "late":
      return true;
    case "fulfill":
    case "hold":
    case "release":
    case "move":
      return orders.some(({ id }) => id === given.id);
    case "inTransit":
    case "delivered":
    case "callBack":
      return fulfillments.some(({ id }) => id === given.id);
    case "return":
    case "request":
      return fulfillments.some(({ lines }) => lines.some(({ id }) => id === given.id));
    case "approve":
    case "decline":
    case "close":
    case "takeBack":
      return store.return(given.id)?.orderId === order.id;
  }
}

function run(world: World, domain: string, orderId: number, given: Form): void {
  const store = world.shop(domain);
  const event = (status: string) =>
    createEvent(world, domain, { fulfillmentId: given.id, status, byMerchant });
  switch (given.act) {
    case "fulfill": {
      const order = store.order(orderId)!;
      const from = [{ fulfillmentOrderId: given.id }];
      const tracking = trackingOf(order, serviceFor(store, order));
      return void createFulfillment(world, domain, { from, tracking, byMerchant });
    }
    case "hold":
      return void holdWork(world, domain, given.id, { reason: given.reason, byMerchant });
    case "release":
      return void releaseHolds(world, domain, given.id, null, { byMerchant });
    case "move":
      return void moveWork(world, domain, given.id, given.location, null, { byMerchant });
    case "inTransit":
      return void event("IN_TRANSIT");
    case "delivered":
      return void event("DELIVERED");
    case "late":
      return void makeLate(world, domain, orderId);
    case "callBack":
      return void cancelFulfillment(world, domain, given.id, { byMerchant });
    case "return":
    case "request": {
      const line = { fulfillmentLineId: given.id, quantity: 1, reasonId: given.reason };
      const isRequest = given.act === "request";
      const lines = [{ ...line, note: "Taken back at the desk" }];
      return void makeReturn(world, domain, { orderId, lines, isRequest });
    }
    case "approve":
      return void approveReturn(world, domain, given.id);
    case "decline":
      return void declineReturn(world, domain, given.id, "OTHER", null);
    case "close":
      return void closeReturn(world, domain, given.id);
    case "takeBack":
      return takeBack(world, domain, orderId, given.id);
  }
}

/** All of a return has come: what was paid for it goes back, and it is closed. */
function takeBack(world: World, domain: string, orderId: number, returnId: number): void {
  const store = world.shop(domain);
  store.transaction(() => {
    const order = store.order(orderId)!;
    const left = (store.return(returnId)?.lines ?? []).filter(
      (line) => line.quantity > line.processed,
    );
    const worth = left.reduce((sum, { lineId, quantity, processed }) => {
      const line = order.lines.find((each) => each.id === lineId)!;
      const paid = line.unitPrice * line.quantity - line.discount;
      return sum + Math.round((paid * (quantity - processed)) / line.quantity);
    }, 0);
    processReturn(world, domain, {
      returnId,
      lines: left.map((line) => ({
        id: line.id,
        quantity: line.quantity - line.processed,
        dispositions: [],
      })),
      refund: { amount: worth, shipping: 0, note: "Returned" },
    });
    closeReturn(world, domain, returnId);
  });
}

/** What a merchant's staff does on the page of an order; what Shopify would refuse is said there. */
export function orderActions(world: World): Router {
  const router = Router({ mergeParams: true });
  const path = "/orders/:id(\\d+)/act";
  router.post(path, (request: Request<{ handle: string; id: string }>, response) => {
    const { handle } = request.params;
    const { shop } = shopByHandle(world, handle);
    const orderId = Number(request.params.id);
    const store = world.shop(shop.domain);
    const order = store.order(orderId);
    if (!order) throw new NotHere(`This shop has no order with id ${orderId}.`);
    const given = form.parse(request.body);
    if (!isOf(store, order, given)) {
      throw new NotHere(`There is nothing with id ${given.id} on order ${order.name}.`);
    }
    const page = orSaid(`/store/${handle}/orders/${orderId}`, () => {
      run(world, shop.domain, orderId, given);
    });
    response.redirect(303, page);
  });
  return router;
}

import type { World } from "../platform/world.ts";
import type { ReturnLineRecord, ReturnRecord } from "../store/returns.ts";
import type { OrderRecord } from "../store/types.ts";
import { ReturnRefusal } from "./refusal.ts";
import { returnablesOf } from "./returnable.ts";
import { reasonById } from "./reasons.ts";
import { reverseOf } from "./reverse.ts";

export interface NewReturnLine {
  fulfillmentLineId: number;
  quantity: number;
  /** Shopify's definition of the reason; null = none given */
  reasonId: number | null;
  note?: string | null;
  customerNote?: string | null;
}

export interface NewReturn {
  orderId: number;
  lines: NewReturnLine[];
  /** a buyer asks and staff must decide; else it is agreed upon */
  isRequest: boolean;
  requestedAt?: string;
}

export interface Returned {
  order: OrderRecord;
  record: ReturnRecord;
}

const other = 5;

/** Something is to come back. The order itself does not change by it, nor when it was last changed. */
export function makeReturn(world: World, domain: string, given: NewReturn): Returned {
  const store = world.shop(domain);
  const root = given.isRequest ? "input" : "returnInput";
  const order = store.order(given.orderId);
  if (!order) throw new ReturnRefusal("Order does not exist.", [root, "orderId"], "NOT_FOUND");
  if (given.lines.length === 0) {
    throw new ReturnRefusal("Return line items can't be blank", [root, "returnLineItems"], "BLANK");
  }
  const returnables = returnablesOf(store, order);
  const asked = new Map<number, number>();
  const lines = given.lines.map((line, index): ReturnLineRecord => {
    const field = [root, "returnLineItems", String(index)];
    const found = returnables.find((one) => one.line.id === line.fulfillmentLineId);
    if (!found) {
      const message = "Fulfillment Line Item was not found.";
      throw new ReturnRefusal(message, [...field, "fulfillmentLineItemId"], "NOT_FOUND");
    }
    const total = (asked.get(line.fulfillmentLineId) ?? 0) + line.quantity;
    asked.set(line.fulfillmentLineId, total);
    if (line.quantity < 1 || total > found.quantity) {
      const message = "Return line item has an invalid quantity.";
      throw new ReturnRefusal(message, [...field, "quantity"], "INVALID");
    }
    checkReason(line, given.isRequest, field);
    return {
      id: store.nextId("returnLine"),
      fulfillmentLineId: line.fulfillmentLineId,
      lineId: found.line.lineId,
      quantity: line.quantity,
      processed: 0,
      refunded: 0,
      reasonId: line.reasonId!,
      note: line.note ?? "",
      customerNote: line.customerNote ?? null,
    };
  });
  const now = world.clock.iso();
  const record: ReturnRecord = {
    id: store.nextId("return"),
    orderId: order.id,
    number: store.returnsOf(order.id).length + 1,
    status: given.isRequest ? "REQUESTED" : "OPEN",
    createdAt: given.requestedAt ?? now,
    approvedAt: given.isRequest ? null : now,
    closedAt: null,
    decline: null,
    lines,
    refundIds: [],
    reverse: null,
  };
  if (!given.isRequest) record.reverse = reverseOf(store, record);
  return store.transaction(() => {
    // an archived order that gets a return is unarchived
    if (!given.isRequest && order.closedAt !== null) store.putOrder({ ...order, closedAt: null });
    store.putReturn(record);
    world.emit(domain, given.isRequest ? "returns/request" : "returns/approve", { id: record.id });
    return { order: store.order(order.id)!, record };
  });
}

/** Buyers need not say more than "other"; staff must. */
function checkReason(line: NewReturnLine, isRequest: boolean, field: string[]): void {
  if (line.reasonId === null) {
    if (isRequest) {
      const message = "Return reason can't be blank";
      throw new ReturnRefusal(message, [...field, "returnReason"], "BLANK");
    }
    const message =
      "Return line items Either return reason or return reason definition must be provided";
    throw new ReturnRefusal(message, field, "NOT_FOUND");
  }
  if (!reasonById(line.reasonId)) {
    const message = "Return reason definition was not found.";
    throw new ReturnRefusal(message, [...field, "returnReasonDefinitionId"], "NOT_FOUND");
  }
  if (!isRequest && line.reasonId === other && !line.note) {
    const message =
      'Return line items return reason note The note is required when the return reason is "Other"';
    throw new ReturnRefusal(message, [...field, "returnReasonNote"], "BLANK");
  }
}

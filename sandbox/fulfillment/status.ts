import type { FulfillmentOrderRecord } from "../store/fulfillment-records.ts";
import type { OrderRecord } from "../store/types.ts";
import type { Fulfilment } from "./of-order.ts";

export const isActive = ({ status }: FulfillmentOrderRecord): boolean =>
  status !== "CLOSED" && status !== "CANCELLED";

export const remainingOf = ({ lines }: FulfillmentOrderRecord): number =>
  lines.reduce((sum, { remaining }) => sum + remaining, 0);

/** How many pieces of a line were sent and not called back. */
export const sentOf = ({ fulfillments }: Fulfilment, lineId: number): number =>
  fulfillments
    .filter(({ status }) => status === "SUCCESS")
    .flatMap(({ lines }) => lines)
    .reduce((sum, line) => sum + (line.lineId === lineId ? line.quantity : 0), 0);

/** What the order as a whole shows of its work. */
export function displayStatus(fulfilment: Fulfilment): OrderRecord["fulfillmentStatus"] {
  const left = fulfilment.orders.filter((one) => isActive(one) && remainingOf(one) > 0);
  const isSent = fulfilment.fulfillments.some(({ status }) => status === "SUCCESS");
  if (isSent) return left.length === 0 ? "FULFILLED" : "PARTIALLY_FULFILLED";
  if (left.length === 0) return "UNFULFILLED";
  if (left.every(({ status }) => status === "ON_HOLD")) return "ON_HOLD";
  return left.some(({ status }) => status === "IN_PROGRESS") ? "IN_PROGRESS" : "UNFULFILLED";
}

/** What may be done with work in its state; `siblings` are the order's other ones. */
export function supportedActions(
  work: FulfillmentOrderRecord,
  siblings: readonly FulfillmentOrderRecord[],
): string[] {
  switch (work.status) {
    case "OPEN": {
      const isMergeable = siblings.some((one) => one.id !== work.id && canMerge(one, work));
      return [
        ...["CREATE_FULFILLMENT", "REPORT_PROGRESS", "MOVE", "HOLD"],
        ...(remainingOf(work) > 1 ? ["SPLIT"] : []),
        ...(isMergeable ? ["MERGE"] : []),
      ];
    }
    case "IN_PROGRESS":
      return work.hasProgress
        ? ["CREATE_FULFILLMENT", "REPORT_PROGRESS", "HOLD", "MARK_AS_OPEN"]
        : ["CREATE_FULFILLMENT", "REPORT_PROGRESS", "MOVE", "HOLD"];
    case "ON_HOLD":
      return ["RELEASE_HOLD", "HOLD", "MOVE"];
    case "SCHEDULED":
      return ["MARK_AS_OPEN"];
    default:
      return [];
  }
}

export const canMerge = (a: FulfillmentOrderRecord, b: FulfillmentOrderRecord): boolean =>
  a.status === "OPEN" && b.status === "OPEN" && a.locationId === b.locationId;

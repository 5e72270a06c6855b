import type { FulfillmentEventRecord } from "../store/fulfillment-records.ts";
import { toIso, toSeconds } from "../store/instants.ts";
import type { DeliveryRecord, OrderRecord } from "../store/types.ts";
import { mostEvents } from "./derived-ids.ts";

/** The instant so many minutes after the order was processed. */
export const minutesAfter = (order: OrderRecord, minutes: number): string =>
  toIso(toSeconds(order.processedAt) + 60 * minutes);

const hour = 60;
const day = 24 * hour;

/** What the carrier told of a parcel, in order: scans that follow from what became of it. */
export function toldBy(order: OrderRecord, delivery: DeliveryRecord): FulfillmentEventRecord[] {
  const { estimated, inTransit, delivered, failed } = delivery;
  if (inTransit === null) return [];
  const scans: [status: string, at: number, message: string][] = [
    ["IN_TRANSIT", inTransit, "On its way"],
  ];
  const end = delivered ?? failed;
  const isLate = estimated !== null && end !== null && end > estimated + day;
  if (isLate) scans.push(["DELAYED", Math.max(estimated, inTransit) + 12 * hour, "Delayed"]);
  if (delivered !== null) {
    scans.push(["OUT_FOR_DELIVERY", Math.max(delivered - 5 * hour, inTransit), "Out for delivery"]);
    scans.push(["DELIVERED", delivered, "Delivered"]);
  }
  if (failed !== null) scans.push(["FAILURE", failed, "Lost on its way"]);
  return scans.map(([status, at, message], index) => {
    const happenedAt = minutesAfter(order, at);
    return {
      id: order.id * mostEvents + index,
      status,
      message,
      happenedAt,
      createdAt: happenedAt,
      estimatedDeliveryAt: estimated === null ? null : minutesAfter(order, estimated),
    };
  });
}

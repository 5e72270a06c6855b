import type { DeliveryRecord } from "./types.ts";

/** Every order has one: kept as an array, with 0 for null. */
export type PackedDelivery = [
  locationId: number,
  service: string,
  promisedFrom: number,
  promisedTo: number,
  estimated: number,
  inTransit: number,
  delivered: number,
  failed: number,
];

export const packDelivery = (delivery: DeliveryRecord): PackedDelivery => [
  delivery.locationId,
  delivery.service,
  delivery.promisedFrom ?? 0,
  delivery.promisedTo ?? 0,
  delivery.estimated ?? 0,
  delivery.inTransit ?? 0,
  delivery.delivered ?? 0,
  delivery.failed ?? 0,
];

export const unpackDelivery = (packed: PackedDelivery): DeliveryRecord => ({
  locationId: packed[0],
  service: packed[1],
  promisedFrom: packed[2] || null,
  promisedTo: packed[3] || null,
  estimated: packed[4] || null,
  inTransit: packed[5] || null,
  delivered: packed[6] || null,
  failed: packed[7] || null,
});

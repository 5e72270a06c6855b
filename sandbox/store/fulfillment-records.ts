/** Work at one location to send some lines of one order. */
export interface FulfillmentOrderRecord {
  id: number;
  orderId: number;
  status: "OPEN" | "IN_PROGRESS" | "ON_HOLD" | "SCHEDULED" | "CLOSED" | "CANCELLED";
  locationId: number;
  createdAt: string;
  updatedAt: string;
  /** when it may be worked on */
  fulfillAt: string | null;
  /** when all of it must have been sent */
  fulfillBy: string | null;
  lines: FulfillmentOrderLine[];
  holds: HoldRecord[];
  /** the held fulfilment order this was split off from, to be joined again when that is released */
  heldApartFrom?: number;
  /** somebody said that they are at it */
  hasProgress?: true;
  /** closed because its lines were joined to another: merchants do not see it */
  isHidden?: true;
}

export interface FulfillmentOrderLine {
  id: number;
  lineId: number;
  total: number;
  /** not sent yet */
  remaining: number;
}

export interface HoldRecord {
  id: number;
  reason: string;
  reasonNotes: string | null;
  handle: string | null;
  /** placed by the app; else by the merchant */
  byApp: boolean;
}

/** A parcel. */
export interface FulfillmentRecord {
  id: number;
  orderId: number;
  /** its place among the order's, from 1 */
  number: number;
  status: "SUCCESS" | "CANCELLED";
  locationId: number;
  createdAt: string;
  updatedAt: string;
  tracking: TrackingRecord;
  originAddress: Record<string, string | null> | null;
  lines: FulfillmentLine[];
  /** by when they happened */
  events: FulfillmentEventRecord[];
}

export interface FulfillmentLine {
  id: number;
  lineId: number;
  quantity: number;
  fulfillmentOrderId: number;
}

export interface TrackingRecord {
  company: string | null;
  numbers: string[];
  urls: string[];
}

export interface FulfillmentEventRecord {
  id: number;
  status: string;
  message: string | null;
  happenedAt: string;
  createdAt: string;
  estimatedDeliveryAt: string | null;
  /** where it happened, as far as told */
  place?: EventPlace;
}

export interface EventPlace {
  address1?: string | null;
  city?: string | null;
  province?: string | null;
  country?: string | null;
  zip?: string | null;
  latitude?: number | null;
  longitude?: number | null;
}

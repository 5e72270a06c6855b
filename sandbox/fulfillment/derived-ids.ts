/**
 * Work and parcels that follow from an order have numbers that follow from its own and its lines'. They differ from
 * these: who takes one for the other finds nothing, as at Shopify.
 */
export const ofOrder = {
  fulfillmentOrder: 3_600_000_000_000,
  fulfillment: 1_900_000_000_000,
  shippingLine: 100_000_000_000,
  void: 200_000_000_000,
} as const;

export const ofLine = {
  fulfillmentOrderLine: 3_000_000_000_000,
  fulfillmentLine: 2_000_000_000_000,
} as const;

/** at most so many things happen to a parcel that follows from its order */
export const mostEvents = 10;

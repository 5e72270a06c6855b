import type { Database } from "./database.ts";

/** Where Shopify-like ids of a kind begin; kinds not named here begin at one thousand million. */
const beginnings: Record<string, number> = {
  order: 5_500_000_000_000,
  lineItem: 14_000_000_000_000,
  customer: 7_200_000_000_000,
  product: 8_100_000_000_000,
  variant: 44_000_000_000_000,
  inventoryItem: 46_000_000_000_000,
  refund: 900_000_000_000,
  discount: 1_300_000_000_000,
  code: 16_000_000_000_000,
  segment: 400_000_000_000,
  metafield: 31_000_000_000_000,
  fulfillmentOrder: 30_000_000_000_000,
  fulfillmentOrderLine: 40_000_000_000_000,
  fulfillment: 25_000_000_000_000,
  fulfillmentLine: 45_000_000_000_000,
  fulfillmentEvent: 35_000_000_000_000,
  fulfillmentHold: 290_000_000_000,
  return: 15_000_000_000,
  returnLine: 23_000_000_000,
  reverseOrder: 14_000_000_000,
  reverseLine: 22_000_000_000,
  reverseDelivery: 5_100_000_000,
  reverseDeliveryLine: 6_900_000_000,
  disposition: 7_700_000_000,
  location: 106_000_000_000,
  marketingActivity: 197_000_000_000,
  marketingEvent: 243_000_000_000,
  bulkOperation: 4_700_000_000_000,
  inventoryTransfer: 5_900_000_000,
  inventoryTransferLine: 31_600_000_000,
  inventoryShipment: 2_900_000_000,
  inventoryShipmentLine: 31_300_000_000,
  inventoryLevel: 56_000_000_000_000,
  inventoryAdjustmentGroup: 55_000_000_000_000,
  orderNumber: 1000,
  transferNumber: 0,
};
const block = 1000;

/**
 * Counts upwards per kind. Ids are reserved in blocks, so that a million of them cost a thousand
 * writes; after a restart the rest of a block stays unused. Numbers that people read have no gaps.
 * @returns the first of `many` ids that follow each other
 */
export function idCounter(db: Database): (kind: string, many?: number) => number {
  const handedOut = new Map<string, { next: number; end: number }>();
  return (kind, many = 1) => {
    const size = kind.endsWith("Number") ? many : Math.max(block, many);
    let range = handedOut.get(kind);
    if (!range || range.next + many - 1 > range.end) {
      const row = db
        .prepare(
          // max(): a transaction rolled back must not make the next block overlap this one
          `INSERT INTO ids (kind, reserved) VALUES (:kind, :first)
           ON CONFLICT (kind) DO UPDATE SET reserved = max(reserved, :known) + :size
           RETURNING reserved`,
        )
        .get({
          kind,
          size,
          first: (range?.end ?? beginnings[kind] ?? 1_000_000_000) + size,
          known: range?.end ?? 0,
        })!;
      const end = row["reserved"] as number;
      range = { next: end - size + 1, end };
      handedOut.set(kind, range);
    }
    const id = range.next;
    range.next += many;
    return id;
  };
}

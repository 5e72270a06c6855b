/** Rooms that make something in Shopify and end it again (their `ending.server.ts`). */
export type Maker = "offers" | "flash-sales" | "surveys";

/**
 * Every mutation Boomerang sends, and who takes away what it leaves in a shop; null = it leaves nothing. Nothing else
 * is ever written: no price, no tag, no segment, no metafield of a customer, an order or a product, no theme.
 */
export const leftBy: Readonly<Record<string, Maker | null>> = {
  discountCodeBasicCreate: "offers",
  discountCodeFreeShippingCreate: "offers",
  discountRedeemCodeBulkAdd: "offers",
  discountAutomaticBasicCreate: "flash-sales",
  metafieldsSet: "surveys",
  metafieldsDelete: null,
  discountCodeDeactivate: null,
  discountAutomaticDeactivate: null,
  discountAutomaticDelete: null,
  bulkOperationRunQuery: null,
  bulkOperationCancel: null,
};

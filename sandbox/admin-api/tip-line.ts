import type { OrderLineRecord, OrderRecord } from "../store/types.ts";
import type { Readings } from "./order-amounts.ts";

/** Above every number the shop gives its own lines. */
const TIP_LINES = 900_000_000_000_000;

/** The lines as they are told: a tip is one of them, or it is not. */
export function toldLines(order: OrderRecord, { tipInLines }: Readings): OrderLineRecord[] {
  if (!tipInLines || order.tip === 0) return order.lines;
  const tip: OrderLineRecord = {
    id: TIP_LINES + order.id,
    productId: null,
    variantId: null,
    title: "Tip",
    quantity: 1,
    currentQuantity: 1,
    unitPrice: order.tip,
    discount: 0,
    isGiftCard: false,
  };
  return [...order.lines, tip];
}

import { goodsTax, type ExportedOrder } from "../../../contracts/order-export/order.ts";
import { revenueOf, type Revenue } from "../revenue.ts";

/**
 * What an order of an export is worth, by the rule of every order. The export says how much was given back and not for
 * what: it lowers the goods like a refund without a return. Gift cards it does not tell from goods.
 */
export function worthOf(order: ExportedOrder): Revenue {
  return revenueOf({
    test: false,
    cancelled: order.cancelledAt !== null,
    total: order.total,
    refundDiscrepancy: -order.refunded,
    goods: order.subtotal - (order.taxesIncluded ? goodsTax(order) : 0),
    empty: false,
    refunded: order.refunded,
  });
}

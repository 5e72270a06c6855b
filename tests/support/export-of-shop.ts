import { toDecimal } from "../../app/money.ts";
import type { OrderRecord } from "../../sandbox/store/types.ts";
import type { ShopStore } from "../../sandbox/platform/world.ts";
import { exportFile, first, type Cells } from "./order-export.ts";

/** The order export of a sandbox's shop, as its admin would make it. @param withIds older exports have no numbers */
export function exportOfShop(
  store: ShopStore,
  orders: readonly OrderRecord[],
  { withIds = true } = {},
): string {
  const money = (minor: number) => toDecimal(minor, store.shop.currency);
  const rows = orders.map((order): Cells => {
    const customer = order.customerId === null ? null : store.customer(order.customerId);
    return first({
      Name: order.name,
      Id: withIds ? String(order.id) : "",
      Email: customer?.email ?? "",
      // Shopify has the number there of whoever gave no address
      Phone: customer?.email ? "" : (customer?.phone ?? ""),
      Currency: store.shop.currency,
      "Financial Status": order.financialStatus?.toLowerCase() ?? "",
      Subtotal: money(order.subtotal),
      Shipping: money(order.shipping),
      Taxes: money(order.tax),
      Total: money(order.total),
      "Refunded Amount": money(order.totalRefunded),
      "Created at": `${order.createdAt.slice(0, 19).replace("T", " ")} UTC`,
      "Cancelled at": order.cancelledAt
        ? `${order.cancelledAt.slice(0, 19).replace("T", " ")} UTC`
        : "",
      "Lineitem name": "Goods",
      "Lineitem price": money(order.subtotal),
    });
  });
  return exportFile(rows);
}

import type { ResultFile } from "../../app/orders/load.server.ts";

const money = (amount: string) => ({ shopMoney: { amount, currencyCode: "USD" } });

/** What Shopify's bulk export says of orders of ten dollars with a line each, numbered so. */
export const exportOf = (orderIds: number[], updatedAt = "2026-10-05T10:00:00Z"): Buffer =>
  Buffer.from(
    orderIds
      .map((number) => {
        const id = `gid://shopify/Order/${number}`;
        const order = {
          id,
          name: `#${number}`,
          processedAt: "2026-10-05T10:00:00Z",
          updatedAt,
          test: false,
          displayFinancialStatus: "PAID",
          discountCodes: [],
          totalPriceSet: money("10.00"),
          refundDiscrepancySet: money("0.00"),
          totalRefundedSet: money("0.00"),
        };
        const line = {
          id: `gid://shopify/LineItem/${number + 4000}`,
          __parentId: id,
          quantity: 1,
          currentQuantity: 1,
          isGiftCard: false,
          priceAfterAllDiscountsBeforeTaxesSet: money("10.00"),
        };
        return `${JSON.stringify(order)}\n${JSON.stringify(line)}\n`;
      })
      .join(""),
  );

/**
 * A server that gives out so many bytes each time it is asked, then breaks off; `ranges` = it begins where it is asked
 * to.
 */
export function serverOf(bytes: Buffer, most: number[] = [], ranges = true): ResultFile {
  let asked = 0;
  return {
    bytesTotal: bytes.length,
    open: (offset) => {
      const from = ranges ? offset : 0;
      const end = from + (most[asked++] ?? bytes.length);
      async function* body() {
        yield bytes.subarray(from, end);
        if (end < bytes.length) throw new Error("the connection was reset");
      }
      return Promise.resolve({ body: body(), fromByte: from });
    },
  };
}

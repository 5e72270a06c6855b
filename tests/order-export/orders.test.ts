// Who bought, and what else the rows of Shopify's order export say.
import { describe, expect, it } from "vitest";
import { giftCardLines } from "../../contracts/order-export/gift-cards.ts";
import { exportFile, first, further } from "../support/order-export.ts";
import { readOrders } from "../support/read-orders.ts";

const read = async (
  rows: Parameters<typeof exportFile>[0],
  style?: Parameters<typeof exportFile>[1],
) => (await readOrders(exportFile(rows, style))).orders;

describe("Who bought", () => {
  it("is one person who left a phone number only, however it is written", async () => {
    const phones = ["+15550100007", "'+1 555 010-0007", "0015550100007", "+1 (555) 010.0007"];
    const orders = await read(
      phones.map((Phone, i) => first({ Name: `#${i}`, Email: "", Phone, "Billing Name": "Ada Q" })),
    );
    expect(new Set(orders.map((order) => order.buyer?.key))).toEqual(new Set(["+15550100007"]));
  });

  it("is the same person in capitals", async () => {
    const orders = await read([first({ Email: "Ada@Example.com" }), first({ Name: "#1002" })]);
    expect(orders.map((order) => order.buyer?.key)).toEqual(Array(2).fill("ada@example.com"));
  });

  it("is nobody without e-mail and phone", async () => {
    const [order] = await read([first({ Email: "", "Billing Name": "Ada Q" })]);
    expect(order!.buyer).toBeNull();
  });
});

describe("An order", () => {
  it("used every code of the cell", async () => {
    const [order] = await read([first({ "Discount Code": "SPRING10, WELCOME" })]);
    expect(order!.discountCodes).toEqual(["SPRING10", "WELCOME"]);
  });

  it.each(["Cancelled at", "Canceled at"])("was cancelled under the header %s", async (header) => {
    const rows = [first({ "Cancelled at": "2026-05-02 12:00:00 +0200" })];
    const [order] = await read(rows, { renamed: { "Cancelled at": header } });
    expect(order!.cancelledAt).toBe(Date.parse("2026-05-02T10:00:00Z"));
  });

  it("is another one under the same name when its number is another", async () => {
    const rows = [
      first({ Id: "111" }),
      further({ "Lineitem name": "Tray", "Lineitem price": "0.00" }),
      first({ Id: "222" }),
    ];
    const orders = await read(rows);
    expect(orders.map(({ id, lines }) => [id, lines.length])).toEqual([
      [111, 2],
      [222, 1],
    ]);
  });

  it("has no number when a spreadsheet has spoilt it", async () => {
    const [order] = await read([first({ Id: "5.12346E+12" })]);
    expect(order!.id).toBeNull();
  });

  it("keeps the status expired", async () => {
    const [order] = await read([first({ "Financial Status": "expired" })]);
    expect(order!.financialStatus).toBe("EXPIRED");
  });

  it("may have lost all its lines", async () => {
    const none = { "Lineitem name": "", "Lineitem quantity": "", "Lineitem price": "" };
    const [order] = await read([first({ ...none, Subtotal: "0.00", Total: "0.00" })]);
    expect(order!.lines).toEqual([]);
  });

  it("is told to hold what is named like a gift card, which the export cannot tell", async () => {
    const [card] = await read([first({ "Lineitem name": "DIGITAL GIFT CARD - $100" })]);
    const [mug] = await read([first({ "Lineitem name": "Gift mug" })]);
    expect([giftCardLines(card!).length, giftCardLines(mug!).length]).toEqual([1, 0]);
  });
});

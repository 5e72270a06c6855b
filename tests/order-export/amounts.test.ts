// What Shopify's order export says of an order's money, and what that is worth.
import { describe, expect, it } from "vitest";
import { worthOf } from "../../app/orders/file/worth.ts";
import { exportFile, first, further, type Cells } from "../support/order-export.ts";
import { readOrders } from "../support/read-orders.ts";

async function only(...rows: Cells[]) {
  const { orders, setAside } = await readOrders(exportFile(rows));
  expect(setAside).toEqual([]);
  expect(orders).toHaveLength(1);
  return { ...orders[0]!, revenue: worthOf(orders[0]!).revenueMinor };
}

describe("Shipping that a code made free", () => {
  const free = first({
    Subtotal: "93.00",
    "Lineitem price": "93.00",
    Shipping: "15.00",
    Total: "93.00",
    "Discount Code": "FREESHIP",
    "Discount Amount": "15.00",
  });

  it("costs nothing, and the goods keep their price", async () => {
    expect(await only(free)).toMatchObject({ shipping: 0, subtotal: 9_300, revenue: 9_300 });
    expect((await only(free)).lines[0]!.discount).toBe(0);
  });

  it("leaves tax added on top what it is", async () => {
    const order = await only({ ...free, Taxes: "7.44", Total: "100.44" });
    expect(order).toMatchObject({ shipping: 0, tax: 744, taxesIncluded: false, revenue: 9_300 });
  });

  it("leaves tax inside the prices inside", async () => {
    const order = await only({ ...free, Taxes: "14.85" });
    expect(order).toMatchObject({ shipping: 0, taxesIncluded: true, revenue: 7_815 });
  });

  it("may be cheaper only, beside a discount on the goods", async () => {
    const order = await only({
      ...free,
      Subtotal: "83.00",
      Total: "93.00",
      "Discount Amount": "15.00",
    });
    expect(order).toMatchObject({ shipping: 1_000, subtotal: 8_300, duties: 0, tip: 0 });
  });

  it("needs no code", async () => {
    const order = await only({ ...free, "Discount Code": "", "Discount Amount": "0.00" });
    expect(order).toMatchObject({ shipping: 0, revenue: 9_300 });
  });
});

describe("Tax inside the prices", () => {
  const german = first({
    Subtotal: "119.00",
    "Lineitem price": "119.00",
    Taxes: "19.00",
    Total: "119.00",
  });

  it("is no revenue", async () => {
    expect(await only(german)).toMatchObject({ taxesIncluded: true, tip: 0, revenue: 10_000 });
  });

  it("is told from tax on top by the total", async () => {
    const order = await only({ ...german, Total: "138.00" });
    expect(order).toMatchObject({ taxesIncluded: false, revenue: 11_900 });
  });

  it("may come with a tip that has a row", async () => {
    const order = await only(
      { ...german, Total: "144.00" },
      further({ "Lineitem name": "Tip", "Lineitem price": "25.00" }),
    );
    expect(order).toMatchObject({ taxesIncluded: true, tip: 2_500, revenue: 10_000 });
    expect(order.lines.map((line) => line.title)).toEqual(["Mug"]);
  });

  it("may come with a tip that has none", async () => {
    const order = await only({ ...german, Total: "122.00" });
    expect(order).toMatchObject({ taxesIncluded: true, tip: 300, revenue: 10_000 });
  });

  it("stays inside beside a large tip when the country's rate says so", async () => {
    const order = await only({ ...german, "Shipping Country": "DE", Total: "149.00" });
    expect(order).toMatchObject({ taxesIncluded: true, tip: 3_000, revenue: 10_000 });
  });

  it("stays inside beside a large tip when the orders before say so", async () => {
    const rows = [german, { ...german, Name: "#1002", Total: "149.00" }];
    const { orders } = await readOrders(exportFile(rows));
    expect(orders[1]).toMatchObject({ taxesIncluded: true, tip: 3_000 });
  });

  it("may come with duties", async () => {
    const order = await only({ ...german, Duties: "12.00", Total: "131.00" });
    expect(order).toMatchObject({ taxesIncluded: true, duties: 1_200, tip: 0, revenue: 10_000 });
  });

  it("lies on goods alone where shipping is not taxed", async () => {
    const order = await only({
      ...german,
      Subtotal: "699.00",
      "Lineitem price": "699.00",
      Shipping: "85.00",
      Taxes: "91.17",
      Total: "784.00",
    });
    expect(order).toMatchObject({ shippingTax: 0, revenue: 60_783 });
  });

  it("lies on the shipping too where the rate is one of both together", async () => {
    const order = await only({ ...german, Shipping: "11.90", Taxes: "20.90", Total: "130.90" });
    expect(order).toMatchObject({ shippingTax: 190, revenue: 10_000 });
  });

  it("is divided as the file's own names of taxes say", async () => {
    const order = await only({
      ...german,
      Subtotal: "107.00",
      "Lineitem price": "107.00",
      Shipping: "11.90",
      Taxes: "8.90",
      "Tax 1 Name": "MwSt 7%",
      "Tax 1 Value": "7.00",
      "Tax 2 Name": "MwSt 19%",
      "Tax 2 Value": "1.90",
      Total: "118.90",
    });
    expect(order).toMatchObject({ shippingTax: 190, revenue: 10_000 });
  });

  it("is divided like the orders before, where no rate explains it", async () => {
    const clear = { ...german, Shipping: "11.90", Taxes: "20.90", Total: "130.90" };
    const mixed = { ...clear, Name: "#1002", Taxes: "13.37" };
    const untaxed = { ...clear, Taxes: "19.00" };
    const [, taxed] = (await readOrders(exportFile([clear, mixed]))).orders;
    const [, plain] = (await readOrders(exportFile([untaxed, mixed]))).orders;
    expect([taxed!.shippingTax, plain!.shippingTax]).toEqual([122, 0]);
  });
});

describe("A row named like a tip", () => {
  const tip = further({ "Lineitem name": "Tip", "Lineitem price": "2.50" });

  it("is one when the subtotal does not hold it", async () => {
    const order = await only(first({ Total: "52.50" }), tip);
    expect(order).toMatchObject({ tip: 250, subtotal: 5_000, revenue: 5_000 });
    expect(order.lines).toMatchObject([{ title: "Mug", discount: 0 }]);
  });

  it("may stand first, and have the word of another language", async () => {
    const order = await only(
      first({ Total: "52.50", "Lineitem name": "Trinkgeld", "Lineitem price": "2.50" }),
      further({ "Lineitem name": "Mug", "Lineitem price": "50.00" }),
    );
    expect(order).toMatchObject({ tip: 250, lines: [{ title: "Mug", discount: 0 }] });
  });

  it("is one beside a discount on the order", async () => {
    const order = await only(
      first({
        Subtotal: "45.00",
        "Discount Code": "FIVE",
        "Discount Amount": "5.00",
        Total: "47.50",
      }),
      tip,
    );
    expect(order).toMatchObject({ tip: 250, lines: [{ title: "Mug", discount: 500 }] });
  });

  it("is goods when the subtotal holds it", async () => {
    const order = await only(first({ Subtotal: "52.50", Total: "52.50" }), tip);
    expect(order).toMatchObject({ tip: 0, revenue: 5_250 });
    expect(order.lines.map((line) => line.title)).toEqual(["Mug", "Tip"]);
  });
});

describe("An order's worth", () => {
  it.each<[string, Cells, number]>([
    ["nothing when it was cancelled", { "Cancelled at": "2026-05-02 12:00:00 +0200" }, 0],
    ["nothing when all was given back", { "Refunded Amount": "50.00" }, 0],
    ["less by what was given back", { "Refunded Amount": "12.00" }, 3_800],
    ["its goods when the payment has expired", { "Financial Status": "expired" }, 5_000],
    [
      "its goods without what was added",
      { Taxes: "4.00", Shipping: "6.00", Total: "60.00" },
      5_000,
    ],
  ])("is %s", async (_, cells, revenue) => {
    expect((await only(first(cells))).revenue).toBe(revenue);
  });

  it("is spread over its lines", async () => {
    const order = await only(
      first({ Subtotal: "60.00", Total: "60.00", "Discount Amount": "10.00" }),
      further({ "Lineitem name": "Tray", "Lineitem price": "10.00", "Lineitem quantity": "2" }),
    );
    expect(order.lines.map((line) => line.discount)).toEqual([714, 286]);
  });

  it("has a line of its own for what the file does not itemise", async () => {
    const order = await only(first({ Subtotal: "70.00", Total: "70.00" }));
    expect(order.lines).toMatchObject([{ title: "Mug" }, { title: null, unitPrice: 2_000 }]);
  });
});

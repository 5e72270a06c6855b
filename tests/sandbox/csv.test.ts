import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CsvError } from "../../sandbox/csv/csv-error.ts";
import { loadCsv } from "../../sandbox/csv/load.ts";
import { worthOf } from "../../app/orders/file/worth.ts";
import { revenueOf } from "../../app/orders/revenue.ts";
import { givenBeyond, goodsOf } from "../../sandbox/admin-api/order-amounts.ts";
import { memoryShop } from "../support/memory-shop.ts";
import { exportFile, first } from "../support/order-export.ts";
import { readOrders } from "../support/read-orders.ts";

const now = new Date("2026-11-21T15:00:00Z");
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "orders-csv-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe("A transaction log", () => {
  it("becomes orders, customers and products", async () => {
    const { shop, summary } = await load(
      "customer_id,date,amount,product\n7,2026-01-02,12.50,Mug\n7,2026-03-04T10:00:00Z,8,Mug\n8,2026-03-05,0,Tray\n",
    );
    expect(summary).toMatchObject({
      format: "transaction log",
      orders: 3,
      customers: 2,
      products: 2,
      currency: "USD",
      firstOrderAt: "2026-01-02T17:00:00Z",
      lastOrderAt: "2026-03-05T17:00:00Z",
    });
    const orders = [...shop.orders()];
    expect(orders.map((order) => [order.name, order.total, order.lines[0]?.title])).toEqual([
      ["#1001", 1_250, "Mug"],
      ["#1002", 800, "Mug"],
      ["#1003", 0, "Tray"],
    ]);
    const seven = [...shop.customers()].find((customer) => customer.lastName === "7");
    expect(seven).toMatchObject({ numberOfOrders: 2, amountSpent: 2_050 });
    const mug = [...shop.products()].find((product) => product.title === "Mug");
    expect(mug?.variants[0]?.price).toBe(800);
  });

  it("takes rows of one customer and moment as lines of one order", async () => {
    const { shop } = await load(
      [
        "customer_id,date,amount,product",
        "7,2026-01-02 09:00:00,12.50,Mug",
        "7,2026-01-02 09:00:00,12.50,Mug",
        "7,2026-01-02 09:00:00,3.25,Tray",
        "8,2026-01-02 09:00:00,3.25,Tray",
      ].join("\n"),
    );
    expect(
      [...shop.orders()].map((order) => [
        order.subtotal,
        order.lines.map((line) => [line.title, line.quantity]),
      ]),
    ).toEqual([
      [
        2_825,
        [
          ["Mug", 2],
          ["Tray", 1],
        ],
      ],
      [325, [["Tray", 1]]],
    ]);
  });

  it("reads a byte order mark, quotes, CRLF, blank lines and other words for the columns", async () => {
    const { shop } = await load(
      '\uFEFFcustomer_id,order_date,revenue,product\r\n"a, b",2026-01-02,"12.50","A ""big"" mug\r\nin two lines"\r\n\r\nc,2026-01-03,1,Mug\r\n',
    );
    const [first, second] = [...shop.orders()];
    expect(first?.lines[0]?.title).toBe('A "big" mug\r\nin two lines');
    expect(second?.total).toBe(100);
    expect(shop.customer(first!.customerId!)?.lastName).toBe("a, b");
  });

  it("puts a day at noon of the shop and reads offsets to the second", async () => {
    const { shop } = await load(
      [
        "customer_id,date,amount",
        "1,2026-07-01,1",
        "2,2026-07-01 00:30:00 -0400,1",
        "3,2026-07-01T00:30:00,1",
        "4,2026-11-21,1",
      ].join("\n"),
    );
    expect([...shop.orders()].map((order) => order.processedAt)).toEqual([
      "2026-07-01T16:00:00Z",
      "2026-07-01T04:30:00Z",
      "2026-07-01T04:30:00Z",
      "2026-11-21T15:00:00Z",
    ]);
  });

  it("keeps two equal rows of one day and says so", async () => {
    const { summary } = await load("customer_id,date,amount\n1,2026-01-01,5\n1,2026-01-01,5\n");
    expect(summary).toMatchObject({ orders: 2, identicalRows: 1 });
  });

  it("reads twenty thousand rows, every one", async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, i) => `${i % 7_000},2026-0${1 + (i % 9)}-1${i % 10},${(i % 977) / 100}`,
    );
    const { shop, summary } = await load(`customer_id,date,amount\n${rows.join("\n")}`);
    expect(summary).toMatchObject({ orders: 20_000, customers: 7_000 });
    expect(shop.orderCount()).toBe(20_000);
  });
});

describe("A file that cannot be read is refused as a whole, with the place", () => {
  const good = Array.from({ length: 15 }, (_, i) => `${i},2026-01-02,5`).join("\n");
  const cases: [string, string | Buffer, string][] = [
    [
      "a wrong amount",
      `customer_id,date,amount\n${good}\n99,2026-01-02,"12,5o"`,
      'line 17, column "amount": found "12,5o", expected a number such as 12.50',
    ],
    [
      "a comma as decimal point",
      'customer_id,date,amount\n1,2026-01-02,"12,50"',
      'line 2, column "amount": found "12,50", expected a number such as 12.50, with a decimal point',
    ],
    [
      "a currency sign",
      "customer_id,date,amount\n1,2026-01-02,$12.50",
      'line 2, column "amount": found "$12.50", expected a number such as 12.50, without a currency sign',
    ],
    [
      "a refund among the orders",
      "customer_id,date,amount\n1,2026-01-02,-3",
      'line 2, column "amount": found "-3", expected an amount of 0 or more (refunds do not belong in this column)',
    ],
    [
      "a day that never was",
      "customer_id,date,amount\n1,2026-02-30,3",
      'line 2, column "date": found "2026-02-30", expected a date such as 2026-11-21 or 2026-11-21T09:30:00Z; there is no such day',
    ],
    [
      "an American date",
      "customer_id,date,amount\n1,02/03/2026,3",
      'line 2, column "date": found "02/03/2026", expected a date such as 2026-11-21 or 2026-11-21T09:30:00Z',
    ],
    [
      "tomorrow",
      "customer_id,date,amount\n1,2026-11-22,3",
      'line 2, column "date": found "2026-11-22", expected a date no later than today, 2026-11-21',
    ],
    [
      "nobody",
      "customer_id,date,amount\n1,2026-01-01,3\n,2026-01-01,3",
      'line 3, column "customer_id": found "", expected a customer id',
    ],
    [
      "the same order twice",
      "customer_id,date,amount\n1,2026-01-01T10:00:00Z,3\n2,2026-01-01,4\n1,2026-01-01T10:00:00Z,3",
      'line 4, column "date": found "2026-01-01T10:00:00Z", expected each order once: this customer\'s order of that moment is on line 2 already',
    ],
    [
      "semicolons",
      "customer_id;date;amount\n1;2026-01-01;3",
      'line 1: found "customer_id;date;amount", expected columns separated by commas, not semicolons; save the file as comma-separated CSV',
    ],
    [
      "too few cells",
      'customer_id,date,amount\n"1\n2",2026-01-01,3\n1,2026-01-01',
      "line 4: found 2 cells, expected 3 as in the header",
    ],
    [
      "an open quote",
      'customer_id,date,amount\n1,2026-01-01,3\n"2,2026-01-01,3\n',
      "found a quoted cell that is never closed, expected a closing quote",
    ],
    [
      "no header",
      "1,2026-01-01,3\n2,2026-01-02,4",
      'line 1: found "1,2026-01-01,3", expected columns "customer_id", "date", "amount"',
    ],
    ["nothing", "", ": the file is empty; expected a header row such as customer_id,date,amount"],
    ["a header alone", "customer_id,date,amount\n", "the file has a header and no orders"],
    [
      "another encoding",
      Buffer.from("customer_id,date,amount\nJos\u00e9,2026-01-01,3\n", "latin1"),
      "expected UTF-8 text, found another encoding; save it as CSV UTF-8",
    ],
    [
      "a spreadsheet's UTF-16",
      Buffer.from("\uFEFFcustomer_id,date,amount\n", "utf16le"),
      "expected UTF-8 text, found UTF-16 or a binary file; save it as CSV UTF-8",
    ],
  ];
  it.each(cases)("%s", async (_, text, message) => {
    const shop = memoryShop();
    const file = await fileWith(text);
    const error = await loadCsv(shop, file, { now }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(CsvError);
    expect((error as CsvError).message).toContain("orders");
    expect((error as CsvError).message).toContain(message);
    expect([shop.orderCount(), shop.customerCount(), [...shop.products()].length]).toEqual([
      0, 0, 0,
    ]);
  });

  it("says which file cannot be opened", async () => {
    await expect(loadCsv(memoryShop(), join(folder, "none.csv"))).rejects.toThrow(
      "none.csv: the file cannot be opened",
    );
  });

  it("leaves a shop with orders alone", async () => {
    const { shop, file } = await load("customer_id,date,amount\n1,2026-01-01,3\n");
    await expect(loadCsv(shop, file, { now })).rejects.toThrow("already holds 1 orders");
    expect(shop.orderCount()).toBe(1);
  });
});

describe("Shopify's order export", () => {
  const header =
    "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,Billing Name,Notes,Cancelled at,Refunded Amount,Id,Tags,Source,Lineitem discount";
  const twoLines = [
    '#1002,Ada@example.com,partially_refunded,2026-05-02 10:00:00 -0400,fulfilled,,yes,CAD,45.00,5.95,3.00,56.95,TEN,5.00,Standard,2026-05-02 10:00:00 -0400,1,Mug - Blue,20.00,,MUG-B,Ada Quay,,,10.00,123,"vip, gift",web,0.00',
    "#1002,Ada@example.com,,,,,,,,,,,,,,2026-05-02 10:00:00 -0400,2,Tray,15.00,,TRAY,,,,,,,,0.00",
  ];
  const cancelled =
    "#1001,,refunded,,,,no,CAD,20.00,0.00,2.60,22.60,,0.00,,2026-05-01 10:00:00 -0400,1,Mug - Red,20.00,,MUG-R,,,2026-05-01 12:00:00 -0400,22.60,122,,pos,0.00";

  it("becomes orders with lines, discounts, refunds, tips and the shop's currency", async () => {
    const { shop, summary } = await load([header, ...twoLines, cancelled].join("\n"));
    expect(summary).toMatchObject({ format: "Shopify order export", orders: 2, products: 2 });
    expect(shop.shop.currency).toBe("CAD");
    const [first, second] = [...shop.orders()];
    expect(first).toMatchObject({
      name: "#1002",
      email: "ada@example.com",
      processedAt: "2026-05-02T14:00:00Z",
      subtotal: 4_500,
      totalDiscounts: 500,
      tip: 300,
      total: 5_695,
      totalRefunded: 1_000,
      currentTotal: 4_695,
      financialStatus: "PARTIALLY_REFUNDED",
      fulfillmentStatus: "FULFILLED",
      tags: ["vip", "gift"],
      discounts: [{ code: "TEN", amount: 500, discountId: null }],
    });
    expect(first?.lines.map((line) => [line.title, line.quantity, line.discount])).toEqual([
      ["Mug", 1, 200],
      ["Tray", 2, 300],
    ]);
    expect(second).toMatchObject({
      customerId: null,
      sourceName: "pos",
      cancelledAt: "2026-05-01T16:00:00Z",
      currentTotal: 0,
      lines: [{ quantity: 1, currentQuantity: 0 }],
    });
    expect([...shop.customers()]).toMatchObject([
      { firstName: "Ada", lastName: "Quay", emailMarketing: "SUBSCRIBED", numberOfOrders: 1 },
    ]);
    const mug = [...shop.products()].find((product) => product.title === "Mug");
    expect(mug?.variants.map((variant) => variant.title)).toEqual(["Blue", "Red"]);
  });

  it("keeps prices that include tax as they are, and the tax in them", async () => {
    const { shop } = await load(
      `${header}\n#1,a@example.com,paid,,,,no,EUR,20.00,5.00,3.99,25.00,,,,2026-05-01 10:00:00 +0200,1,Mug,20.00,,,,,,,,,web,`,
    );
    expect([...shop.orders()][0]).toMatchObject({
      total: 2_500,
      tax: 399,
      taxesIncluded: true,
      shippingTax: 80,
      shipping: 500,
      tip: 0,
    });
  });

  it("tells Boomerang what the command tells analysts", async () => {
    const taxed = first({ Subtotal: "119.00", "Lineitem price": "119.00", Total: "119.00" });
    const file = exportFile([
      { ...taxed, Taxes: "19.00" },
      { ...taxed, Name: "#1002", Taxes: "20.90", Shipping: "11.90", Total: "130.90" },
      { ...taxed, Name: "#1003", Taxes: "19.00", "Refunded Amount": "10.00" },
      { ...taxed, Name: "#1004", Taxes: "19.00", "Refunded Amount": "119.00" },
      { ...taxed, Name: "#1005", "Cancelled at": "2026-05-03 10:00:00 +0200" },
      { ...first({ Name: "#1006" }), Taxes: "4.00", Total: "54.00" },
      { ...first({ Name: "#1007" }), "Financial Status": "expired" },
    ]);
    const { shop } = await load(file);
    const told = (await readOrders(file)).orders.map((order) => worthOf(order));
    const held = [...shop.orders()].map((order) =>
      revenueOf({
        test: order.test,
        cancelled: order.cancelledAt !== null,
        total: order.total,
        refundDiscrepancy: -givenBeyond(order),
        goods: order.lines.reduce((sum, line) => sum + goodsOf(order, line), 0),
        empty: false,
        refunded: order.totalRefunded,
      }),
    );
    expect(held).toEqual(told);
    expect(told.reduce((sum, { revenueMinor }) => sum + revenueMinor, 0)).toBe(39_000);
  });

  it("keeps every code of an order, buyers by phone, and orders whose payment expired", async () => {
    const { shop } = await load(
      exportFile([
        first({
          Email: "",
          Phone: "+15550100007",
          "Discount Code": "SPRING10, WELCOME",
          "Financial Status": "expired",
        }),
      ]),
    );
    const [order] = [...shop.orders()];
    expect(order?.financialStatus).toBe("EXPIRED");
    expect(order?.discounts.map((use) => use.code)).toEqual(["SPRING10", "WELCOME"]);
    expect(shop.customer(order!.customerId!)?.phone).toBe("+15550100007");
  });

  it("without orders makes a shop without orders", async () => {
    const { shop, summary } = await load(header);
    expect(summary).toMatchObject({ orders: 0, firstOrderAt: null, setAside: [] });
    expect(shop.orderCount()).toBe(0);
  });

  it.each([
    [
      "an order that comes back further down",
      [header, ...twoLines, cancelled, twoLines[0]!],
      { line: 5, column: "Name", found: "#1002" },
    ],
    [
      "a total below its parts",
      [header, ...twoLines, cancelled.replace("22.60,,", "19.00,,")],
      { line: 4, column: "Total", found: "19.00" },
    ],
    [
      "a second currency",
      [header, ...twoLines, cancelled.replace("CAD", "USD")],
      { line: 4, column: "Currency", found: "USD" },
    ],
  ])("sets aside %s, and loads the rest", async (_, lines, place) => {
    const { shop, summary } = await load(lines.join("\n"));
    expect(summary.setAside).toMatchObject([place]);
    expect(shop.orderCount()).toBe(lines.length - 3);
  });

  it.each([
    [
      "none of whose orders can be read",
      [header, cancelled.replace("refunded", "settled")],
      'line 2, column "Financial Status": found "settled", expected one of paid, pending',
    ],
    ["that lacks a column", [header.replace(",Currency", ""), cancelled], 'a column "currency"'],
  ])("refuses a file %s", async (_, lines, message) => {
    const shop = memoryShop();
    const error = await loadCsv(shop, await fileWith(lines.join("\n")), { now }).catch(
      (caught: unknown) => caught,
    );
    expect(error).toBeInstanceOf(CsvError);
    expect((error as CsvError).message).toContain(message);
    expect(shop.orderCount()).toBe(0);
  });
});

async function load(text: string) {
  const shop = memoryShop();
  const file = await fileWith(text);
  return { shop, file, summary: await loadCsv(shop, file, { now }) };
}

let files = 0;
async function fileWith(text: string | Buffer): Promise<string> {
  const file = join(folder, `orders-${++files}.csv`);
  await writeFile(file, text);
  return file;
}

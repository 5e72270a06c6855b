// Order exports as spreadsheets leave them, and orders that cannot be read.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NotAnOrderExport } from "../../contracts/order-export/order.ts";
import { exportFile, first, further, type Cells } from "../support/order-export.ts";
import { readOrders } from "../support/read-orders.ts";
import { runs } from "../support/runs.ts";

const two = [
  first({ "Lineitem name": "Mug, größe 2", Notes: "one\ntwo; three" }),
  first({ Name: "#1002", "Lineitem name": "Tray – 雪" }),
];
const utf16 = (text: string, swapped: boolean) => {
  const bytes = Buffer.from(`\uFEFF${text}`, "utf16le");
  return swapped ? bytes.swap16() : bytes;
};

describe("An export is read the same", () => {
  const plain = exportFile(two);
  it.each<[string, string | Buffer]>([
    ["with a byte order mark", `\uFEFF${plain}`],
    ["with the line ends of Windows", exportFile(two, { lineEnd: "\r\n" })],
    ["with semicolons", exportFile(two, { separator: ";" })],
    ["with tabs", exportFile(two, { separator: "\t" })],
    [
      "with the line that tells a spreadsheet its separator",
      `sep=;\n${exportFile(two, { separator: ";" })}`,
    ],
    ["in UTF-16", utf16(exportFile(two, { separator: "\t" }), false)],
    ["in UTF-16 the other way round", utf16(plain, true)],
    [
      "with a mark, semicolons and the line ends of Windows at once",
      `\uFEFF${exportFile(two, { separator: ";", lineEnd: "\r\n" })}`,
    ],
    ["without a line end after the last row", plain.trimEnd()],
    [
      "with the header again in the middle, as two files joined have it",
      exportFile(two.slice(0, 1)) + exportFile(two.slice(1)),
    ],
  ])("%s, in pieces of any size", async (_, file) => {
    for (const piece of [1, 7, 1 << 20]) {
      const { orders, setAside } = await readOrders(
        typeof file === "string" ? Buffer.from(file) : file,
        piece,
      );
      expect(setAside).toEqual([]);
      expect(orders.map((order) => order.lines[0]!.title)).toEqual(["Mug, größe 2", "Tray – 雪"]);
      expect(orders.every((order) => order.subtotal === 5_000)).toBe(true);
    }
  });

  it("as Windows wrote letters before UTF-8", async () => {
    const file = Buffer.from(exportFile([first({ "Lineitem name": "Größe" })]), "latin1");
    expect((await readOrders(file)).orders[0]!.lines[0]!.title).toBe("Größe");
  });

  it("with commas for decimals between semicolons", async () => {
    const comma = { Subtotal: "1.250,50", Total: "1250,50", "Lineitem price": "1250,5" };
    const { orders } = await readOrders(exportFile([first(comma)], { separator: ";" }));
    expect(orders[0]).toMatchObject({ subtotal: 125_050, total: 125_050 });
  });

  it("when there is no order in it", async () => {
    expect(await readOrders(exportFile([]))).toEqual({ orders: [], setAside: [] });
  });
});

describe("A file is refused as a whole", () => {
  it.each<[string, string, RegExp]>([
    ["when it is empty", "", /empty/],
    ["when it is another export", "Handle,Title\nmug,Mug\n", /order export, with columns "name"/],
    [
      "when a column is missing",
      exportFile(two).replace(",Currency", ",Money"),
      /a column "currency"/,
    ],
    ["when it is no text", `a\0\0\0${"\0".repeat(40)}`, /no text|order export/],
  ])("%s", async (_, file, reason) => {
    await expect(readOrders(file)).rejects.toThrow(NotAnOrderExport);
    await expect(readOrders(file)).rejects.toThrow(reason);
  });
});

describe("An order that cannot be read is set aside, and no other", () => {
  const good = [first({ Name: "#1" }), first({ Name: "#2" })] as const;
  const around = (...bad: Cells[]) => exportFile([good[0], ...bad, good[1]]);
  it.each<[string, Cells[], string | null, RegExp, number]>([
    ["a wrong amount", [first({ Total: "12,5o" })], "Total", /expected a number/, 3],
    ["a comma as decimal sign", [first({ Total: "50,00" })], "Total", /decimal point/, 3],
    ["a currency sign", [first({ Taxes: "€4" })], "Taxes", /currency sign/, 3],
    [
      "a negative amount",
      [first({ "Refunded Amount": "-3.00" })],
      "Refunded Amount",
      /0 or more/,
      3,
    ],
    ["no total", [first({ Total: "" })], "Total", /an amount/, 3],
    ["a total below its parts", [first({ Total: "44.00" })], "Total", /at least Subtotal/, 3],
    [
      "more given back than paid",
      [first({ "Refunded Amount": "51.00" })],
      "Refunded Amount",
      /no more than/,
      3,
    ],
    [
      "a day that never was",
      [first({ "Created at": "2026-02-30 10:00:00 +0200" })],
      "Created at",
      /no such moment/,
      3,
    ],
    [
      "an American date",
      [first({ "Created at": "5/2/2026 10:00" })],
      "Created at",
      /a date such as/,
      3,
    ],
    [
      "a date to come",
      [first({ "Created at": "2027-01-01 10:00:00 +0200" })],
      "Created at",
      /no later than today, 2026-11-21/,
      3,
    ],
    [
      "an unknown status",
      [first({ "Financial Status": "settled" })],
      "Financial Status",
      /one of paid/,
      3,
    ],
    ["another currency", [first({ Currency: "USD" })], "Currency", /expected EUR/, 3],
    ["no currency", [first({ Currency: "" })], "Currency", /currency code/, 3],
    ["no name", [first({ Name: "" })], "Name", /order name/, 3],
    [
      "a line item of no order",
      [further({ "Lineitem name": "Tray" })],
      "Name",
      /first row above/,
      3,
    ],
    [
      "half a piece",
      [first({ "Lineitem quantity": "0.5" })],
      "Lineitem quantity",
      /whole number/,
      3,
    ],
    [
      "a wrong line further down",
      [first(), further({ "Lineitem name": "Tray", "Lineitem price": "?" })],
      "Lineitem price",
      /expected a number/,
      4,
    ],
    ["the same order again", [good[0]], "Name", /on line 2 already/, 3],
  ])("for %s", async (_, bad, column, reason, line) => {
    const { orders, setAside } = await readOrders(around(...bad));
    expect(orders.map((order) => order.name)).toEqual(["#1", "#2"]);
    expect(setAside).toHaveLength(1);
    expect(setAside[0]).toMatchObject({ line, column });
    expect(setAside[0]!.reason).toMatch(reason);
  });

  it("for a row with too few cells, its further rows with it", async () => {
    const lines = around(first(), further({ "Lineitem name": "Tray" })).split("\n");
    lines[2] = lines[2]!.slice(0, -4);
    const { orders, setAside } = await readOrders(lines.join("\n"));
    expect(orders.map((order) => order.name)).toEqual(["#1", "#2"]);
    expect(setAside).toMatchObject([{ line: 3, column: null }]);
    expect(setAside[0]!.reason).toMatch(/found 29 cells, expected 33/);
  });

  it.each([
    ["that a later one closes", first({ Name: "#3", Notes: "and a note" })],
    ["that nothing closes", first({ Name: "#3" })],
  ])("for a quote too many %s", async (_, last) => {
    const file = around(first()).replace("#1001,ada", '#1001,"ada') + exportFile([last]);
    const { orders, setAside } = await readOrders(file, 64);
    expect(orders.map((order) => order.name)).toEqual(["#1", "#2", "#3"]);
    expect(setAside).toMatchObject([{ line: 3 }]);
  });

  it("whatever is written into one row", async () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('"', "\n", ",", "-1", "1e9", "\uFEFF"));
    const row = fc.dictionary(fc.constantFrom(...(Object.keys(first()) as (keyof Cells)[])), cell);
    await fc.assert(
      fc.asyncProperty(row, async (cells) => {
        const { orders } = await readOrders(around(first(cells as Cells)));
        const names = orders.map((order) => order.name);
        expect(names[0]).toBe("#1");
        expect(names.at(-1)).toBe(cells.Name === "#2" ? names.at(-1) : "#2");
      }),
      runs(100),
    );
  });
});

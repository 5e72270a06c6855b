import { describe, expect, it } from "vitest";
import type { CustomerId } from "../../../app/ids.ts";
import { shownColumns } from "../../../app/lists/columns.ts";
import { listColumns, sortKeys, tableColumns } from "../../../app/pages/customers/columns.ts";
import type { ListColumn, NamedRow } from "../../../app/pages/customers/list-column.ts";

const row: NamedRow = {
  customerId: 1001 as CustomerId,
  name: "Ada",
  valueMinor: 123_450,
  predictedMinor: 5000,
  predictedLowMinor: 2000,
  predictedHighMinor: 9000,
  pOrder365: 0.7,
  orders: 1200,
  discountedOrders: 3,
  firstDay: "2024-11-01",
  lastOrderAt: "2026-11-01T10:00:00.000Z",
  lastDay: "2026-11-01",
  nextOrderDay: null,
  state: "vip",
  unprofiled: false,
  riskMinor: 0,
  rating: 4,
  tags: ["press", "wholesale"],
};
const place = { currency: "USD", today: "2026-11-21" };
const titles = (chosen: string[] | null) =>
  shownColumns(tableColumns, chosen).map(({ title }) => title);
const cells = (chosen: string[] | null) =>
  shownColumns(tableColumns, chosen).map(({ cell }) => cell(row, place));
const number = (text: string) => ({ kind: "number", text });

describe("the columns of the customers list", () => {
  it("are the usual ones until somebody chooses, words first, then numbers", () => {
    expect(titles(null)).toEqual([
      "Customer",
      "State",
      "Value so far",
      "Predicted, 12 months",
      "Orders",
      "Last order",

      "Value at risk",
    ]);
    expect(cells(null)).toEqual([
      { kind: "link", text: "Ada", url: "/app/customers/1001" },
      { kind: "badge", about: "State", text: "VIP", tone: expect.any(String) },
      number("$1,234.50"),
      { ...number("~$50.00"), small: "$20 to $90" },
      number("1,200"),
      number("Nov 1, 2026"),
      number("–"),
    ]);
  });

  it("are those that were chosen, in the same order, and the customer always", () => {
    const chosen = ["tags", "rating", "chance", "first_order", "next_order", "average"];
    expect(titles([...chosen].reverse())).toEqual([
      "Customer",
      "Tags",
      "Chance of another order",
      "Average order",
      "First order",
      "Next order expected",
      "Last rating",
    ]);
    expect(cells(chosen).slice(1)).toEqual([
      { kind: "text", text: "press, wholesale" },
      number("~70.0%"),
      number("$1.03"),
      number("Nov 1, 2024"),
      number("–"),
      number("4 of 5"),
    ]);
    expect(titles([])).toEqual(["Customer"]);
  });

  it("go to the file by the same choice, amounts as numbers", () => {
    const file = shownColumns(tableColumns, ["state", "value", "predicted", "tags"]).flatMap(
      (column) => Object.entries(column.file),
    );
    expect(file.map(([heading]) => heading).join()).toBe(
      "customer_id,state,tags,value,predicted_12_months,predicted_low,predicted_high",
    );
    expect(file.map(([, valueOf]) => valueOf(row, place))).toEqual([
      1001,
      "vip",
      "press, wholesale",
      "1234.50",
      "50.00",
      "20.00",
      "90.00",
    ]);
  });

  it("are numbers where they say so, and run only against an order there is", () => {
    for (const column of Object.values<ListColumn>(listColumns)) {
      expect(column.cell(row, place).kind === "number").toBe(column.isNumber);
      if (column.order && "against" in column.order)
        expect(sortKeys).toContain(column.order.against);
    }
  });
});

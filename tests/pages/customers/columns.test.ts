import { describe, expect, it } from "vitest";
import type { CustomerId } from "../../../app/ids.ts";
import {
  fileCells,
  fileHeadings,
  listColumns,
  sortKeys,
  tableColumns,
} from "../../../app/pages/customers/columns.ts";
import type { CustomerListRow, ListColumn } from "../../../app/pages/customers/list-column.ts";
import { countWords } from "../../../app/pages/customers/words.ts";

const row: CustomerListRow = {
  customerId: 1001 as CustomerId,
  valueMinor: 123_450,
  predictedMinor: 5000,
  predictedLowMinor: 2000,
  predictedHighMinor: 9000,
  pOrder365: 0.7,
  orders: 1200,
  lastOrderAt: "2026-11-01T10:00:00.000Z",
  lastDay: "2026-11-01",
  state: "vip",
  unprofiled: false,
  riskMinor: 0,
};
const place = { currency: "USD", today: "2026-11-21" };

describe("the columns of the customers list", () => {
  it("stand in the table words first, then numbers", () => {
    expect(tableColumns.map(({ title }) => title)).toEqual([
      "Customer",
      "State",
      "Value so far",
      "Predicted, 12 months",
      "Orders",
      "Last order",
      "Days since",
      "Value at risk",
    ]);
    expect(tableColumns.map(({ cell }) => cell(row, place))).toEqual([
      { kind: "customer" },
      { kind: "state", state: "vip", unprofiled: false },
      { kind: "number", text: "$1,234.50" },
      { kind: "number", text: "~$50.00", interval: "$20 to $90" },
      { kind: "number", text: "1,200" },
      { kind: "number", text: "Nov 1, 2026" },
      { kind: "number", text: "20" },
      { kind: "number", text: "–" },
    ]);
  });

  it("stand in the file as they always did, amounts as numbers", () => {
    expect(fileHeadings.join()).toBe(
      "customer_id,value,predicted_12_months,predicted_low,predicted_high,orders,last_order_day,days_since_last_order,state,value_at_risk,currency",
    );
    expect(fileCells(row, place)).toEqual([
      1001,
      "1234.50",
      "50.00",
      "20.00",
      "90.00",
      1200,
      "2026-11-01",
      20,
      "vip",
      "0.00",
      "USD",
    ]);
    expect(fileCells({ ...row, predictedMinor: null, state: null }, place).slice(2, 3)).toEqual([
      "",
    ]);
  });

  it("are drawn as the kind they say, and run only against an order there is", () => {
    for (const column of Object.values<ListColumn>(listColumns)) {
      expect(column.cell(row, place).kind).toBe(column.kind);
      if (column.order && "against" in column.order)
        expect(sortKeys).toContain(column.order.against);
    }
  });

  it("say at the foot when not everybody has a place in an order", () => {
    expect(countWords(2, true, "value desc")).toBe("2 customers");
    expect(countWords(1, true, null)).toBe("1 customer");
    expect(countWords(2, true, "predicted asc")).toBe(
      "2 customers with a prediction; the others are not in this order",
    );
  });
});

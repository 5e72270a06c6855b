import { describe, expect, it } from "vitest";
import { markAfter, spoken, type Mark } from "../../app/components/charts/mark.ts";
import { csvName, tableCsv } from "../../app/components/charts/table-csv.ts";

const mark = (row?: number, column?: number): Mark => ({
  name: "a",
  texts: [],
  ...(row === undefined || column === undefined ? {} : { cell: { row, column } }),
});

describe("arrow keys in a chart", () => {
  const row = [mark(), mark(), mark()];
  it.each([
    ["ArrowRight", 0, 1],
    ["ArrowDown", 1, 2],
    ["ArrowRight", 2, 2],
    ["ArrowLeft", 0, 0],
    ["ArrowUp", 2, 1],
    ["Home", 2, 0],
    ["End", 0, 2],
    ["Enter", 1, null],
  ])("%s from %i leads to %s", (key, from, to) => expect(markAfter(row, from, key)).toBe(to));

  it("stay in the column of a grid when they go up and down, also over a row that lacks it", () => {
    const grid = [mark(0, 0), mark(0, 1), mark(1, 0), mark(2, 0), mark(2, 1)];
    expect(markAfter(grid, 1, "ArrowDown")).toBe(4);
    expect(markAfter(grid, 4, "ArrowUp")).toBe(1);
    expect(markAfter(grid, 3, "ArrowDown")).toBe(3);
    expect(markAfter(grid, 1, "ArrowRight")).toBe(2);
  });
});

it("a mark is read as its name and its numbers", () => {
  expect(spoken({ name: "VIP", texts: ["1,200", "at risk $0"] })).toBe("VIP: 1,200, at risk $0");
  expect(spoken({ name: "VIP", texts: [] })).toBe("VIP");
});

describe("the table of a chart as a file", () => {
  it("says what is seen, also where a cell is a link, and runs no formula", () => {
    const rows = [[{ text: "=1+1", href: "/app" }, "$1,200"]];
    expect(tableCsv({ columns: ["State", "Value"], rows })).toBe(
      '\u{FEFF}State,Value\r\n\'=1+1,"$1,200"\r\n',
    );
  });

  it("is called like the chart", () => {
    expect(csvName("Customers by state, Größe")).toBe("customers-by-state-größe.csv");
    expect(csvName("–")).toBe("chart.csv");
  });
});

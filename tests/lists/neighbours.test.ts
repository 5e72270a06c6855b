import { expect, it } from "vitest";
import { cutPage } from "../../app/lists/neighbours.ts";

const rows = Array.from({ length: 7 }, (_, at) => String(at));
const page = (address: string) => cutPage(rows, 3, new URLSearchParams(address), (row) => row);

it("a list that is at hand is turned page by page, there and back", () => {
  expect(page("")).toEqual({ rows: ["0", "1", "2"], next: "2", previous: null });
  expect(page("after=2")).toEqual({ rows: ["3", "4", "5"], next: "5", previous: "3" });
  expect(page("after=5")).toEqual({ rows: ["6"], next: null, previous: "6" });
  expect(page("before=6")).toEqual({ rows: ["3", "4", "5"], next: "5", previous: "3" });
  expect(page("before=3")).toEqual({ rows: ["0", "1", "2"], next: "2", previous: null });
});

it("behind a row that is gone it begins with its first page", () => {
  expect(page("after=x")).toEqual(page(""));
  expect(page("before=x")).toEqual(page(""));
});

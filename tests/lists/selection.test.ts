import { describe, expect, it } from "vitest";
import {
  isFull,
  isTicked,
  MOST_BY_HAND,
  nothing,
  queryOf,
  toggled,
  type Selection,
} from "../../app/lists/selection.ts";

const rows = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => String(from + n));
const some = (ids: string[]): Selection => ({ kind: "some", ids });

describe("rows that are ticked", () => {
  it("stay chosen while pages are turned, each once", () => {
    const first = toggled(nothing, rows(0, 50), true, rows(0, 50));
    const both = toggled(first, rows(40, 60), true, rows(40, 60));
    expect(both).toEqual(some([...rows(0, 40), ...rows(40, 60)]));
    expect(isFull(both)).toBe(false);
  });

  it("are full at as many as an address can name: whoever is ticked then is not chosen, and the list says so", () => {
    const almost = some(rows(0, MOST_BY_HAND - 1));
    expect(isFull(almost)).toBe(false);
    const full = toggled(almost, rows(500, 550), true, rows(500, 550));
    expect(isFull(full)).toBe(true);
    expect([isTicked(full, "500"), isTicked(full, "501")]).toEqual([true, false]);
    const again = toggled(full, ["3"], false, rows(0, 50));
    expect(isFull(again)).toBe(false);
  });

  it("are never full when all that match are chosen; unticking one leaves those of the page", () => {
    expect(isFull({ kind: "all" })).toBe(false);
    expect(toggled({ kind: "all" }, ["2"], false, rows(0, 4))).toEqual(some(["0", "1", "3"]));
  });

  it("are asked for by their numbers, all by the list's own address", () => {
    const list = new URLSearchParams({ state: "vip" });
    expect(queryOf(some(["7", "8"]), list)).toBe("only=7%2C8");
    expect(queryOf({ kind: "all" }, list)).toBe("state=vip");
  });
});

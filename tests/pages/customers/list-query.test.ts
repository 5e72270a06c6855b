import { describe, expect, it } from "vitest";
import type { CustomerId } from "../../../app/ids.ts";
import {
  decodeCursor,
  encodeCursor,
  isNarrowed,
  parseListQuery,
  savedViews,
  viewOf,
} from "../../../app/pages/customers/list-query.ts";

const parse = (address: string) => parseListQuery(new URLSearchParams(address));

describe("the address of the customers page", () => {
  it("lists everybody by value when it says nothing", () => {
    expect(parse("")).toEqual({
      ok: true,
      query: {
        filters: {
          states: [],
          ordersMin: null,
          ordersMax: null,
          spentMin: null,
          spentMax: null,
          sinceMin: null,
          sinceMax: null,
          bought: null,
        },
        search: "",
        sort: "value",
        direction: "desc",
        after: null,
        before: null,
      },
    });
  });

  it("carries filters, search and order", () => {
    const parsed = parse(
      "state=vip,slipping&orders_min=2&spent_max=49.90&since_min=30&q= anna &sort=last_order asc",
    );
    expect(parsed).toMatchObject({
      ok: true,
      query: {
        filters: { states: ["vip", "slipping"], ordersMin: 2, spentMax: "49.90", sinceMin: 30 },
        search: "anna",
        sort: "last_order",
        direction: "asc",
      },
    });
  });

  it("asks who last bought a product some days ago", () => {
    const bought = (address: string) => {
      const parsed = parse(address);
      return parsed.ok && parsed.query.filters.bought;
    };
    expect(bought("product=77&product_min=21&product_max=45")).toEqual({
      productId: 77,
      daysMin: 21,
      daysMax: 45,
    });
    expect(bought("product=77")).toEqual({ productId: 77, daysMin: 0, daysMax: null });
    expect(bought("product_min=21")).toBeNull();
    expect(parse("product=coffee").ok).toBe(false);
  });

  it("ignores empty parameters and those Shopify adds", () => {
    expect(parse("state=&orders_min=&shop=a.myshopify.com&host=abc&embedded=1")).toEqual(parse(""));
  });

  it.each([
    ["state=golden", /state: expected some of .*vip.*found "golden"/],
    ["orders_min=two", /orders_min: expected a whole number.*found "two"/],
    ["orders_max=-1", /orders_max/],
    ["spent_min=1e9", /spent_min: expected an amount.*found "1e9"/],
    ["since_max=1.5", /since_max/],
    ["sort=value", /sort: expected one of value/],
    ["sort=revenue_minor; desc", /sort/],
    [`q=${"x".repeat(101)}`, /at most 100 characters/],
    ["after=nonsense", /after: expected where a page/],
  ])("is refused with what was found and what was expected: %s", (address, problem) => {
    const parsed = parse(address);
    expect(parsed.ok ? [] : parsed.problems).toEqual([expect.stringMatching(problem)]);
  });
});

describe("a page's position in the address", () => {
  it.each([
    ["value", 12_345],
    ["last_order", "2026-11-21T10:00:00.000Z"],
  ] as const)("survives the way there and back, sorted by %s", (sort, value) => {
    const position = { value, customerId: 7_012_345_678_901 as CustomerId };
    expect(decodeCursor(encodeCursor(sort, "desc", position), sort, "desc")).toEqual(position);
  });

  it("belongs to one order only", () => {
    const cursor = encodeCursor("value", "desc", { value: 1, customerId: 1 as CustomerId });
    expect(decodeCursor(cursor, "orders", "desc")).toBeNull();
    expect(decodeCursor(cursor, "value", "asc")).toBeNull();
  });

  it("reach to both ends of what the column holds, and no further", () => {
    const at = (value: number) => {
      const position = { value, customerId: 1 as CustomerId };
      return decodeCursor(encodeCursor("orders", "desc", position), "orders", "desc")?.value;
    };
    for (const end of [-(2 ** 31), 2 ** 31 - 1, 0]) expect(at(end)).toBe(end);
    for (const beyond of [-(2 ** 31) - 1, 2 ** 31]) expect(at(beyond)).toBeUndefined();
  });

  it.each([
    ["value", "2026-11-21T10:00:00.000Z", "1"],
    ["last_order", 5, "1"],
    ["value", 5, "1; DROP TABLE customers"],
  ])("is refused when it was made up: %s %s %s", (sort, value, id) => {
    const cursor = btoa(JSON.stringify([sort, "desc", value, id]));
    expect(parse(`sort=${sort} desc&after=${cursor}`).ok).toBe(false);
  });
});

describe("the tabs", () => {
  it("are found again by their own address, in any order of the list", () => {
    savedViews.forEach((view, index) => {
      expect(viewOf(new URLSearchParams({ ...view.params, sort: "orders asc" }))).toBe(index);
    });
  });

  it("do not claim a list somebody narrowed", () => {
    expect(viewOf(new URLSearchParams("state=vip&orders_min=3"))).toBe(-1);
  });

  it("lead to lists that can be asked for", () => {
    for (const view of savedViews)
      expect(parseListQuery(new URLSearchParams(view.params)).ok).toBe(true);
  });
});

describe("a list without customers", () => {
  it.each([
    ["", false],
    ["embedded=1&host=YWRtaW4&id_token=a.b.c&shop=demo.myshopify.com", false],
    ["sort=orders+desc", false],
    ["q=anna", true],
    ["embedded=1&state=vip", true],
  ])("speaks of a search only where there is one: %j", (address, isOne) => {
    expect(isNarrowed(new URLSearchParams(address))).toBe(isOne);
  });
});

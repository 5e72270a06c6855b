import { describe, expect, it } from "vitest";
import type { CustomerId } from "../../../app/ids.ts";
import { decodeCursor, encodeCursor } from "../../../app/pages/customers/cursor.ts";
import {
  isChosen,
  isNarrowed,
  listParams,
  parseAudience,
  parseListQuery,
} from "../../../app/pages/customers/list-query.ts";
import { ownViews } from "../../../app/pages/customers/views.ts";
import { shownOf } from "../../../app/lists/address.ts";

const parse = (address: string) => parseListQuery(new URLSearchParams(address));
const queryOf = (address: string) => {
  const parsed = parse(address);
  if (!parsed.ok) throw new Error(parsed.problems.join());
  return parsed.query;
};

describe("the address of the customers page", () => {
  it("lists everybody by value when it says nothing", () => {
    expect(parse("")).toEqual({
      ok: true,
      query: {
        asked: [],
        search: "",
        sort: "value",
        direction: "desc",
        after: null,
        before: null,
      },
    });
  });

  it("carries filters, search and order", () => {
    const query = queryOf(
      "state=vip,slipping&orders_min=2&product=77&q= anna &sort=last_order asc",
    );
    expect(query.asked.flatMap(([, { names }]) => names?.products ?? [])).toEqual([77]);
    expect(query.asked.map(([key]) => key)).toEqual(["state", "orders", "product"]);
    expect(query).toMatchObject({
      search: "anna",
      sort: "last_order",
      direction: "asc",
    });
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
    ["chance_min=101", /chance_min: expected a percentage from 0 to 100; found "101"/],
    ["first_from=2026-02-30", /first_from: expected a day such as 2026-11-21/],
    ["product=coffee", /product: expected numbers of products; found "coffee"/],
    ["rating=6", /rating: expected some of 1, 2, 3, 4, 5; found "6"/],
    ["only=1,x", /only: expected numbers of customers; found "x"/],
    [`only=${Array.from({ length: 201 }, (_, n) => n + 1)}`, /only: expected at most 200/],
    [`tag=${Array.from({ length: 21 }, (_, n) => n + 1)}`, /tag: expected at most 20 words/],
    [`tag=${"x".repeat(101)}`, /tag: expected words of 100 letters/],
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
    ["first_order", "2026-11-21"],
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
    ["first_order", "2026-02-30", "1"],
    ["first_order", "0000-01-01", "1"],
    ["value", 5, "1; DROP TABLE customers"],
  ])("is refused when it was made up: %s %s %s", (sort, value, id) => {
    const cursor = btoa(JSON.stringify([sort, "desc", value, id]));
    expect(parse(`sort=${sort} desc&after=${cursor}`).ok).toBe(false);
  });
});

describe("the views every shop has", () => {
  const chooses = listParams.filter((param) => param !== "sort");
  const viewOf = (address: string) =>
    shownOf(
      ownViews.map(({ query }) => query),
      new URLSearchParams(address),
      chooses,
    );

  it("are found again by their own address, in any order of the list", () => {
    ownViews.forEach(({ query }, index) => expect(viewOf(`${query}&sort=orders asc`)).toBe(index));
  });

  it("do not claim a list somebody narrowed", () => {
    expect(viewOf("state=vip&orders_min=3")).toBe(-1);
  });

  it("lead to lists that can be asked for", () => {
    for (const { query } of ownViews) expect(parse(query).ok).toBe(true);
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
    expect(isNarrowed(queryOf(address))).toBe(isOne);
  });
});

describe("the list something reaches", () => {
  /** What a list asks for, without the conditions it is read by. */
  const said = (parsed: ReturnType<typeof parse>) =>
    parsed.ok && { ...parsed.query, asked: parsed.query.asked.map(([key]) => key) };

  it.each(["", "all", "sort=orders desc", "state=vip,slipping&orders_min=2", "q=anna", "only=1,2"])(
    "is whom the page shows: %j",
    (query) =>
      expect(said(parseAudience(query))).toEqual(said(parse(query === "all" ? "" : query))),
  );

  it("is the same from whatever page of it", () => {
    const cursor = encodeCursor("value", "desc", { value: 1, customerId: 1 as CustomerId });
    expect(said(parseAudience(`state=vip&after=${cursor}`))).toEqual(said(parse("state=vip")));
  });

  // the page passes over each of these, and so lists everybody
  it.each([
    "garbage",
    "everybody=yes",
    "all=",
    "only=",
    "state=",
    "q= ",
    "orders_min=",
    "state=vip&stat=new",
    "state=vip&state=new",
  ])("is never all customers by mistake: %j", (query) =>
    expect(parseAudience(query)).toEqual({
      ok: false,
      problems: [
        `customers: expected filters of the list of customers, each once; found "${query}"`,
      ],
    }),
  );

  it("says what is wrong with a filter as the page does", () => {
    expect(parseAudience("state=golden")).toEqual(parse("state=golden"));
  });
});

it("a filter says what people are and so chooses; a search or a hand names them", () => {
  expect(isChosen(queryOf("orders_min=1"))).toBe(true);
  expect(isChosen(queryOf("tag=wholesale"))).toBe(true);
  expect(isChosen(queryOf("q=anna&only=1001"))).toBe(false);
});

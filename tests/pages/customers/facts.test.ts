import { describe, expect, it } from "vitest";
import { discountAffinity } from "../../../app/clv/pictures/discount-affinity.ts";
import { factEntries } from "../../../app/segments/facts/catalogue.ts";
import { ledFrom } from "../../../app/segments/facts/discounts.ts";
import type { FactPlace } from "../../../app/segments/facts/fact.ts";
import { filtersOf } from "../../../app/pages/customers/filters.ts";
import { parseListQuery } from "../../../app/pages/customers/list-query.ts";
import { listSentence } from "../../../app/pages/customers/words.ts";
import { factExamples } from "../../support/fact-examples.ts";

const place: FactPlace = {
  currency: "EUR",
  today: "2026-11-21",
  titles: new Map([[77, "Coffee"]]),
  offers: new Map([["5b1f7c1e-0000-4000-8000-00000000a001", "Come back"]]),
  segments: new Map([
    ["5b1f7c1e-0000-4000-8000-00000000b001", { name: "Lapsed", version: 2, sql: () => "true" }],
  ]),
  isBoughtKept: true,
  discountPrior: null,
};
const queryOf = (address: string) => {
  const parsed = parseListQuery(new URLSearchParams(address));
  if (!parsed.ok) throw new Error(parsed.problems.join());
  return parsed.query;
};
const said = (address: string) => {
  const [one] = queryOf(address).asked;
  return { chip: one![1].chip(place), clause: one![1].clause(place) };
};

describe("the catalogue of facts", () => {
  it("has an example of each fact, which asks for that fact alone", () => {
    expect(Object.keys(factExamples)).toEqual(factEntries.map(([key]) => key));
    for (const [key, address] of Object.entries(factExamples))
      expect(queryOf(address).asked.map(([asked]) => asked)).toEqual([key]);
  });

  it.each([
    ["state=vip,new", "State: VIP, New", "are in the state “VIP” or “New”"],
    ["orders_min=1&orders_max=1", "Orders: 1", "have 1 order"],
    ["orders_min=2", "Orders: 2 or more", "have 2 or more orders"],
    ["spent_max=49.90", "Value so far: up to 49.90 EUR", "brought up to 49.90 EUR so far"],
    ["since_min=1&since_max=1", "Last order: 1 day ago", "ordered last 1 day ago"],
    ["since_min=60", "Last order: 60 or more days ago", "ordered last 60 or more days ago"],
    ["first_from=2026-11-01", "First order: since Nov 1, 2026", "ordered first since Nov 1, 2026"],
    [
      "moved=active.slipping.2026-10-22",
      "Moved: Active → Slipping since Oct 22, 2026",
      "moved from “Active” to “Slipping” since Oct 22, 2026",
    ],
    [
      "moved=first.new.2026-10-22",
      "First order, now New: since Oct 22, 2026",
      "ordered first since Oct 22, 2026 and are in “New”",
    ],
    [
      "offer=5b1f7c1e-0000-4000-8000-00000000a001.treated",
      "With a code of “Come back”",
      "were given a code of “Come back”",
    ],
    [
      "offer=5b1f7c1e-0000-4000-8000-00000000a001.holdout",
      "Held out of “Come back”",
      "were held out of “Come back”",
    ],
    [
      "segment=5b1f7c1e-0000-4000-8000-00000000b001",
      "Segment: “Lapsed” (version 2)",
      "are in the segment “Lapsed” (version 2)",
    ],
    [
      "segment=5b1f7c1e-0000-4000-8000-00000000b002",
      "Segment: one that is no longer there",
      "are in a segment that is no longer there",
    ],
    [
      "tested=chance.3",
      "Tested: a chance of 30–40%",
      "were given a chance of 30 to 40% in the last test",
    ],
    [
      "tested=tenth.10",
      "Tested: tenth 10 of 10 by predicted orders",
      "were in tenth 10 of 10 by predicted orders in the last test",
    ],
    [
      "second_min=8&second_max=30",
      "Second order: after 8 to 30 days",
      "came back for a second order after 8 to 30 days",
    ],
    ["first_product=77", "First order with: Coffee", "had Coffee in their first order"],
    [
      "first_channel=web,1354745",
      "First order by: Online store, App 1354745",
      "came first by Online store or App 1354745",
    ],
    ["first_discount=without", "First order: at full price", "ordered first at full price"],
    [
      "ordered_from=2026-02-01&ordered_to=2026-02-28",
      "Ordered: Feb 1, 2026 to Feb 28, 2026",
      "ordered Feb 1, 2026 to Feb 28, 2026",
    ],
    ["product=77", "Bought: Coffee", "bought Coffee"],
    ["product=77,9", "Bought: Coffee or product 9", "bought Coffee or product 9"],
    [
      "product=77&product_max=9",
      "Last bought Coffee: 0 to 9 days ago",
      "last bought Coffee 0 to 9 days ago",
    ],
    ["discounts=led", "Discounts: discount-led", "buy discount-led"],
    ["rating=1,2", "Last rating: 1 of 5, 2 of 5", "rated their last order 1 of 5 or 2 of 5"],
    ["tag=a%252Cb", "Tag: a,b", "carry the tag “a,b”"],
    ["trait.birthday.month=2", "Month of birthday: February", "have their birthday in February"],
    ["only=5,5,6", "Chosen by hand: 2 customers", "were chosen by hand"],
  ])("says %s as a chip and in a sentence", (address, chip, clause) => {
    expect(said(address)).toEqual({ chip, clause });
  });

  it.each(["offer=77.treated", "offer=5b1f7c1e-0000-4000-8000-00000000a001.everybody"])(
    "refuses %s, which is no side of an offer",
    (address) => {
      expect(parseListQuery(new URLSearchParams(address))).toEqual({
        ok: false,
        problems: [expect.stringContaining("offer: expected an offer's number")],
      });
    },
  );

  it("offers what there is something to choose from, and keeps what is asked for", () => {
    const keys = (address: string, offered: Record<string, string[]>) =>
      filtersOf(queryOf(address), place, offered).map(({ key }) => key);
    expect(keys("", {})).toEqual([
      ..."state,segment,orders,spent,predicted,chance,cycle,risk,since,first,first_discount,ordered,second,product,discounts,rating".split(
        ",",
      ),
    ]);
    const offered = { tag: ["a"], kind: ["Tea"], "trait.tier": ["gold"] };
    expect(keys("", offered)).toEqual(expect.arrayContaining(["tag", "kind", "trait.tier"]));
    expect(keys("only=7&tag=gone", {})).toEqual(expect.arrayContaining(["only", "tag"]));
  });

  it("draws the line of who is led by discounts where the customer's own page draws it", () => {
    const prior = { a: 1.5, b: 4.5, mean: 0.25 };
    const lines = ledFrom(prior);
    for (const orders of [1, 2, 3, 7, 40])
      for (let discounted = 0; discounted <= orders; discounted++)
        expect(discounted >= lines[orders - 1]!).toBe(
          discountAffinity({ orders, discounted }, prior).discountLed,
        );
  });
});

describe("a list says what it is", () => {
  const sentence = (address: string, count: number, countIsComplete = true) =>
    listSentence(queryOf(address), place, { count, countIsComplete });

  it.each([
    ["", "All customers: 1,204. Value so far, highest first."],
    ["q=anna", "Customers found by “anna”: 1,204. Value so far, highest first."],
    [
      "orders_min=2&since_min=60&sort=last_order asc",
      "Customers who have 2 or more orders and ordered last 60 or more days ago: 1,204. Last order, oldest first.",
    ],
    [
      "sort=predicted desc",
      "All customers: 1,204 with a prediction; the others are not in this order. Predicted, 12 months, highest first.",
    ],
  ])("%s", (address, words) => {
    expect(sentence(address, 1204)).toBe(words);
  });

  it("and does not count what nobody would read", () => {
    expect(sentence("", 10_000, false)).toMatch(/^All customers: more than 10,000\./);
  });
});

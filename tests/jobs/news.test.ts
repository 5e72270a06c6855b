import { describe, expect, it } from "vitest";
import type { CustomerId, OrderId } from "../../app/ids.ts";
import { jobsAfter, listenersOf } from "../../app/jobs/listeners.ts";
import { news, unheard, type NewsName } from "../../app/jobs/news.ts";

it("every piece of news has a listener, or says why not", () => {
  for (const name of Object.keys(news) as NewsName[])
    expect(listenersOf(name).length > 0, name).toBe(unheard[name] === undefined);
});

describe("a changed order", () => {
  const payload = {
    shopId: 1,
    orderId: 7 as OrderId,
    customerIds: [4 as CustomerId],
    isGuests: false,
    hasCode: false,
    days: ["2026-11-20"],
  };
  const after = (change: object = {}) =>
    jobsAfter({ name: "order.changed", payload: { ...payload, ...change } }).map((job) => job.key);

  it("has its customer's facts made anew, and answers that wait for it looked at", () => {
    expect(after()).toEqual([
      "customers.refresh-facts:1:4",
      "customers.refresh-day:1:2026-11-20",
      "surveys.match:1:7",
    ]);
  });

  it("has the facts of both customers made anew when it went from one to the other", () => {
    expect(after({ customerIds: [4, 5] })).toEqual([
      "customers.refresh-facts:1:4",
      "customers.refresh-facts:1:5",
      "customers.refresh-day:1:2026-11-20",
      "surveys.match:1:7",
    ]);
  });

  it("of a guest has the shop's totals counted, because no customer's facts would", () => {
    expect(after({ customerIds: [], isGuests: true })).toContain("customers.refresh-totals:1");
  });

  it("that went to another day has both days added up again", () => {
    expect(after({ days: ["2026-11-20", "2026-11-19"] })).toEqual(
      expect.arrayContaining([
        "customers.refresh-day:1:2026-11-20",
        "customers.refresh-day:1:2026-11-19",
      ]),
    );
  });

  it("with a code has its redemption noted", () => {
    expect(after({ hasCode: true })).toContain("offers.redeemed:1:7");
  });
});

it("an import is one piece of news, however many orders it brought", () => {
  const jobs = jobsAfter({ name: "orders.imported", payload: { shopId: 1 } });
  expect(jobs.map((job) => job.name)).toEqual([
    "shops.move-left-behind",
    "customers.rebuild-facts",
    "customers.rebuild-products",
    "offers.redeemed-all",
    "surveys.match-all",
  ]);
});

it("whoever was erased is counted once more, should a count of the whole shop have been under way", () => {
  const jobs = jobsAfter({
    name: "customer.erased",
    payload: { shopId: 1, customerId: 7 as CustomerId },
  });
  expect(jobs.map(({ name }) => name)).toContain("customers.refresh-facts");
});

it("a piece of news that is not what it says it is, is refused", () => {
  expect(() => jobsAfter({ name: "shop.installed", payload: { shopId: -1 } })).toThrow("shopId");
});

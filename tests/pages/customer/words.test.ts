import { describe, expect, it } from "vitest";
import type { Outlook } from "../../../app/clv/predict/what-if.ts";
import type { CustomerId } from "../../../app/ids.ts";
import { customerDiscounts } from "../../../app/pages/customer/figures.ts";
import { customerRfm } from "../../../app/pages/customer/rfm.ts";
import {
  courseName,
  discountAdvice,
  gapWords,
  headOf,
  offerWords,
  orderWords,
  outlookRow,
  outlookWords,
} from "../../../app/pages/customer/words.ts";

const facts = {
  orders: 8,
  revenueMinor: 80_000,
  discountedOrders: 8,
  discountMinor: 20_000,
};
/** a shop where one order in five is discounted, and customers differ a lot */
const prior = { a: 0.6, b: 2.4, mean: 0.2 };
const discount = (changed = {}, of: typeof prior | null = prior) =>
  customerDiscounts({ ...facts, ...changed }, of, true);

describe("the share of orders with a discount", () => {
  it("calls a customer discount-led who never pays the full price, with an interval", () => {
    const { figure, standing } = discount();
    // (8 + 0.6) ÷ (8 + 3)
    expect(figure.value).toEqual({ kind: "share", share: 8.6 / 11 });
    expect(figure.note).toBe("8 of 8 orders so far");
    expect(standing).toBe("led");
    const { low, high } = figure.estimate as unknown as Record<string, { share: number }>;
    expect(low!.share).toBeLessThan(8.6 / 11);
    expect(high!.share).toBeGreaterThan(8.6 / 11);
  });

  it("does not for one coupon, nor before the shop's own share is known", () => {
    const once = discount({ orders: 1, discountedOrders: 1 });
    expect(once.standing).toBe("unclear");
    expect(discount({ orders: 3, discountedOrders: 1 }).standing).toBe("not_led");
    expect(once.figure.note).toBe("1 of 1 order so far");
    const before = discount({}, null);
    expect(before.standing).toBeNull();
    expect(discountAdvice(before)).toBeNull();
    expect(discountAdvice(once)).toMatch(/too few orders/);
    expect(before.figure.value.kind).toBe("unknown");
  });

  it("is not estimated from a handful of customers: what was used is said, and from when more is", () => {
    const few = customerDiscounts({ ...facts, orders: 1, discountedOrders: 1 }, null, true);
    expect(few.figure.value).toEqual({
      kind: "unknown",
      why: "1 of 1 order so far; what that says is told from 10 customers on",
    });
    expect(few.figure.estimate).toBeUndefined();
    expect(few.standing).toBeNull();
  });

  it("gives every input the formula needs", () => {
    const labels = discount().figure.how.inputs.map(({ label }) => label);
    for (const needed of ["Orders", "Orders with a discount", "a", "b"])
      expect(labels).toContain(needed);
  });
});

describe("the RFM group of a customer", () => {
  const cuts = {
    recency: [30, 60, 120, 240],
    orders: [1, 1, 2, 4],
    spent: [1000, 3000, 6000, 20_000],
  };

  it("comes from the shop's fifths and says with which numbers", () => {
    const rfm = customerRfm({ orders: 8, revenueMinor: 80_000, daysSince: 51 }, cuts)!;
    expect(rfm.place).toEqual({ recency: 4, frequency: 5, monetary: 5, group: "LOYAL" });
    expect(rfm.figure.value).toEqual({ kind: "number", value: 5, digits: 1 });
    expect(rfm.figure.how.formula).toContain("R 4, F 5, M 5");
  });

  it("waits for the first night", () => {
    expect(customerRfm({ orders: 8, revenueMinor: 1, daysSince: 1 }, null)).toBeNull();
  });
});

describe("entries of the timeline in words", () => {
  it("compare the wait with the customer's own rhythm only when it was long", () => {
    expect(gapWords({ daysSincePrevious: null }, 30)).toBeNull();
    expect(gapWords({ daysSincePrevious: 0 }, 30)).toBe("the same day as the one before");
    expect(gapWords({ daysSincePrevious: 31 }, 30)).toBe("31 days after the one before");
    expect(gapWords({ daysSincePrevious: 60 }, 30)).toBe(
      "60 days after the one before (2 times their rhythm of 30 days)",
    );
    expect(gapWords({ daysSincePrevious: 900 }, 3)).toBe(
      "900 days after the one before (more than 10 times their rhythm of 3 days)",
    );
    expect(gapWords({ daysSincePrevious: 60 }, null)).toBe("60 days after the one before");
  });

  it("name discounts, refunds and codes", () => {
    const order = {
      counts: true,
      test: false,
      cancelled: false,
      daysSincePrevious: null,
      discountMinor: 500,
      discountCodes: ["COME-BACK"],
      refundedMinor: 1200,
    };
    expect(orderWords(order, "USD")).toEqual(["$5.00 discount (COME-BACK)", "$12.00 refunded"]);
    expect(offerWords({ kind: "held_out", code: null, discountMinor: null }, "USD")).toContain(
      "no code",
    );
    expect(offerWords({ kind: "redeemed", code: "A1", discountMinor: 700 }, "USD")).toBe(
      "code A1, $7.00 discount",
    );
  });
});

describe("what would change it, in words", () => {
  const of = (course: Outlook["course"], clv12Minor: number | null, state: Outlook["state"]) => ({
    course,
    state,
    pOrder90: clv12Minor === null ? null : 0.25,
    pOrder365: 0.5,
    clv12Minor,
    clv12LowMinor: 0,
    clv12HighMinor: 0,
    valueAtRiskMinor: 0,
  });

  it("are both ways, in money", () => {
    const outlooks = [
      of({ kind: "now" }, 7400, "slipping"),
      of({ kind: "order", valueMinor: 5000 }, 12_000, "active"),
      of({ kind: "away", days: 90 }, 3100, "lapsed"),
    ];
    expect(outlookWords(outlooks, "USD")).toBe(
      "An order today would raise the value of the 12 months after it from ~$74.00 to ~$120.00; 90 more days without one would lower it to ~$31.00.",
    );
    expect(courseName(outlooks[1]!, "USD")).toBe("Orders today, $50.00");
    expect(outlookRow(outlooks[2]!, "USD")).toEqual([
      "90 days more without",
      "Lapsed",
      "25.0%",
      "~$31.00",
      "–",
    ]);
  });

  it("know whoever ordered today, and shops without predictions", () => {
    const today = [
      of({ kind: "now" }, 7400, "active"),
      of({ kind: "away", days: 90 }, 3100, "lapsed"),
    ];
    expect(outlookWords(today, "USD")).toMatch(/^They ordered today\. From ~\$74\.00/);
    const unknown = [
      of({ kind: "now" }, null, "active"),
      of({ kind: "away", days: 30 }, null, "due_now"),
    ];
    expect(outlookWords(unknown, "USD")).toMatch(
      /^Without an order they move to “Due now” within 30 days/,
    );
  });
});

describe("the head of the page", () => {
  const id = 7 as CustomerId;

  it("has the name and what else is known, and says nothing twice where names are hidden", () => {
    expect(headOf(id, { name: "Anna", email: "anna@example.com" })).toEqual({
      title: "Anna",
      subtitle: "anna@example.com",
    });
    expect(headOf(id, { name: "Anna", email: null }).subtitle).toBe("Customer 7");
    expect(headOf(id, null)).toEqual({ title: "Customer 7", subtitle: "" });
  });
});

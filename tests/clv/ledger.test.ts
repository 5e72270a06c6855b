import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDay, formatMonth, monthOf, parseDay } from "../../app/calendar/days.ts";
import { dayOf } from "../../app/calendar/shop-day.ts";
import { buildLedger, ledgerSpan } from "../../app/clv/fit/ledger.ts";
import { summarise, summaryTotals } from "../../app/clv/predict/summary.ts";

const order = (customer: number, day: number, amount: number) => ({ customer, day, amount });

function ledgerOf(orders: readonly ReturnType<typeof order>[], customers: number, free = true) {
  const columns = {
    customer: orders.map((o) => o.customer),
    day: orders.map((o) => o.day),
    amount: orders.map((o) => o.amount),
  };
  return buildLedger(columns, customers, { countFree: free });
}

describe("a shop's orders", () => {
  it("become first day, repeat days, age and value of each customer", () => {
    const orders = [
      order(0, 10, 500),
      order(0, 40, 700),
      order(0, 40, 300),
      order(0, 25, 1100),
      order(1, 30, 900),
    ];
    const summary = summarise(ledgerOf(orders, 2), 100);
    expect(Array.from(summary.x)).toEqual([2, 0]);
    expect(Array.from(summary.tx)).toEqual([30, 0]);
    expect(Array.from(summary.T)).toEqual([90, 70]);
    expect(Array.from(summary.secondAge)).toEqual([15, 0]);
    expect(Array.from(summary.orders)).toEqual([4, 1]);
    expect(Array.from(summary.repeatValue)).toEqual([1050, 0]);
    expect(Array.from(summary.firstValue)).toEqual([500, 900]);
    expect(summary.logGaps).toBeCloseTo(2 * Math.log(15), 12);
    expect(summaryTotals(summary)).toMatchObject({ customers: 2, repeaters: 1, revenue: 3500 });
  });

  it("are seen only as far as the day of the summary", () => {
    const ledger = ledgerOf([order(0, 10, 500), order(0, 40, 700), order(1, 41, 100)], 2);
    const before = summarise(ledger, 40);
    expect(before.size).toBe(1);
    expect(Array.from(before.x)).toEqual([1]);
    expect(summarise(ledger, 39).x[0]).toBe(0);
    expect(summarise(ledger, 9).size).toBe(0);
  });

  it("do not count once refunded in full, on the day or later", () => {
    const orders = [
      order(0, 10, 700),
      order(0, 10, -700),
      order(0, 20, 800),
      order(0, 30, 500),
      order(0, 33, -500),
    ];
    const ledger = ledgerOf(orders, 1);
    const summary = summarise(ledger, 50);
    expect(Array.from(summary.x)).toEqual([0]);
    expect(Array.from(summary.firstDay)).toEqual([20]);
    expect(Array.from(summary.totalValue)).toEqual([800]);
    expect(ledger.daysWithoutValue).toBe(2);
  });

  it("count when free, unless only paid ones are asked for", () => {
    const orders = [order(0, 10, 0), order(0, 20, 800)];
    expect(Array.from(summarise(ledgerOf(orders, 1), 50).x)).toEqual([1]);
    const paid = ledgerOf(orders, 1, false);
    expect(Array.from(summarise(paid, 50).x)).toEqual([0]);
    expect(paid.daysWithoutValue).toBe(1);
  });

  it("are worth less after a partial refund, which is no order of its own", () => {
    const orders = [order(0, 10, 800), order(0, 20, 1000), order(0, 26, -400)];
    const summary = summarise(ledgerOf(orders, 1), 50);
    expect(Array.from(summary.x)).toEqual([1]);
    expect(Array.from(summary.repeatValue)).toEqual([600]);
  });

  it("bear a refund beyond the latest of them from the ones before, so that the net of all is kept", () => {
    const orders = [order(0, 10, 800), order(0, 20, 1000), order(0, 30, 300), order(0, 33, -700)];
    const ledger = ledgerOf(orders, 1);
    // the third is gone, 400 are of the second
    expect(Array.from(ledger.day)).toEqual([10, 20]);
    expect(Array.from(ledger.value)).toEqual([800, 600]);
    expect(ledger.daysWithoutValue).toBe(1);
    const twice = ledgerOf([...orders, order(0, 34, -900), order(0, 60, 500)], 1);
    expect(Array.from(twice.day)).toEqual([10, 60]);
    expect(Array.from(twice.value)).toEqual([500, 500]);
  });

  it("bear a refund of the day of an order that is worth less from the ones before", () => {
    const ledger = ledgerOf([order(0, 10, 800), order(0, 20, 100), order(0, 20, -300)], 1);
    expect(Array.from(ledger.value)).toEqual([600]);
    expect(ledger.daysWithoutValue).toBe(1);
  });

  it("bear a refund dated before them, and what nobody paid is said", () => {
    const early = ledgerOf([order(0, 5, -300), order(0, 10, 200), order(0, 20, 800)], 1);
    expect(Array.from(early.day)).toEqual([20]);
    expect(Array.from(early.value)).toEqual([700]);
    expect(early.refundsBeyond).toBe(0);
    const never = ledgerOf([order(0, 5, -300), order(0, 10, 200), order(1, 10, 50)], 2);
    expect(Array.from(never.value)).toEqual([50]);
    expect(never.refundsBeyond).toBe(100);
  });

  it("keep the net of each customer, whatever is refunded when", () => {
    const rows = fc.array(
      fc.record({
        customer: fc.integer({ min: 0, max: 3 }),
        day: fc.integer({ min: 0, max: 60 }),
        amount: fc.integer({ min: -900, max: 1000 }),
      }),
      { minLength: 1, maxLength: 120 },
    );
    fc.assert(
      fc.property(rows, (orders) => {
        const ledger = ledgerOf(orders, 4);
        const net = [0, 0, 0, 0];
        for (const { customer, amount } of orders) net[customer]! += amount;
        const kept = ledger.value.reduce((sum, value) => sum + value, 0);
        expect(kept).toBe(net.reduce((sum, own) => sum + Math.max(0, own), 0));
        expect(ledger.refundsBeyond).toBe(net.reduce((sum, own) => sum + Math.max(0, -own), 0));
        expect(ledger.value.every((value) => value >= 0)).toBe(true);
      }),
    );
  });

  it("without amounts are all counted", () => {
    const ledger = buildLedger({ customer: [0, 0, 0], day: [1, 1, 5] }, 1);
    expect(Array.from(summarise(ledger, 9).x)).toEqual([1]);
    expect(ledger.hasValues).toBe(false);
    expect(ledgerSpan(ledger)).toEqual({ first: 1, last: 5 });
    expect(ledgerSpan(buildLedger({ customer: [], day: [] }, 0))).toBeNull();
  });

  it("may come in any order, also hundreds of one customer", () => {
    const rows = fc.array(
      fc.record({
        customer: fc.integer({ min: 0, max: 3 }),
        day: fc.integer({ min: 0, max: 90 }),
        amount: fc.integer({ min: 1, max: 9999 }),
      }),
      { minLength: 1, maxLength: 400 },
    );
    fc.assert(
      fc.property(rows, (orders) => {
        const forward = summarise(ledgerOf(orders, 4), 100);
        const backward = summarise(ledgerOf(orders.toReversed(), 4), 100);
        expect(backward).toEqual(forward);
        const days = new Set(orders.map((o) => `${o.customer}/${o.day}`));
        expect(forward.x.reduce((sum, x) => sum + x + 1, 0)).toBe(days.size);
        const paid = orders.reduce((sum, o) => sum + o.amount, 0);
        expect(forward.totalValue.reduce((sum, v) => sum + v, 0)).toBe(paid);
      }),
    );
  });

  it("of a customer who does not exist are refused", () => {
    expect(() => buildLedger({ customer: [2], day: [1] }, 2)).toThrow(/Order 0: customer 2/);
  });
});

describe("days", () => {
  it("are dates on the shop's wall calendar", () => {
    const instant = new Date("2025-03-01T03:30:00Z");
    expect(formatDay(dayOf(instant, "America/New_York"))).toBe("2025-02-28");
    expect(formatDay(dayOf(instant, "Europe/Berlin"))).toBe("2025-03-01");
    expect(() => dayOf(instant, "Mars/Olympus")).toThrow(/Mars\/Olympus/);
  });

  it("are read as written and refused when there is no such date", () => {
    expect(parseDay("1970-01-01")).toBe(0);
    expect(parseDay("19970930")).toBe(parseDay("1997-09-30"));
    expect(parseDay("2025-02-29")).toBeNull();
    expect(parseDay("2024-02-29")).not.toBeNull();
    expect(parseDay("yesterday")).toBeNull();
    expect(parseDay("0025-01-31")).toBeNull();
    expect(formatMonth(monthOf(parseDay("2025-01-31")!))).toBe("2025-01");
  });
});

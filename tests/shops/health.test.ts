import { describe, expect, it } from "vitest";
import { accessHealth, connectionHealth, historyHealth } from "../../app/shops/health.ts";
import { requestsLine } from "../../app/shops/words.ts";

const shop = {
  pausedReason: null,
  scopes: [
    "read_orders",
    "read_customers",
    "read_customer_merge",
    "read_products",
    "write_discounts",
  ],
  historySince: new Date("2026-09-22T12:00:00Z"),
  timezone: "Europe/Paris",
};

describe("the shop's own lines of the health page", () => {
  it("name what Boomerang may not do, and what that means for the figures", () => {
    expect(accessHealth(shop)).toMatchObject({
      badge: { label: "Incomplete", tone: "attention" },
      words: expect.stringContaining("may not read orders older than 60 days."),
    });
    expect(historyHealth(shop)).toMatchObject({
      badge: { label: "Partial", tone: "attention" },
      words: expect.stringContaining("Only orders since Sep 22, 2026, 14:00 are readable"),
    });
  });

  it("say that older orders are coming once they are granted, and nothing more when they have come", () => {
    const granted = { ...shop, scopes: [...shop.scopes, "read_all_orders"] };
    expect(accessHealth(granted).badge.label).toBe("Works");
    expect(historyHealth(granted)).toMatchObject({ badge: { label: "Under way" } });
    expect(historyHealth({ ...granted, historySince: null })).toMatchObject({
      badge: { label: "Whole" },
    });
  });

  it("say why nothing goes on", () => {
    const reason = "Shopify does not accept the access key any more.";
    expect(connectionHealth({ ...shop, pausedReason: reason })).toMatchObject({
      badge: { label: "Paused", tone: "critical" },
      words: reason,
    });
  });
});

describe("the line of customers' requests", () => {
  const at = { now: new Date("2026-11-26T05:00:00Z"), timeZone: "Europe/Paris" };

  it("says that all are done, how long those that wait may, and what is overdue", () => {
    expect(requestsLine({ open: 0, firstDueAt: null }, at).badge.label).toBe("Works");
    const due = new Date("2026-12-02T12:00:00Z");
    expect(requestsLine({ open: 2, firstDueAt: due }, at)).toMatchObject({
      badge: { label: "Under way" },
      words: expect.stringContaining("2 requests of customers wait, the first is due Dec 2, 2026"),
    });
    const past = new Date("2026-11-25T12:00:00Z");
    expect(requestsLine({ open: 1, firstDueAt: past }, at)).toMatchObject({
      badge: { label: "Overdue", tone: "critical" },
      words: expect.stringContaining("1 request of customers waits"),
    });
  });
});

import { describe, expect, it } from "vitest";
import { readingLine } from "../../app/orders/words.ts";

describe("the health page's line of the orders", () => {
  const reading = {
    standing: "done",
    phase: "done",
    read: 2,
    problem: null,
    finishedAt: new Date("2026-11-26T10:00:00Z"),
  } as const;

  it("does not say that new ones arrive while Shopify does not serve the shop", () => {
    expect(readingLine(reading, "UTC", true).words).toContain("New ones arrive by themselves");
    const waits = readingLine(reading, "UTC", false);
    expect(waits.badge).toEqual({ label: "Waits", tone: "attention" });
    expect(waits.words).toMatch(/^2 orders read on .* wait until Shopify answers again\.$/);
  });
});

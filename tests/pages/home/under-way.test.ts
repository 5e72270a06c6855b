import { describe, expect, it } from "vitest";
import type { ProductId } from "../../../app/ids.ts";
import { underWay } from "../../../app/pages/home/under-way.ts";

const now = new Date("2026-11-21T12:00:00Z");
const offer = {
  offerId: "o1",
  title: "Come back",
  state: "active" as const,
  treated: 153,
  endsAt: "2026-12-05T00:00:00Z" as string | null,
  stoppedAt: null as string | null,
};
const sale = {
  saleId: "s1",
  title: "Weekend",
  discount: { kind: "automatic_percentage" as const, percent: 20, productIds: [1] as ProductId[] },
  state: "scheduled" as const,
  startsAt: "2026-11-28T00:00:00Z",
  endsAt: "2026-11-29T00:00:00Z",
};

describe("what is under way, on home", () => {
  it("counts the codes of an offer and how many were used", () => {
    const items = underWay([offer], new Map([["o1", { redemptions: 12 }]]), [], now);
    expect(items).toEqual([
      {
        kind: "offer",
        id: "o1",
        title: "Come back",
        codes: 153,
        redemptions: 12,
        endsAt: offer.endsAt,
      },
    ]);
  });

  it("leaves out offers that expired, were stopped or failed", () => {
    const over = [
      { ...offer, endsAt: "2026-11-20T00:00:00Z" },
      { ...offer, stoppedAt: "2026-11-20T00:00:00Z" },
      { ...offer, state: "failed" as const },
    ];
    expect(underWay(over, new Map(), [], now)).toEqual([]);
  });

  it("shows the sale that changes prices next first, and none that is over", () => {
    const live = {
      ...sale,
      saleId: "s2",
      state: "live" as const,
      startsAt: "2026-11-21T00:00:00Z",
      endsAt: "2026-11-22T00:00:00Z",
    };
    const past = { ...sale, saleId: "s3", endsAt: "2026-11-21T11:00:00Z" };
    const cancelled = { ...sale, saleId: "s4", state: "cancelled" as const };
    const items = underWay([offer], new Map(), [sale, past, cancelled, live], now);
    expect(items.map(({ id }) => id)).toEqual(["s2", "s1", "o1"]);
  });
});

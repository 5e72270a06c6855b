import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aCustomer, anOrder, domain, startBench, type Bench } from "./support.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
  bench.sandbox.clock.moveTo(new Date("2025-06-01T12:00:00Z"));
  // customer n of 1 to 10 has n orders of 10 dollars, the last on the nth of May; 11 has none
  const buyers = Array.from({ length: 10 }, (_, i) => i + 1);
  bench.sandbox.tenant(domain).store.putMany({
    customers: [...buyers, 11].map((id) => aCustomer(id)),
    orders: buyers.flatMap((customerId) =>
      Array.from({ length: customerId }, (_, i) =>
        anOrder(1000 + customerId * 20 + i, {
          customerId,
          processedAt: `2025-0${i === 0 ? 5 : 4}-${String(customerId).padStart(2, "0")}T10:00:00Z`,
        }),
      ),
    ),
  });
});
afterAll(() => bench.close());

const groupOf = async (id: number): Promise<string> =>
  (
    await bench.admin(`query($id: ID!) { customer(id: $id) { statistics { rfmGroup } } }`, {
      id: `gid://shopify/Customer/${id}`,
    })
  ).data.customer.statistics.rfmGroup;

const countOf = async (group: string): Promise<number> =>
  (
    await bench.admin(
      `query($query: String!) { customerSegmentMembers(first: 1, query: $query) { totalCount } }`,
      { query: `rfm_group = '${group}'` },
    )
  ).data.customerSegmentMembers.totalCount;

describe("Shopify's RFM groups in the sandbox", () => {
  it("follow the fifths of the store: the top two of ten are champions, the last four dormant", async () => {
    expect(await groupOf(10)).toBe("CHAMPIONS");
    expect(await groupOf(9)).toBe("CHAMPIONS");
    expect(await groupOf(8)).toBe("LOYAL");
    expect(await groupOf(6)).toBe("NEEDS_ATTENTION");
    expect(await groupOf(4)).toBe("DORMANT");
    expect(await groupOf(1)).toBe("DORMANT");
    expect(await groupOf(11)).toBe("PROSPECTS");
  });

  it("are counted by the segment filter as customer by customer", async () => {
    const each = await Promise.all(Array.from({ length: 11 }, (_, i) => groupOf(i + 1)));
    for (const group of new Set(each))
      expect(await countOf(group), group).toBe(each.filter((one) => one === group).length);
    expect(await countOf("ACTIVE")).toBe(0);
  });

  it("change with the next order", async () => {
    expect(await groupOf(1)).toBe("DORMANT");
    bench.sandbox.tenant(domain).store.putMany({
      customers: [],
      orders: [anOrder(9000, { customerId: 1, processedAt: "2025-05-31T10:00:00Z" })],
    });
    expect(await groupOf(1)).toBe("NEW");
  });
});

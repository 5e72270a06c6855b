import { DateTime } from "luxon";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CustomerId } from "../../app/ids.ts";
import { generateShop } from "../../sandbox/generator/generate.ts";
import type { OrderRecord } from "../../sandbox/store/types.ts";
import type { KeptPicture } from "../../app/clv/fit/engine.ts";
import type { TimelineEntry } from "../../app/pages/customer/timeline.server.ts";
import { sampleCustomer, sampleOrder } from "../support/sample-shop.ts";
import { startStory, type Story } from "../support/story.ts";
import { trueOrder } from "../support/truth.ts";

let story: Story;
let picture: KeptPicture;
let asOf: string;
/** orders that count, of customers with an account, oldest first */
let counting: (OrderRecord & { customerId: number })[];

/** One who orders every 30 days, always with a discount, the last time 50 days ago: at risk, and led by it. */
function hunter(now: Date) {
  const customerId = 990_000_001;
  const orders = Array.from({ length: 9 }, (_, i) => {
    const processedAt = new Date(now.getTime() - (50 + 30 * i) * 86_400_000).toISOString();
    const order = sampleOrder(990_000_100 + i, {
      customerId,
      createdAt: processedAt,
      processedAt,
      updatedAt: processedAt,
      totalDiscounts: 300,
    });
    const lines = order.lines.map((line) => ({ ...line, productId: null, variantId: null }));
    return { ...order, lines: lines.map((line) => ({ ...line, unitPrice: 1300, discount: 300 })) };
  });
  return { customers: [sampleCustomer(customerId)], orders };
}

beforeAll(async () => {
  story = await startStory({
    fill: async (store, sandbox) => {
      const now = sandbox.clock.now();
      await generateShop(store, { orders: 2500, seed: "insights", endsAt: now });
      store.putMany(hunter(now));
    },
  });
  await story.open();
  await story.until("the import is done", async () => {
    const [row] = await story.db.query<{ phase: string }>("SELECT phase FROM order_imports");
    return row?.phase === "done";
  });
  await story.settle();
  const [fit] = await story.db.query<{ summary: KeptPicture; asOf: string }>(
    `SELECT summary, as_of::text AS "asOf" FROM model_fits ORDER BY computed_at DESC LIMIT 1`,
  );
  ({ summary: picture, asOf } = fit!);
  counting = [...story.store.orders()]
    .filter((order): order is OrderRecord & { customerId: number } => {
      return order.customerId !== null && trueOrder(order).counts;
    })
    .sort((a, b) => Date.parse(a.processedAt) - Date.parse(b.processedAt));
});
afterAll(() => story.close());

const dayOf = (order: OrderRecord) =>
  DateTime.fromISO(order.processedAt, { zone: story.store.shop.timezone }).toISODate()!;
const daysFrom = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

function byCustomer(): Map<number, OrderRecord[]> {
  const found = new Map<number, OrderRecord[]>();
  for (const order of counting)
    found.set(order.customerId, [...(found.get(order.customerId) ?? []), order]);
  return found;
}

async function theShop() {
  const { getShop } = await import("../../app/shops/shop.server.ts");
  const { pool } = await import("../../app/db.server.ts");
  const { adminFor } = await import("../../app/admin-api/client.server.ts");
  return { shop: (await getShop(pool, story.domain))!, admin: adminFor(story.domain) };
}

describe("who comes for the discount", () => {
  /** P(share > line) of Beta(a, b), added up by hand. */
  function chanceAbove(line: number, a: number, b: number): number {
    const STEPS = 20_000;
    let [all, above] = [0, 0];
    for (let i = 0; i < STEPS; i++) {
      const share = (i + 0.5) / STEPS;
      const density = share ** (a - 1) * (1 - share) ** (b - 1);
      all += density;
      if (share > line) above += density;
    }
    return above / all;
  }

  it("is counted as in the orders of the shop, customer by customer", async () => {
    const { prior, ...found } = picture.discounts!;
    const states = await story.db.query<{ id: string; state: string; risk: number }>(
      "SELECT customer_id::text AS id, state, value_at_risk_minor::float8 AS risk FROM customer_values",
    );
    const orders = byCustomer();
    const atRisk = { customers: 0, led: 0, valueAtRiskMinor: 0, ledValueAtRiskMinor: 0 };
    for (const { id, state, risk } of states) {
      if (!["due_now", "slipping", "high_value_at_risk", "cooling"].includes(state)) continue;
      const own = orders.get(Number(id))!;
      const k = own.filter((order) => order.totalDiscounts > 0).length;
      const led = chanceAbove(prior.mean + 0.2, prior.a + k, prior.b + own.length - k) > 0.8;
      atRisk.customers++;
      atRisk.valueAtRiskMinor += risk;
      if (!led) continue;
      atRisk.led++;
      atRisk.ledValueAtRiskMinor += risk;
    }
    expect(found.atRisk).toEqual(atRisk);
    expect(atRisk.led).toBeGreaterThan(0);
    expect(found.orders).toBe(counting.length);
    expect(found.discounted).toBe(counting.filter((order) => order.totalDiscounts > 0).length);
    expect(found.all.customers).toBe(orders.size);
  });
});

describe("RFM groups", () => {
  it("are those of the shop's orders, and Shopify's counts stand beside them", async () => {
    const customers = [...byCustomer()].map(([id, orders]) => ({
      id,
      since: daysFrom(dayOf(orders.at(-1)!), asOf),
      orders: orders.length,
      spent: orders.reduce((sum, order) => sum + trueOrder(order).revenueMinor, 0),
    }));
    /** 1 to 5: one more than the number of fifths that end below the value */
    const scorer = (values: number[]) => {
      const sorted = [...values].sort((a, b) => a - b);
      const cuts = [0.2, 0.4, 0.6, 0.8].map((share) => {
        const at = (sorted.length - 1) * share;
        const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
        return low + (at - Math.floor(at)) * (high - low);
      });
      return (value: number) => 1 + cuts.filter((cut) => cut < value).length;
    };
    const [r, f, m] = [
      scorer(customers.map((one) => one.since)),
      scorer(customers.map((one) => one.orders)),
      scorer(customers.map((one) => one.spent)),
    ];
    const champions = customers.filter(
      (one) => r(one.since) === 1 && f(one.orders) + m(one.spent) >= 8,
    );
    const dormant = customers.filter(
      (one) => r(one.since) >= 4 && f(one.orders) + m(one.spent) < 6,
    );
    const of = (group: string) => picture.rfm!.groups.find((one) => one.group === group)!;
    expect(of("CHAMPIONS")).toMatchObject({
      customers: champions.length,
      revenueMinor: champions.reduce((sum, one) => sum + one.spent, 0),
    });
    expect(of("DORMANT").customers).toBe(dormant.length);
    expect(picture.rfm!.groups.reduce((sum, one) => sum + one.customers, 0)).toBe(customers.length);

    const { admin, shop } = await theShop();
    const { liveRfmCounts, liveRfmGroup } = await import("../../app/pages/live.server.ts");
    const counts = (await liveRfmCounts(admin))!;
    const everybody = [...story.store.customers()].length;
    expect(Object.values(counts).reduce((a, b) => a + b, 0)).toBe(everybody);
    expect(counts["CHAMPIONS"]).toBeGreaterThan(0);

    const { customerPage } = await import("../../app/pages/customer/read.server.ts");
    const best = champions.sort((a, b) => b.spent - a.spent)[0]!;
    const page = (await customerPage(shop, admin, String(best.id), null, new Date()))!;
    expect(page.rfm!.place.group).toBe("CHAMPIONS");
    expect(await page.shopifyRfm).toBe(await liveRfmGroup(admin, best.id as CustomerId));
  });
});

describe("products bought again", () => {
  it("wait as long as the orders say, and the list behind a row holds who is due", async () => {
    const days = new Map<number, Map<number, Set<string>>>();
    for (const order of counting)
      for (const line of order.lines) {
        if (line.productId === null || line.currentQuantity === 0) continue;
        const buyers = days.get(line.productId) ?? new Map<number, Set<string>>();
        days.set(line.productId, buyers);
        buyers.set(order.customerId, (buyers.get(order.customerId) ?? new Set()).add(dayOf(order)));
      }
    const truth = [...days].map(([productId, buyers]) => {
      const sorted = [...buyers.values()].map((own) => [...own].sort());
      const gaps = sorted.flatMap((own) => own.slice(1).map((day, i) => daysFrom(own[i]!, day)));
      gaps.sort((a, b) => a - b);
      const half = (gaps.length - 1) / 2;
      return {
        productId,
        gaps: gaps.length,
        buyers: buyers.size,
        repeatBuyers: sorted.filter((own) => own.length > 1).length,
        medianGap: ((gaps[Math.floor(half)] ?? 0) + (gaps[Math.ceil(half)] ?? 0)) / 2,
        last: sorted.map((own) => daysFrom(own.at(-1)!, asOf)),
      };
    });
    expect(picture.productsSold).toEqual({
      sold: truth.length,
      enough: truth.filter(({ gaps }) => gaps >= 20).length,
    });
    expect(picture.products.length).toBeGreaterThan(0);
    for (const found of picture.products) {
      const { last, ...expected } = truth.find(({ productId }) => productId === found.productId)!;
      expect(found).toMatchObject(expected);
      const due = last.filter((ago) => ago >= found.dueFrom && ago <= found.dueTo);
      expect(found.dueNow).toBe(due.length);
    }

    const { customersPage } = await import("../../app/pages/customers/read.server.ts");
    const { parseListQuery } = await import("../../app/pages/customers/list-query.ts");
    const { dueAddress } = await import("../../app/pages/offers/due.ts");
    const { shop, admin } = await theShop();
    const first = picture.products[0]!;
    const parsed = parseListQuery(new URL(dueAddress(first), story.appUrl).searchParams);
    if (!parsed.ok) throw new Error(parsed.problems.join());
    const { list } = await customersPage(shop, admin, parsed.query, new Date(`${asOf}T12:00:00Z`));
    expect(list.count).toBe(first.dueNow);
    expect(list.sentence).toContain(`who last bought ${first.name} `);
  });
});

describe("a customer's history", () => {
  it("marks the first order and counts the days to the one before", async () => {
    const { customerTimeline } = await import("../../app/pages/customer/timeline.server.ts");
    const { shop } = await theShop();
    const [id, own] = [...byCustomer()].sort((a, b) => b[1].length - a[1].length)[0]!;
    const { cursorOf } = await import("../../app/pages/customer/timeline.ts");
    const entries: TimelineEntry[] = [];
    for (let before: string | null = null, first = true; first || before; first = false) {
      const page = await customerTimeline(shop, id as CustomerId, cursorOf(before));
      entries.push(...page.entries);
      before = page.older;
    }
    const orders = entries.flatMap((entry) => (entry.kind === "order" ? [entry.order] : []));
    const seen = orders.filter((order) => order.counts).reverse();
    const gaps = own.map((order, i) => (i ? daysFrom(dayOf(own[i - 1]!), dayOf(order)) : null));
    expect(own.length).toBeGreaterThan(25);
    expect(seen.map((order) => order.orderId)).toEqual(own.map((order) => order.id));
    expect(seen.map((order) => order.daysSincePrevious)).toEqual(gaps);
    expect(seen.map((order) => order.isFirst)).toEqual(own.map((_, i) => i === 0));
    expect(orders.filter((order) => !order.counts).every((order) => !order.isFirst)).toBe(true);
    expect(entries.some((entry) => entry.kind === "state")).toBe(true);
  });
});

describe("the pages of value, segments and offers", () => {
  it("have all of it, and do without what an earlier release did not keep", async () => {
    const { churnPage } = await import("../../app/pages/value/churn/read.server.ts");
    const { dueToReorder } = await import("../../app/pages/offers/due.server.ts");
    const { segmentsHelp } = await import("../../app/pages/segments/help.server.ts");
    const { customerPage } = await import("../../app/pages/customer/read.server.ts");
    const { shop, admin } = await theShop();
    const opened = [
      { shop, staffId: null },
      new Request("https://app.example/app/value/churn"),
      new Date(),
    ] as const;
    const led = (churn: Awaited<ReturnType<typeof churnPage>>["churn"]) =>
      churn!.figures.find(({ key }) => key === "churn-discount-led")!.value;
    const { churn } = await churnPage(...opened);
    const { atRisk } = picture.discounts!;
    expect(led(churn)).toEqual({ kind: "share", share: atRisk.led / atRisk.customers });
    expect((await segmentsHelp(shop, admin)).help!.rfm!.groups).toHaveLength(11);
    expect((await dueToReorder(shop.shopId))!.gaps.length).toBeLessThanOrEqual(30);
    expect(JSON.stringify(picture).length).toBeLessThan(100_000);

    await story.db.query(
      "UPDATE model_fits SET summary = summary - 'rfm' - 'discounts' - 'products' - 'productsSold'",
    );
    const before = (await churnPage(...opened)).churn;
    expect(led(before)).toEqual({ kind: "unknown", why: "counted tonight" });
    expect((await segmentsHelp(shop, admin)).help!.rfm).toBeNull();
    expect(await dueToReorder(shop.shopId)).toMatchObject({ gaps: [], figure: null });
    const [anybody] = byCustomer().keys();
    const page = (await customerPage(shop, admin, String(anybody), null, new Date()))!;
    expect(page.rfm).toBeNull();
    expect(page.discounts.standing).toBeNull();
    expect(page.outlook!.outlooks.length).toBeGreaterThanOrEqual(4);
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import { carrierServices, type ServiceCode } from "../../sandbox/fulfillment/carrier-services.ts";
import { fulfilmentOf } from "../../sandbox/fulfillment/of-order.ts";
import { momentsOf } from "../../sandbox/fulfillment/events.ts";
import {
  choiceTruth,
  complaintTruth,
  locationTruth,
  serviceTruth,
  supplierTruth,
} from "../../sandbox/generator/delivery-truth.ts";
import { generateShop } from "../../sandbox/generator/generate.ts";
import { reasonById } from "../../sandbox/returns/reasons.ts";
import type { ReturnRecord } from "../../sandbox/store/returns.ts";
import type { OpenShop } from "../../sandbox/store/shop-store.ts";
import type { OrderRecord } from "../../sandbox/store/types.ts";
import { memoryShop } from "../support/memory-shop.ts";

const endsAt = new Date("2026-11-21T15:00:00Z");
const day = 86_400_000;
const at = (iso: string) => Date.parse(iso);
/** within so many hundredths of what is true */
const near = (value: number, truth: number, hundredths: number) => {
  expect(value).toBeGreaterThan(truth * (1 - hundredths / 100));
  expect(value).toBeLessThan(truth * (1 + hundredths / 100));
};
const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

let shop: OpenShop;
let orders: OrderRecord[];
let returns: Map<number, ReturnRecord[]>;
/** placed so long before the end that nothing of them is cut off */
let settled: OrderRecord[];

beforeAll(async () => {
  shop = memoryShop();
  await generateShop(shop, { orders: 40_000, seed: "parcels", endsAt });
  orders = [...shop.orders()];
  returns = new Map(orders.map(({ id }) => [id, shop.returnsOf(id)]));
  settled = orders.filter(
    (one) =>
      one.delivery && one.cancelledAt === null && at(one.processedAt) < endsAt.getTime() - 90 * day,
  );
});

const weekday = new Intl.DateTimeFormat("en", { weekday: "short", timeZone: "America/New_York" });
const isWeekend = (order: OrderRecord) =>
  ["Sat", "Sun"].includes(weekday.format(at(order.processedAt)));
const isStuck = (order: OrderRecord) => order.tags.includes("delayed");
const isSent = (order: OrderRecord) => order.fulfillmentStatus === "FULFILLED";
const handling = (order: OrderRecord) => (at(order.closedAt!) - at(order.processedAt)) / day;

describe("a generated shop's parcels obey the law they were drawn from", () => {
  it("are handed over after the days their location takes, later when ordered at a weekend", () => {
    const places = [...shop.locations()];
    expect(places.map(({ name }) => name)).toEqual(locationTruth.map(({ name }) => name));
    locationTruth.forEach(({ handling: law }, index) => {
      const here = settled.filter(
        (one) => one.delivery!.locationId === places[index]!.id && !isStuck(one) && isSent(one),
      );
      const [week, weekend] = [false, true].map((wanted) =>
        here.filter((one) => isWeekend(one) === wanted).map(handling),
      );
      expect(Math.min(...week!)).toBeGreaterThanOrEqual(law.minimum - 0.001);
      near(mean(week!), law.minimum + law.more, 5);
      near(mean(weekend!) - mean(week!), law.weekend, 15);
    });
  });

  it("take on their way what the service takes, and are told of as often as its carrier tells", () => {
    const home = settled.filter((one) => {
      const place = shop.location(one.delivery!.locationId)!;
      return isSent(one) && place.address.countryCode === "US" && one.presentmentCurrency === "USD";
    });
    for (const code of Object.keys(choiceTruth.home) as ServiceCode[]) {
      const own = home.filter((one) => one.delivery!.service === code);
      near(own.length / home.length, choiceTruth.home[code]!, 8);
      const law = serviceTruth[code];
      const told = own.filter((one) => one.delivery!.delivered !== null);
      if (!carrierServices[code].isTracked) {
        expect(told).toEqual([]);
        expect(own.every((one) => one.delivery!.inTransit === null)).toBe(true);
        continue;
      }
      near(told.length / own.length, (1 - law.lost) * law.tells, 3);
      const lost = own.filter((one) => one.delivery!.failed !== null);
      expect(Math.abs(lost.length - own.length * law.lost)).toBeLessThan(
        4 * Math.sqrt(own.length * law.lost) + 1,
      );
      const { minimum, more } = law.transit.home;
      const plain = told.filter((one) => new Date(one.processedAt).getUTCMonth() !== 11);
      const days = plain.map((one) => one.delivery!.delivered! / 1440 - handling(one));
      near(mean(days), minimum + more, 4);
    }
  });

  it("break as often as the service breaks them, and are as faulty as their supplier makes them", () => {
    const complained = (order: OrderRecord, note: RegExp) =>
      returns
        .get(order.id)!
        .flatMap(({ lines }) => lines)
        .filter(({ customerNote }) => note.test(customerNote ?? ""));
    const sent = settled.filter((one) => isSent(one) && one.delivery!.failed === null);
    const broken = sent.flatMap((one) => complained(one, /broken/)).length;
    const expected = sent.reduce(
      (sum, one) => sum + serviceTruth[one.delivery!.service as ServiceCode].damaged,
      0,
    );
    // some broken things were refunded before, and some buyers complain after the end
    near(broken, 0.97 * expected * complaintTruth.share, 15);

    const typeOf = new Map([...shop.products()].map(({ id, productType }) => [id, productType]));
    for (const [type, { faulty }] of Object.entries(supplierTruth)) {
      let pieces = 0;
      let faults = 0;
      for (const order of sent) {
        const own = order.lines.filter((line) => typeOf.get(line.productId!) === type);
        pieces += own.reduce((sum, line) => sum + line.quantity, 0);
        faults += complained(order, /work|ordered/).filter(({ lineId }) =>
          own.some(({ id }) => id === lineId),
        ).length;
      }
      near(faults / pieces / complaintTruth.share, faulty, 25);
    }
    const [coffee] = [...shop.products()];
    expect(shop.metafieldsOf(`gid://shopify/Product/${coffee!.id}`)).toMatchObject([
      { namespace: "custom", key: "supplier", value: "Port Roastery" },
    ]);
  });

  it("are late at times, and then the carrier says so", () => {
    const tracked = settled.filter((one) => one.delivery!.delivered !== null);
    const late = tracked.filter((one) => one.delivery!.delivered! > one.delivery!.promisedTo!);
    expect(late.length / tracked.length).toBeGreaterThan(0.05);
    expect(late.length / tracked.length).toBeLessThan(0.35);
    expect(late.some(isStuck)).toBe(true);
    const slow = tracked.find(
      (one) => one.delivery!.delivered! > one.delivery!.estimated! + 2 * 1440,
    )!;
    const [parcel] = fulfilmentOf(shop, slow).fulfillments;
    expect(parcel!.events.map(({ status }) => status)).toEqual([
      "IN_TRANSIT",
      "DELAYED",
      "OUT_FOR_DELIVERY",
      "DELIVERED",
    ]);
  });

  it("tell nothing that lies after the end, and everything in its order", () => {
    const end = endsAt.toISOString();
    for (const order of orders.filter((one) => at(one.processedAt) > endsAt.getTime() - 40 * day)) {
      for (const parcel of fulfilmentOf(shop, order).fulfillments) {
        const moments = [order.processedAt, parcel.createdAt];
        const { inTransitAt, deliveredAt } = momentsOf(parcel);
        for (const moment of [inTransitAt, deliveredAt]) if (moment) moments.push(moment);
        expect(moments, order.name).toEqual([...moments].sort());
        for (const event of parcel.events) expect(event.happenedAt <= end).toBe(true);
      }
      for (const one of returns.get(order.id)!) expect(one.createdAt <= end).toBe(true);
    }
  });

  it("come back with a reason where goods were refunded, closed when the money went", () => {
    const refunded = settled.filter(
      (one) => isSent(one) && one.refunds.some(({ lines }) => lines.length > 0),
    );
    const with_ = refunded.filter((one) =>
      returns.get(one.id)!.some((r) => r.refundIds.length > 0),
    );
    expect(with_.length / refunded.length).toBeGreaterThan(0.85);
    for (const order of with_) {
      const one = returns.get(order.id)!.find(({ refundIds }) => refundIds.length > 0)!;
      const refund = order.refunds.find(({ id }) => id === one.refundIds[0])!;
      expect(one).toMatchObject({ status: "CLOSED", closedAt: refund.createdAt });
      for (const line of one.lines) expect(reasonById(line.reasonId)).not.toBeNull();
    }
  });
});

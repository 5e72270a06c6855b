import type { Random } from "../../app/numeric/random.ts";
import { openShopOf } from "../shell/platform.ts";
import type { ShopStore } from "../platform/world.ts";
import { toIso } from "../store/instants.ts";
import { newLevel } from "../store/inventory-levels.ts";
import type { OrderRecord } from "../store/types.ts";
import type { Article } from "./basket.ts";
import { catalogue } from "./catalogue.ts";
import { supplierTruth } from "./delivery-truth.ts";
import { deliveryDays, intakesOf } from "./shelf-paths.ts";
import { supplyTruth, type SupplyTruth } from "./supply-truth.ts";
import { writeTransfer, type Supply, type SuppliedLine } from "./supply-records.ts";

const day = 86_400;

interface Timeline {
  days: number;
  /** seconds since 1970 */
  endsAt: number;
  startOf(day: number): number;
}

/** What leaves the shelves of each location day by day, and what suppliers brought there. */
export interface Supplies {
  sold(variantId: number, locationId: number, onDay: number, quantity: number): void;
  /** spreads each variant's stock over the locations, and writes the supplies that led to it */
  write(): void;
}

export function createSupplies(
  store: ShopStore,
  articles: readonly Article[],
  places: readonly { id: number }[],
  time: Timeline,
  random: Random,
): Supplies {
  const indexOf = new Map(articles.map(({ variant }, index) => [variant.id, index]));
  const placeOf = new Map(places.map(({ id }, index) => [id, index]));
  const sold = articles.map(() => places.map(() => new Uint16Array(time.days)));

  /** Shares of what is left, by what was sold of late; the first location takes the rest. */
  function spread(index: number, left: number): number[] {
    const late = sold[index]!.map((byDay) =>
      byDay.subarray(Math.max(0, time.days - 90)).reduce((sum, one) => sum + one, 0),
    );
    const all = late.reduce((sum, one) => sum + one, 0);
    const shares = late.map((one) => (all === 0 ? 0 : Math.floor((left * one) / all)));
    const rest = left - shares.reduce((sum, one) => sum + one, 0);
    return shares.map((one, at) => (at === 0 ? one + rest : one));
  }

  function supplyOf(type: string, truth: SupplyTruth, place: number): Supply[] {
    const deliveries = deliveryDays(truth, time.days, random);
    const lines = new Map<number, SuppliedLine[]>(deliveries.map((at) => [at, []]));
    articles.forEach(({ record, variant, product }, index) => {
      if (record.productType !== type || catalogue[product]!.tags.includes("slow-mover")) return;
      const left = spread(index, variant.inventoryQuantity)[place]!;
      const byDay = sold[index]![place]!;
      for (const intake of intakesOf(byDay, left, deliveries, truth, random)) {
        lines.get(intake.day)!.push({ itemId: variant.inventoryItemId, accepted: intake.quantity });
      }
      const perDay = byDay.reduce((sum, one) => sum + one, 0) / time.days;
      const coming = Math.round(perDay * truth.every);
      if (coming > 0 && record.status === "ACTIVE") {
        lines.get(deliveries[0]!)!.push({ itemId: variant.inventoryItemId, accepted: coming });
      }
    });
    return deliveries.flatMap((onDay) => {
      const { transit, making } = truth;
      const way = transit.minimum + random.gamma(transit.shape, transit.shape / transit.more);
      const wait = making.minimum + random.exponential(1 / making.more);
      const morning =
        onDay < time.days ? time.startOf(onDay) : time.endsAt + (onDay - time.days) * day;
      const arrivesAt = Math.floor(morning + random.int(8, 11) * 3600);
      const sentAt = Math.floor(arrivesAt - way * day);
      const of = lines.get(onDay)!.map((line) => ({
        ...line,
        rejected: rejects(line.accepted, truth.rejected, random),
      }));
      if (of.length === 0 || sentAt > time.endsAt) return [];
      const usual = Math.floor(sentAt + (transit.minimum + transit.more) * day);
      const locationId = places[place]!.id;
      const orderedAt = Math.floor(sentAt - wait * day);
      const supplier = supplierTruth[type]!.name;
      return [{ supplier, locationId, orderedAt, sentAt, arrivesAt, expectedAt: usual, lines: of }];
    });
  }

  return {
    sold(variantId, locationId, onDay, quantity) {
      const byPlace = sold[indexOf.get(variantId) ?? -1];
      const byDay = byPlace?.[placeOf.get(locationId) ?? -1];
      if (byDay) byDay[onDay]! += quantity;
    },
    write() {
      const shop = openShopOf(store);
      articles.forEach(({ variant }, index) => {
        spread(index, variant.inventoryQuantity).forEach((quantity, place) => {
          const isSold = sold[index]![place]!.some((one) => one > 0);
          if (place > 0 && !isSold) return;
          setAvailable(shop, variant.inventoryItemId, places[place]!.id, quantity, time.endsAt);
        });
      });
      const supplies = Object.entries(supplyTruth)
        .flatMap(([type, truth]) => places.flatMap((_place, at) => supplyOf(type, truth, at)))
        .sort((a, b) => a.orderedAt - b.orderedAt);
      for (const supply of supplies) writeTransfer(shop, supply, time.endsAt);
    },
  };
}

/** How many pieces of a line an order took, or holds: none where it was given up before it was sent. */
export function takenFrom(order: OrderRecord, line: OrderRecord["lines"][number]): number {
  if (order.cancelledAt !== null) return 0;
  return order.fulfillmentStatus === "FULFILLED" ? line.quantity : line.currentQuantity;
}

/** How many of the pieces that came were turned away, beside those taken. */
function rejects(accepted: number, share: number, random: Random): number {
  const expected = (accepted * share) / (1 - share);
  const whole = Math.floor(expected);
  return whole + (random.next() < expected - whole ? 1 : 0);
}

function setAvailable(
  shop: ReturnType<typeof openShopOf>,
  itemId: number,
  locationId: number,
  available: number,
  endsAt: number,
): void {
  const now = toIso(endsAt);
  const made =
    shop.levels.get(itemId, locationId) ??
    newLevel(shop.nextId("inventoryLevel"), itemId, locationId, 0, now);
  shop.levels.write({
    ...made,
    quantities: { ...made.quantities, available },
    changedAt: { available: now },
    updatedAt: now,
  });
}

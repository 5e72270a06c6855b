import { beforeAll, describe, expect, it } from "vitest";
import { supplierTruth } from "../../sandbox/generator/delivery-truth.ts";
import { generateShop } from "../../sandbox/generator/generate.ts";
import { supplyTruth } from "../../sandbox/generator/supply-truth.ts";
import { heldNow } from "../../sandbox/inventory/held.ts";
import type { OpenShop } from "../../sandbox/store/shop-store.ts";
import { shipmentFromRow, type ShipmentRecord } from "../../sandbox/store/transfers.ts";
import type { OrderRecord } from "../../sandbox/store/types.ts";
import { memoryShop } from "../support/memory-shop.ts";

const endsAt = new Date("2026-11-21T15:00:00Z");
const day = 86_400_000;
const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
const sum = (values: number[]) => values.reduce((total, one) => total + one, 0);

let shop: OpenShop;
let orders: OrderRecord[];
let shipments: ShipmentRecord[];
beforeAll(async () => {
  shop = memoryShop();
  await generateShop(shop, { orders: 20_000, seed: "supplies", endsAt });
  orders = [...shop.orders()];
  shipments = shop.db.prepare("SELECT id, doc FROM inventory_shipments").all().map(shipmentFromRow);
});

const transferOf = ({ transferId }: ShipmentRecord) => shop.transfers.get(transferId)!;
/** shipments of one type of product: who supplies it stands on the transfer */
const ofType = (type: string) =>
  shipments.filter((one) => transferOf(one).referenceName === supplierTruth[type]!.name);

describe("a generated shop's supplies obey the law they were drawn from", () => {
  it("come from every supplier to every location, as transfers from outside", () => {
    const places = [...shop.locations()].length;
    for (const type of Object.keys(supplyTruth)) {
      const to = new Set(ofType(type).map((one) => transferOf(one).destination!.locationId));
      expect(to.size).toBe(places);
    }
    expect(shipments.every((one) => transferOf(one).origin === null)).toBe(true);
  });

  it("are on the way as long as their supplier takes", () => {
    for (const [type, { transit, making }] of Object.entries(supplyTruth)) {
      const came = ofType(type).filter(({ receivedAt }) => receivedAt !== null);
      const days = came.map(
        (one) => (Date.parse(one.receivedAt!) - Date.parse(one.shippedAt!)) / day,
      );
      const truth = transit.minimum + transit.more;
      const spread = transit.more / Math.sqrt(transit.shape);
      const doubt = (3.5 * spread) / Math.sqrt(days.length);
      expect(Math.abs(mean(days) - truth)).toBeLessThan(doubt);
      expect(Math.min(...days)).toBeGreaterThanOrEqual(transit.minimum - 0.01);
      const made = came.map(
        (one) => (Date.parse(one.shippedAt!) - Date.parse(transferOf(one).createdAt)) / day,
      );
      const madeDoubt = (3.5 * making.more) / Math.sqrt(made.length);
      expect(Math.abs(mean(made) - making.minimum - making.more)).toBeLessThan(madeDoubt);
    }
  });

  it("are turned away in the share that is true", () => {
    for (const [type, { rejected }] of Object.entries(supplyTruth)) {
      const lines = ofType(type)
        .filter(({ status }) => status === "RECEIVED")
        .flatMap((one) => one.lines);
      const share = sum(lines.map((one) => one.rejected)) / sum(lines.map((one) => one.quantity));
      expect(Math.abs(share - rejected)).toBeLessThan(0.004 + rejected * 0.25);
    }
  });

  it("never left a shelf below nothing, and left some empty before the next delivery", () => {
    const days = new Intl.DateTimeFormat("sv", { timeZone: shop.shop.timezone });
    const dayOf = (iso: string) => days.format(new Date(iso));
    type Move = { day: string; quantity: number };
    const moves = new Map<string, Move[]>();
    const note = (itemId: number, locationId: number, iso: string, quantity: number) => {
      const key = `${itemId} ${locationId}`;
      moves.set(key, [...(moves.get(key) ?? []), { day: dayOf(iso), quantity }]);
    };
    for (const order of orders.filter(({ cancelledAt }) => cancelledAt === null)) {
      const from = order.delivery?.locationId ?? shop.primaryLocation().id;
      for (const line of order.lines) {
        const { variant } = shop.variant(line.variantId!)!;
        const isSent = order.fulfillmentStatus === "FULFILLED";
        const left = isSent ? line.quantity : line.currentQuantity;
        if (variant.tracked !== false) {
          note(variant.inventoryItemId, from, order.processedAt, -left);
        }
      }
    }
    for (const one of shipments.filter(({ receivedAt }) => receivedAt !== null)) {
      const to = transferOf(one).destination!.locationId;
      for (const line of one.lines) note(line.itemId, to, one.receivedAt!, line.accepted);
    }
    let emptied = 0;
    for (const [key, all] of moves) {
      const [itemId, locationId] = key.split(" ").map(Number);
      let level = shop.levels.get(itemId!, locationId!)!.quantities.available;
      const byDay = Map.groupBy(all, (move) => move.day);
      for (const today of [...byDay.keys()].sort().reverse()) {
        const of = byDay.get(today)!.map(({ quantity }) => quantity);
        level += sum(of.filter((one) => one < 0).map((one) => -one));
        level -= sum(of.filter((one) => one > 0));
        expect(level).toBeGreaterThanOrEqual(0);
        if (level === 0 && of.some((one) => one > 0)) emptied += 1;
      }
    }
    expect(emptied).toBeGreaterThan(20);
  });

  it("leave in all what each variant has, spread over the locations", () => {
    for (const product of shop.products()) {
      for (const variant of product.variants) {
        const levels = shop.levels.of(variant.inventoryItemId);
        expect(sum(levels.map(({ quantities }) => quantities.available))).toBe(
          variant.inventoryQuantity,
        );
      }
    }
    const used = shop.db
      .prepare("SELECT count(DISTINCT location_id) AS n FROM inventory_levels")
      .get()!["n"];
    expect(used).toBe([...shop.locations()].length);
  });

  it("are on their way where they have not come by the end", () => {
    const coming = shipments.filter(({ status }) => status === "IN_TRANSIT");
    expect(coming.length).toBeGreaterThan(0);
    const incoming = shop.db.prepare("SELECT sum(incoming) AS n FROM inventory_levels").get()!["n"];
    expect(incoming).toBe(sum(coming.flatMap(({ lines }) => lines.map((one) => one.quantity))));
  });

  it("hold what open orders wait for", () => {
    const held = orders.flatMap((order) => heldNow(shop, order));
    expect(held.length).toBeGreaterThan(0);
    const committed = shop.db.prepare("SELECT sum(committed) AS n FROM inventory_levels").get()!;
    expect(committed["n"]).toBe(sum(held.map(({ quantity }) => quantity)));
  });
});

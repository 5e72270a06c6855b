import { createRandom } from "../../app/numeric/random.ts";
import type { ReturnRecord } from "../store/returns.ts";
import type { CustomerRecord, OrderRecord } from "../store/types.ts";
import type { ShopStore } from "../platform/world.ts";
import { withIndexesLater } from "./bulk-load.ts";
import { createCalendar } from "./calendar.ts";
import { drawHistories, kinds, nobody } from "./histories.ts";
import { toIso } from "../store/instants.ts";
import { listed } from "../pricing/price-level.ts";
import { pricesIncludeTax } from "../pricing/tax.ts";
import type { OrderDraft } from "./draft.ts";
import { makeOrder } from "./order.ts";
import { createShelves } from "./stock.ts";
import { holdForOrders } from "./held.ts";
import { createSupplies, takenFrom } from "./supplies.ts";
import { count, type GeneratedShop, newCount } from "./counted.ts";
import { createDeliveries, createLocations } from "./deliveries.ts";
import { createReturned } from "./returned.ts";
import { createAbandoned } from "./abandoned.ts";
import { createCredits } from "./credit.ts";
import { openShopOf } from "../shell/platform.ts";
import { createBuyers } from "./buyers.ts";
import { homesOf } from "./people.ts";
import { type Moment, momentsInOrder } from "./moments.ts";

export interface GenerateOptions {
  /** about so many, within 2 % */
  orders: number;
  seed: string | number;
  endsAt: Date;
  years?: number;
  onProgress?(progress: { orders: number; of: number }): void;
}

const batchSize = 10_000;
const soldWindow = 90;

const newBatch = (): {
  customers: CustomerRecord[];
  orders: OrderRecord[];
  returns: ReturnRecord[];
} => ({ customers: [], orders: [], returns: [] });

/**
 * Fills an empty shop with a history drawn from `truth`, the same for the same options. Records are written in
 * batches; what is kept meanwhile is some 20 bytes an order.
 */
export async function generateShop(
  store: ShopStore,
  options: GenerateOptions,
): Promise<GeneratedShop> {
  const { orders, seed, endsAt, years = 3, onProgress } = options;
  if (!Number.isInteger(orders) || orders < 1) {
    throw new RangeError(`orders must be a whole number of 1 or more, found ${orders}`);
  }
  const { shop } = store;
  const taxesIncluded = pricesIncludeTax(shop);
  const { country } = homesOf(shop)[0]!;
  const inShop = (cents: number) => listed(cents, shop.currency);
  const chance = createRandom(seed);
  const calendar = createCalendar(endsAt, years, store.shop.timezone);
  const histories = drawHistories(orders, calendar, chance.fork("histories"));
  const random = chance.fork("records");
  const shelves = createShelves(store, chance.fork("stock"), calendar.days, calendar.startOf);
  const buyers = createBuyers(store, histories.customers, chance.fork("people"));
  const counted = newCount(toIso(calendar.startOf(0)), histories);

  // drawn apart: who buys what, and what is refunded, is as before
  const places = createLocations(store);
  const deliveries = createDeliveries(places, calendar.endsAt, chance.fork("deliveries"));
  const supplies = createSupplies(
    store,
    shelves.articles,
    places,
    calendar,
    chance.fork("supplies"),
  );
  const returned = createReturned(
    store.nextId,
    shelves.typeOf,
    calendar.endsAt,
    chance.fork("returned"),
  );
  const whole = openShopOf(store);
  const abandoned = createAbandoned(whole, calendar.endsAt, chance.fork("abandoned"));
  const credits = createCredits(whole, calendar.endsAt, inShop, chance.fork("credit"));

  let batch = newBatch();
  let written = 0;
  // without gaps, so the store keeps none in hand: asked for one by one they would take a tenth of the time
  let nextNumber = 0;
  const nextId = (kind: "lineItem" | "refund") => store.nextId(kind);

  function makeNext({ day, position, at }: Moment): void {
    const kind = histories.kind[position]!;
    const who = histories.customer[position]!;
    const draft: OrderDraft = {
      id: store.nextId("order"),
      number: nextNumber++,
      at,
      kind,
      month: calendar.monthOf(day),
      dayOfMonth: calendar.dayOfMonth(day),
      ...(who === nobody
        ? buyers.stranger(kind)
        : buyers.customer(who, at, histories.valueRate[who]!, batch.customers)),
    };
    const basket = shelves.basketFor(day);
    const { endsAt } = calendar;
    const { giftCard } = shelves;
    const tools = {
      ...{ random, basket, giftCard, endsAt, country, listed: inShop },
      ...{ taxesIncluded, nextId },
    };
    const { order, lead } = makeOrder(draft, tools);
    if (who !== nobody && kind === kinds.stands) buyers.remember(who, lead);
    if (day >= calendar.days - soldWindow && kind !== kinds.test && kind !== kinds.cancelled) {
      for (const line of order.lines) shelves.sold(line.variantId!, line.quantity);
    }
    const course = deliveries.draw(order, draft, calendar.isWeekend(day));
    for (const line of order.lines) {
      const left = takenFrom(order, line);
      const from = order.delivery?.locationId ?? places[0]!.id;
      if (left > 0) supplies.sold(line.variantId!, from, day, left);
    }
    if (course) batch.returns.push(...returned.draw(order, course));
    abandoned.around(order, at);
    credits.draw(order, at);
    batch.orders.push(order);
    count(counted, order);
  }

  const moments = momentsInOrder(histories, calendar, chance.fork("moments"));
  await withIndexesLater(store, async () => {
    for (let next = moments.next(); !next.done;) {
      // One transaction around ids and records, else every block of ids is a commit of its own.
      store.transaction(() => {
        nextNumber = store.nextId("orderNumber", Math.min(batchSize, histories.orders - written));
        for (; !next.done && batch.orders.length < batchSize; next = moments.next()) {
          makeNext(next.value);
        }
        store.putMany(batch);
        abandoned.write();
      });
      written += batch.orders.length;
      batch = newBatch();
      onProgress?.({ orders: written, of: histories.orders });
      await new Promise((resolve) => setImmediate(resolve));
    }
  });
  store.transaction(() => {
    shelves.write(Math.min(soldWindow, calendar.days));
    supplies.write();
    holdForOrders(store);
    credits.finish();
  });
  return { ...counted, customers: buyers.count, customersWithoutOrder: buyers.withoutOrder };
}

import { createRandom, type Random } from "../../app/numeric/random.ts";
import type { CustomerRecord, OrderRecord } from "../store/types.ts";
import type { ShopStore } from "../platform/world.ts";
import { withIndexesLater } from "./bulk-load.ts";
import { createCalendar, type Calendar } from "./calendar.ts";
import { drawHistories, kinds, nobody, type Histories } from "./histories.ts";
import { iso } from "./instants.ts";
import type { OrderDraft } from "./draft.ts";
import { makeOrder } from "./order.ts";
import { homes, makeName, pickConsent, pickHome } from "./people.ts";
import { createShelves } from "./stock.ts";
import { truth, type Truth } from "./truth.ts";

export { truth, type Truth } from "./truth.ts";

export interface GenerateOptions {
  /** about so many, within 2 % */
  orders: number;
  seed: string | number;
  endsAt: Date;
  years?: number;
  onProgress?(progress: { orders: number; of: number }): void;
}

/** What was written, counted while writing. Money in cents. */
export interface GeneratedShop {
  truth: Truth;
  firstDay: string;
  orders: number;
  /** with a record in the shop, people who never ordered included */
  customers: number;
  customersWithoutOrder: number;
  cancelled: number;
  refundedInFull: number;
  refundedInPart: number;
  guests: number;
  tests: number;
  /** of orders neither cancelled nor test: items after discounts, less nothing */
  subtotals: number;
  refunds: number;
}

const batchSize = 10_000;
const soldWindow = 90;
const hunters = 0.08;
const subscribers = 0.03;

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
  const chance = createRandom(seed);
  const calendar = createCalendar(endsAt, years, store.shop.timezone);
  const histories = drawHistories(orders, calendar, chance.fork("histories"));
  const random = chance.fork("records");
  const shelves = createShelves(store, chance.fork("stock"), calendar.days, calendar.startOf);
  const people = createPeople(store, histories.customers, chance.fork("people"));
  const counted = newCount(iso(calendar.startOf(0)), histories);

  let batch: { customers: CustomerRecord[]; orders: OrderRecord[] } = { customers: [], orders: [] };
  let written = 0;
  const nextId = (kind: "lineItem" | "refund") => store.nextId(kind);

  function makeNext({ day, position, at }: Moment): void {
    const kind = histories.kind[position]!;
    const who = histories.customer[position]!;
    const draft: OrderDraft = {
      id: store.nextId("order"),
      number: store.nextId("orderNumber"),
      at,
      kind,
      month: calendar.monthOf(day),
      dayOfMonth: calendar.dayOfMonth(day),
      ...(who === nobody
        ? people.stranger(kind)
        : people.customer(who, at, histories.valueRate[who]!, batch.customers)),
    };
    const basket = shelves.basketFor(day);
    const tools = { random, basket, giftCard: shelves.giftCard, endsAt: calendar.endsAt, nextId };
    const { order, lead } = makeOrder(draft, tools);
    if (who !== nobody && kind === kinds.stands) people.remember(who, lead);
    if (day >= calendar.days - soldWindow && kind !== kinds.test && kind !== kinds.cancelled) {
      for (const line of order.lines) shelves.sold(line.variantId!, line.quantity);
    }
    batch.orders.push(order);
    count(counted, order);
  }

  const moments = momentsInOrder(histories, calendar, chance.fork("moments"));
  await withIndexesLater(store, async () => {
    for (let next = moments.next(); !next.done;) {
      // One transaction around ids and records, else every block of ids is a commit of its own.
      store.transaction(() => {
        for (; !next.done && batch.orders.length < batchSize; next = moments.next()) {
          makeNext(next.value);
        }
        store.putMany(batch);
      });
      written += batch.orders.length;
      batch = { customers: [], orders: [] };
      onProgress?.({ orders: written, of: histories.orders });
      await new Promise((resolve) => setImmediate(resolve));
    }
  });
  store.transaction(() => shelves.write(Math.min(soldWindow, calendar.days)));
  return { ...counted, customers: people.count, customersWithoutOrder: people.withoutOrder };
}

interface Moment {
  day: number;
  /** in the histories */
  position: number;
  /** seconds since 1970 */
  at: number;
}

/** All orders by the clock, one day at a time. */
function* momentsInOrder(
  histories: Histories,
  calendar: Calendar,
  random: Random,
): Generator<Moment, undefined> {
  for (let day = 0; day < calendar.days; day++) {
    const today: Moment[] = [];
    const end = histories.firstOfDay[day + 1]!;
    for (let position = histories.firstOfDay[day]!; position < end; position++) {
      today.push({ day, position, at: calendar.drawMoment(day, random) });
    }
    yield* today.sort((a, b) => a.at - b.at || a.position - b.position);
  }
  return undefined;
}

/** The shop's customers; a record is made with the first order. */
function createPeople(store: ShopStore, size: number, random: Random) {
  const ids = new Float64Array(size);
  const homeOf = new Uint8Array(size);
  const isHunter = new Uint8Array(size);
  const lastLead = new Int8Array(size).fill(-1);
  const hasBought = new Uint8Array(size);
  const emails = new Map<number, string>();
  let count = 0;
  let withoutOrder = 0;

  function newCustomer(at: number, home: number): CustomerRecord {
    const { firstName, lastName, email } = makeName(random, ++count);
    return {
      id: store.nextId("customer"),
      createdAt: iso(at),
      updatedAt: iso(at),
      firstName,
      lastName,
      email,
      phone: null,
      locale: homes[home]!.locale,
      emailMarketing: pickConsent(random),
      tags: [],
      note: null,
      numberOfOrders: 0,
      amountSpent: 0,
      lastOrderId: null,
    };
  }

  return {
    get count() {
      return count;
    },
    get withoutOrder() {
      return withoutOrder;
    },
    customer(who: number, at: number, valueRate: number, created: CustomerRecord[]) {
      if (ids[who] === 0) {
        homeOf[who] = pickHome(random);
        isHunter[who] = random.bernoulli(hunters) ? 1 : 0;
        const record = newCustomer(at, homeOf[who]!);
        ids[who] = record.id;
        created.push(record);
        emails.set(who, record.email!);
        if (random.bernoulli(subscribers)) {
          withoutOrder++;
          created.push({ ...newCustomer(at, pickHome(random)), emailMarketing: "SUBSCRIBED" });
        }
      }
      return {
        value: Math.round(100 * random.gamma(truth.value.p, valueRate)),
        customerId: ids[who]!,
        email: emails.get(who)!,
        home: homes[homeOf[who]!]!,
        isFirst: hasBought[who] === 0,
        isHunter: isHunter[who] === 1,
        previous: lastLead[who]!,
      };
    },
    stranger(kind: number) {
      const { p, q, gamma } = truth.value;
      const online = kind === kinds.test || random.bernoulli(0.35);
      return {
        value: Math.round(100 * random.gamma(p, random.gamma(q, gamma))),
        customerId: null,
        email:
          kind === kinds.test
            ? store.shop.email
            : online
              ? makeName(random, random.int(1, 999_999)).email.replace("@", ".guest@")
              : null,
        home: homes[online ? pickHome(random) : 0]!,
        isFirst: false,
        isHunter: false,
        previous: -1,
      };
    },
    remember(who: number, lead: number) {
      lastLead[who] = lead;
      hasBought[who] = 1;
    },
  };
}

function newCount(firstDay: string, histories: Histories): GeneratedShop {
  return {
    truth,
    firstDay,
    orders: histories.orders,
    customers: 0,
    customersWithoutOrder: 0,
    cancelled: 0,
    refundedInFull: 0,
    refundedInPart: 0,
    guests: 0,
    tests: 0,
    subtotals: 0,
    refunds: 0,
  };
}

function count(counted: GeneratedShop, order: OrderRecord): void {
  if (order.test) counted.tests++;
  else if (order.cancelledAt !== null) counted.cancelled++;
  else {
    if (order.customerId === null) counted.guests++;
    if (order.financialStatus === "REFUNDED") counted.refundedInFull++;
    if (order.financialStatus === "PARTIALLY_REFUNDED") counted.refundedInPart++;
    counted.subtotals += order.subtotal;
    counted.refunds += order.totalRefunded;
  }
}

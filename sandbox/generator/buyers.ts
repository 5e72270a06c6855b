import type { Random } from "../../app/numeric/random.ts";
import type { CustomerRecord } from "../store/types.ts";
import type { ShopStore } from "../platform/world.ts";
import { kinds } from "./histories.ts";
import { toIso } from "../store/instants.ts";
import { homesOf, makeName, pickConsent, pickHome } from "./people.ts";
import { truth } from "./truth.ts";

const hunters = 0.08;
/** of those who buy: known by their phone alone, and by phone and e-mail address */
const phones = { only: 0.03, too: 0.25 };
const subscribers = 0.03;

/** The shop's customers; a record is made with the first order. */
export function createBuyers(store: ShopStore, size: number, random: Random) {
  // drawn apart: whoever has a phone buys as before
  const phoneRandom = random.fork("phones");
  const homes = homesOf(store.shop);
  const ids = new Float64Array(size);
  const homeOf = new Uint8Array(size);
  const isHunter = new Uint8Array(size);
  const lastLead = new Int8Array(size).fill(-1);
  const hasBought = new Uint8Array(size);
  const emails = new Map<number, string | null>();
  let count = 0;
  let withoutOrder = 0;

  function newCustomer(at: number, home: number): CustomerRecord {
    const { firstName, lastName, email } = makeName(random, ++count);
    const draw = phoneRandom.next();
    const hasPhone = draw < phones.only + phones.too;
    return {
      id: store.nextId("customer"),
      createdAt: toIso(at),
      updatedAt: toIso(at),
      firstName,
      lastName,
      email: draw < phones.only ? null : email,
      // no area of that code exists
      phone: hasPhone ? `+1555${String(count % 10_000_000).padStart(7, "0")}` : null,
      locale: homes[home]!.locale,
      address: { countryCode: homes[home]!.country },
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
        homeOf[who] = pickHome(homes, random);
        isHunter[who] = random.bernoulli(hunters) ? 1 : 0;
        const record = newCustomer(at, homeOf[who]!);
        ids[who] = record.id;
        created.push(record);
        emails.set(who, record.email);
        if (random.bernoulli(subscribers)) {
          withoutOrder++;
          created.push({
            ...newCustomer(at, pickHome(homes, random)),
            emailMarketing: "SUBSCRIBED",
          });
        }
      }
      return {
        value: Math.round(100 * random.gamma(truth.value.p, valueRate)),
        customerId: ids[who]!,
        email: emails.get(who) ?? null,
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
        home: homes[online ? pickHome(homes, random) : 0]!,
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

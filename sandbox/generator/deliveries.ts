import type { Random } from "../../app/numeric/random.ts";
import type { ServiceCode } from "../fulfillment/carrier-services.ts";
import { carrierServices } from "../fulfillment/carrier-services.ts";
import type { ShopStore } from "../platform/world.ts";
import { toIso, toSeconds } from "../store/instants.ts";
import type { OrderRecord } from "../store/types.ts";
import {
  choiceTruth,
  locationTruth,
  serviceTruth,
  type Distance,
  type LocationTruth,
} from "./delivery-truth.ts";
import type { OrderDraft } from "./draft.ts";

const day = 86_400;
const minutesPerDay = 1440;

/** What is known of a parcel beside what the order keeps of it. Seconds since 1970. */
export interface Course {
  service: ServiceCode;
  sentAt: number;
  /** when it really arrived, told or not; null = never */
  arrivedAt: number | null;
}

export interface Deliveries {
  /** Draws how an order is sent and how it fares, and writes that into it; null where nothing travels, or not yet. */
  draw(order: OrderRecord, draft: OrderDraft, isWeekend: boolean): Course | null;
}

interface Place extends LocationTruth {
  id: number;
  country: string;
}

/** The shop's locations; the first is the one every shop begins with. */
export function createLocations(store: ShopStore): Place[] {
  const primary = store.primaryLocation();
  // the hubs are those of an American shop; others send all from where they are
  if (store.shop.currency !== "USD")
    return [{ ...locationTruth[0]!, id: primary.id, country: primary.address.countryCode }];
  return locationTruth.map((truth, index) => {
    const blank = { ...primary.address, city: null, provinceCode: null, zip: null };
    const address = { ...blank, ...truth.address };
    const id = index === 0 ? primary.id : store.nextId("location");
    store.putLocation({ ...primary, id, name: truth.name, isPrimary: index === 0, address });
    return { ...truth, id, country: address.countryCode };
  });
}

export function createDeliveries(
  places: readonly Place[],
  endsAt: number,
  random: Random,
): Deliveries {
  const first = places[0]!;

  function placeFor(country: string): Place {
    let left = random.next();
    for (const place of places) {
      left -= place.share[country] ?? 0;
      if (left < 0) return place;
    }
    return first;
  }

  function serviceFor(country: string): ServiceCode {
    const choices = choiceTruth[country === first.country ? "home" : "abroad"];
    let left = random.next();
    for (const code in choices) {
      left -= choices[code as ServiceCode]!;
      if (left < 0) return code as ServiceCode;
    }
    return "standard";
  }

  /** days on the way */
  function transit(service: ServiceCode, distance: Distance, month: number): number {
    const { transit: byDistance, december } = serviceTruth[service];
    const { minimum, more, shape } = byDistance[distance];
    const slower = month === 12 ? december : 1;
    return minimum + slower * random.gamma(shape, shape / more);
  }

  return {
    draw(order, draft, isWeekend) {
      if (order.sourceName === "pos") return null;
      const { country } = draft.home;
      const place = placeFor(country);
      const service = serviceFor(country);
      const [from, to] = carrierServices[service].promisedDays;
      const delivery = {
        locationId: place.id,
        service,
        promisedFrom: from * minutesPerDay,
        promisedTo: to * minutesPerDay,
        estimated: null as number | null,
        inTransit: null as number | null,
        delivered: null as number | null,
        failed: null as number | null,
      };
      order.delivery = delivery;
      const { handling } = place;
      const wait = handling.minimum + random.exponential(1 / handling.more);
      const way = transit(service, distanceOf(place.country, country), draft.month);
      const fate = random.next();
      if (order.cancelledAt !== null) return null;

      const drawn = draft.at + day * (wait + (isWeekend ? handling.weekend : 0));
      const sentAt = draft.stuckUntil ?? Math.floor(drawn);
      const refundedAt = order.financialStatus === "REFUNDED" ? order.refunds[0]!.createdAt : null;
      if (sentAt > endsAt || (refundedAt !== null && toSeconds(refundedAt) < sentAt)) {
        keep(order, refundedAt, Math.floor(draft.at + handling.minimum * day));
        return null;
      }
      order.fulfillmentStatus = "FULFILLED";
      const { tells, lost } = serviceTruth[service];
      const isLost = fate < lost;
      const arrivedAt = isLost ? null : Math.floor(sentAt + way * day);
      send(order, sentAt);
      if (carrierServices[service].isTracked) {
        const minute = (at: number) =>
          at > endsAt ? null : Math.round((at - draft.at) / 60) || null;
        const { minimum, more } = serviceTruth[service].transit[distanceOf(place.country, country)];
        delivery.inTransit = minute(sentAt + 0.35 * day);
        if (delivery.inTransit !== null) {
          delivery.estimated = Math.round(
            (sentAt - draft.at) / 60 + (minimum + more) * minutesPerDay,
          );
          if (isLost) delivery.failed = minute(sentAt + (3 * (minimum + more) + 10) * day);
          else if (fate < lost + tells * (1 - lost)) delivery.delivered = minute(arrivedAt!);
        }
      }
      return { service, sentAt, arrivedAt };
    },
  };
}

/** Not sent by the end, or refunded before: of some orders a part was. */
function keep(order: OrderRecord, refundedAt: string | null, partAt: number): void {
  order.closedAt = refundedAt;
  if (order.fulfillmentStatus === "PARTIALLY_FULFILLED") order.fulfilledAt = toIso(partAt);
  else order.fulfillmentStatus = "UNFULFILLED";
  if (refundedAt === null && order.refunds.length === 0) order.updatedAt = order.createdAt;
}

/** The order is archived when it is sent; what happened to it later keeps its own moment. */
function send(order: OrderRecord, at: number): void {
  order.closedAt = toIso(at);
  if (order.refunds.length === 0 || toSeconds(order.updatedAt) < at) {
    order.updatedAt = order.closedAt;
  }
}

const europe = new Set(["GB", "FR", "DE", "NL"]);
const america = new Set(["US", "CA"]);

function distanceOf(from: string, to: string): Distance {
  if (from === to) return "home";
  const together = (area: Set<string>) => area.has(from) && area.has(to);
  return together(europe) || together(america) ? "near" : "far";
}

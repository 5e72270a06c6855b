import { minutesAfter } from "../../fulfillment/course.ts";
import { parcelStatus } from "../../fulfillment/events.ts";
import { fulfilmentOf, serviceFor } from "../../fulfillment/of-order.ts";
import type { ShopStore } from "../../platform/world.ts";
import { html, type Markup } from "../../shell/html.ts";
import type { FulfillmentRecord } from "../../store/fulfillment-records.ts";
import type { OrderRecord } from "../../store/types.ts";

const words = {
  en: {
    by: (service: string, day: string) => `${service}: delivery by ${day}`,
    plain: (service: string) => service,
    shown: {
      FULFILLED: "On its way",
      IN_TRANSIT: "On its way",
      OUT_FOR_DELIVERY: "Out for delivery",
      DELIVERED: "Delivered",
      DELAYED: "Delayed",
      FAILURE: "Lost on its way",
      CANCELED: "Called back",
    } as Record<string, string>,
  },
  fr: {
    by: (service: string, day: string) => `${service} : livraison au plus tard le ${day}`,
    plain: (service: string) => service,
    shown: {
      FULFILLED: "En route",
      IN_TRANSIT: "En route",
      OUT_FOR_DELIVERY: "En cours de livraison",
      DELIVERED: "Livré",
      DELAYED: "Retardé",
      FAILURE: "Perdu en route",
      CANCELED: "Rappelé",
    } as Record<string, string>,
  },
};

/** What a shopper sees of the way of an order: how it travels, by when, and where each parcel is. */
export function parcels(
  store: ShopStore,
  order: OrderRecord,
  language: "en" | "fr",
  locale: string,
  /** what stands below each parcel */
  below: (parcel: FulfillmentRecord) => Markup | null = () => null,
): Markup | null {
  const service = serviceFor(store, order);
  if (!service || order.cancelledAt !== null) return null;
  const say = words[language];
  const promised = order.delivery?.promisedTo ?? null;
  const day = (minutes: number) =>
    new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: store.shop.timezone }).format(
      new Date(minutesAfter(order, minutes)),
    );
  return html`<p>
      ${promised === null ? say.plain(service.title) : say.by(service.title, day(promised))}
    </p>
    ${fulfilmentOf(store, order).fulfillments.map((parcel) => {
      const { company, numbers, urls } = parcel.tracking;
      const number = numbers[0];
      return html`<p>
          ${say.shown[parcelStatus(parcel)] ?? say.shown["IN_TRANSIT"]} ${company}
          ${number && (urls[0] ? html`<a href="${urls[0]}">${number}</a>` : number)}
        </p>
        ${below(parcel)}`;
    })}`;
}

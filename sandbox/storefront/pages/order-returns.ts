import type { ShopStore } from "../../platform/world.ts";
import { html, type Markup } from "../../shell/html.ts";
import type { ReturnRecord } from "../../store/returns.ts";
import type { OrderRecord } from "../../store/types.ts";

const words: Record<"en" | "fr", Record<ReturnRecord["status"], string>> = {
  en: {
    REQUESTED: "Return requested",
    OPEN: "Return in progress",
    CLOSED: "Return complete",
    DECLINED: "Return declined",
    CANCELED: "Return canceled",
  },
  fr: {
    REQUESTED: "Retour demandé",
    OPEN: "Retour en cours",
    CLOSED: "Retour terminé",
    DECLINED: "Retour refusé",
    CANCELED: "Retour annulé",
  },
};

/** What a shopper sees of what they send back, each with what an extension says below it. */
export function returnsOfOrder(
  store: ShopStore,
  order: OrderRecord,
  language: "en" | "fr",
  below: (one: ReturnRecord) => Markup | null,
): Markup {
  return html`${store.returnsOf(order.id).map(
    (one) =>
      html`<section class="panel">
        <p>${words[language][one.status]}</p>
        ${below(one)}
      </section>`,
  )}`;
}

import { minutesAfter } from "../../fulfillment/course.ts";
import { parcelStatus } from "../../fulfillment/events.ts";
import { holdReasons } from "../../fulfillment/holds.ts";
import { fulfilmentOf, serviceFor } from "../../fulfillment/of-order.ts";
import { supportedActions } from "../../fulfillment/status.ts";
import type { FulfillmentOrderRecord, FulfillmentRecord } from "../../store/fulfillment-records.ts";
import type { OrderRecord } from "../../store/types.ts";
import { shopTime, words } from "../format.ts";
import type { Markup } from "../html.ts";
import { html } from "../html.ts";
import { badge, card } from "../layout.ts";
import { facts } from "../table.ts";
import type { Visit } from "./visit.ts";

/** A button that does one thing to the order; `fields` go with it. */
export function act(
  { base }: Visit,
  order: OrderRecord,
  name: string,
  label: string,
  id: number,
  fields: Markup | null = null,
): Markup {
  return html`<form class="buttons" method="post" action="${base}/orders/${order.id}/act">
    <input type="hidden" name="id" value="${id}" />
    ${fields}
    <button class="button" name="act" value="${name}">${label}</button>
  </form>`;
}

const titleOf = (order: OrderRecord, lineId: number): string =>
  order.lines.find((line) => line.id === lineId)?.title ?? "A line that is gone";

/** How the order is to travel, and what was promised. */
export function travel({ store }: Visit, order: OrderRecord): [string, Markup | string | null][] {
  const { timezone } = store.shop;
  const promised = order.delivery?.promisedTo ?? null;
  return [
    ["Shipping by", serviceFor(store, order)?.title ?? null],
    [
      "Promised until",
      promised === null ? null : shopTime(minutesAfter(order, promised), timezone),
    ],
  ];
}

function workCard(visit: Visit, order: OrderRecord, work: FulfillmentOrderRecord): Markup {
  const { store } = visit;
  const actions = new Set(supportedActions(work, []));
  const elsewhere = [...store.locations()].filter(
    (one) => one.isActive && one.id !== work.locationId,
  );
  const option = (value: string | number, label: string) =>
    html`<option value="${value}">${label}</option>`;
  return card(
    `To send from ${store.location(work.locationId)?.name ?? "a location that is gone"}`,
    html`<p>
        ${badge(words(work.status), work.status === "OPEN" ? "info" : "warn")}
        ${work.holds.map((hold) => badge(`Held: ${words(hold.reason)}`, "warn"))}
        ${work.fulfillBy && html`by ${shopTime(work.fulfillBy, store.shop.timezone)}`}
      </p>
      <ul class="plain-list">
        ${work.lines.map(
          (line) =>
            html`<li>${line.remaining} of ${line.total} × ${titleOf(order, line.lineId)}</li>`,
        )}
      </ul>
      <div class="buttons">
        ${actions.has("CREATE_FULFILLMENT") && act(visit, order, "fulfill", "Send", work.id)}
        ${actions.has("RELEASE_HOLD") && act(visit, order, "release", "Release", work.id)}
        ${
          actions.has("HOLD") &&
          work.holds.length === 0 &&
          act(
            visit,
            order,
            "hold",
            "Hold",
            work.id,
            html`<label class="field"
              >Because of
              <select name="reason">
                ${holdReasons.map((reason) => option(reason, words(reason)))}
              </select></label
            >`,
          )
        }
        ${
          actions.has("MOVE") &&
          elsewhere.length > 0 &&
          act(
            visit,
            order,
            "move",
            "Move",
            work.id,
            html`<label class="field"
              >To
              <select name="location">
                ${elsewhere.map(({ id, name }) => option(id, name))}
              </select></label
            >`,
          )
        }
      </div>`,
  );
}

function parcelCard(visit: Visit, order: OrderRecord, parcel: FulfillmentRecord): Markup {
  const { store } = visit;
  const { timezone } = store.shop;
  const shown = parcelStatus(parcel);
  const isUnderWay = parcel.status === "SUCCESS" && shown !== "DELIVERED";
  const { company, numbers } = parcel.tracking;
  return card(
    `Parcel ${order.name}-F${parcel.number}`,
    html`<p>${badge(words(shown), shown === "DELIVERED" ? "good" : "info")}</p>
      ${facts([
        ["Sent", shopTime(parcel.createdAt, timezone)],
        ["From", store.location(parcel.locationId)?.name ?? null],
        ["Carrier", company],
        ["Number", numbers.join(", ") || null],
        [
          "Holds",
          parcel.lines
            .map((line) => `${line.quantity} × ${titleOf(order, line.lineId)}`)
            .join(", "),
        ],
      ])}
      ${
        parcel.events.length > 0 &&
        html`<ul class="plain-list">
          ${parcel.events.map(
            (event) =>
              html`<li>${shopTime(event.happenedAt, timezone)}: ${words(event.status)}</li>`,
          )}
        </ul>`
      }
      ${
        isUnderWay &&
        html`<div class="buttons">
          ${act(visit, order, "inTransit", "In transit", parcel.id)}
          ${act(visit, order, "delivered", "Delivered", parcel.id)}
          ${act(visit, order, "late", "Make late", parcel.id)}
          ${act(visit, order, "callBack", "Call back", parcel.id)}
        </div>`
      }`,
  );
}

/** What is to be sent and what was, with what the merchant may do about it. */
export function workCards(visit: Visit, order: OrderRecord): Markup {
  const { orders, fulfillments } = fulfilmentOf(visit.store, order);
  const toDo = orders.filter(({ status }) => status !== "CLOSED" && status !== "CANCELLED");
  return html`${toDo.map((work) => workCard(visit, order, work))}
  ${fulfillments.map((parcel) => parcelCard(visit, order, parcel))}`;
}

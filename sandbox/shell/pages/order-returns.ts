import { reasonById, reasons } from "../../returns/reasons.ts";
import { returnablesOf } from "../../returns/returnable.ts";
import type { ReturnRecord } from "../../store/returns.ts";
import type { OrderRecord } from "../../store/types.ts";
import { shopTime, words } from "../format.ts";
import type { Markup } from "../html.ts";
import { html } from "../html.ts";
import { badge, card } from "../layout.ts";
import { act } from "./order-work.ts";
import type { Visit } from "./visit.ts";

const titleOf = (order: OrderRecord, lineId: number): string =>
  order.lines.find((line) => line.id === lineId)?.title ?? "A line that is gone";

function returnCard(visit: Visit, order: OrderRecord, one: ReturnRecord): Markup {
  return card(
    `Return ${order.name}-R${one.number}`,
    html`<p>
        ${badge(words(one.status), one.status === "CLOSED" ? "quiet" : "warn")}
        ${shopTime(one.createdAt, visit.store.shop.timezone)}
        ${one.decline && `Declined: ${words(one.decline.reason)}`}
      </p>
      <ul class="plain-list">
        ${one.lines.map(
          (line) =>
            html`<li>
              ${line.quantity} × ${titleOf(order, line.lineId)}: ${reasonById(line.reasonId)?.name}
              ${line.customerNote}
            </li>`,
        )}
      </ul>
      <div class="buttons">
        ${
          one.status === "REQUESTED" &&
          html`${act(visit, order, "approve", "Approve", one.id)}
          ${act(visit, order, "decline", "Decline", one.id)}`
        }
        ${
          one.status === "OPEN" &&
          html`${act(visit, order, "takeBack", "Take back and refund", one.id)}
          ${act(visit, order, "close", "Close", one.id)}`
        }
      </div>`,
  );
}

/** The order's returns, and a form to take one. */
export function returnCards(visit: Visit, order: OrderRecord): Markup {
  const left = returnablesOf(visit.store, order).filter(({ quantity }) => quantity > 0);
  const option = (value: number, label: string) => html`<option value="${value}">${label}</option>`;
  return html`${visit.store.returnsOf(order.id).map((one) => returnCard(visit, order, one))}
  ${
    left.length > 0 &&
    card(
      "Return an item",
      html`<form class="buttons" method="post" action="${visit.base}/orders/${order.id}/act">
        <label class="field"
          >Item
          <select name="id">
            ${left.map(({ line }) => option(line.id, titleOf(order, line.lineId)))}
          </select></label
        >
        <label class="field"
          >Reason
          <select name="reason">
            ${reasons.slice(0, 10).map(({ id, name }) => option(id, name))}
          </select></label
        >
        <button class="button" name="act" value="return">Take it back</button>
        <button class="button" name="act" value="request">Let the buyer ask</button>
      </form>`,
    )
  }`;
}

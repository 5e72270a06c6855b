import { arrivedOf, totalOf } from "../../transfers/quantities.ts";
import {
  transferColumns,
  transferFromRow,
  type ShipmentRecord,
  type TransferRecord,
} from "../../store/transfers.ts";
import { count, shopTime, words } from "../format.ts";
import { html, type Markup } from "../html.ts";
import { backLink, badge, card, heading } from "../layout.ts";
import { placeIn, sliceOf } from "../slice.ts";
import { pager, table } from "../table.ts";
import type { Visit } from "./visit.ts";

/** Goods on their way between locations and from suppliers, latest first. */
export function transfersPage(visit: Visit): string {
  const { store, base, query } = visit;
  const { timezone } = store.shop;
  const slice = sliceOf(store.db, {
    table: "inventory_transfers",
    columns: transferColumns,
    sort: "created_at",
    place: placeIn(query),
    read: transferFromRow,
  });
  const said = typeof query["said"] === "string" ? query["said"] : null;
  return visit.show({
    title: "Transfers",
    section: "products",
    body: html`${backLink(`${base}/products`, "Products")} ${heading("Transfers")}
    ${said && html`<p class="note" role="alert">${said}</p>`} ${orderCard(visit)}
    ${table(
      [
        { label: "Transfer" },
        { label: "Of", wrap: true },
        { label: "From" },
        { label: "To" },
        { label: "Pieces", number: true },
        { label: "State" },
        { label: "Made" },
        { label: "Shipments", wrap: true },
      ],
      slice.rows.map((transfer) => [
        transfer.name,
        transfer.referenceName ?? titleOf(visit, transfer),
        transfer.origin?.name ?? "Outside",
        transfer.destination?.name ?? "–",
        count(totalOf(transfer)),
        badge(words(transfer.status), transfer.status === "TRANSFERRED" ? "good" : "info"),
        shopTime(transfer.createdAt, timezone),
        html`${store.transfers.shipmentsOf(transfer.id).map((one) => shipmentLine(visit, one))}
        ${
          (transfer.status === "READY_TO_SHIP" || transfer.status === "IN_PROGRESS") &&
          button(visit, "ship", transfer.id, "Ship what is left")
        }
        ${transfer.status === "READY_TO_SHIP" && button(visit, "cancel", transfer.id, "Call off")}`,
      ]),
      "Nothing was ever transferred.",
    )}
    ${pager(slice, `${base}/transfers?`)}`,
  });
}

const titleOf = ({ store }: Visit, { lines }: TransferRecord): string =>
  lines.map(({ itemId }) => store.variantByItem(itemId)?.variant.sku ?? "–").join(", ");

const button = ({ base }: Visit, act: string, id: number, label: string) =>
  html`<form method="post" action="${base}/transfers/act">
    <input type="hidden" name="id" value="${id}" />
    <button class="button" name="act" value="${act}">${label}</button>
  </form>`;

function shipmentLine(visit: Visit, shipment: ShipmentRecord): Markup {
  const { timezone } = visit.store.shop;
  const { total, accepted, rejected, unreceived } = arrivedOf(shipment);
  const isOpen = shipment.status === "IN_TRANSIT" || shipment.status === "PARTIALLY_RECEIVED";
  const expected = shipment.tracking?.arrivesAt ?? null;
  return html`<div>
    ${shipment.name} ${badge(words(shipment.status), isOpen ? "warn" : "quiet")}
    ${
      isOpen
        ? html`${count(unreceived)} of ${count(total)} to come
          ${expected && html`by ${shopTime(expected, timezone)}`}`
        : html`${count(accepted)} taken, ${count(rejected)} turned away`
    }
    ${
      isOpen &&
      html`<div class="buttons">
        ${button(visit, "receive", shipment.id, "Receive")}
        ${button(visit, "reject", shipment.id, "Turn away")}
      </div>`
    }
  </div>`;
}

function orderCard({ store, base }: Visit): Markup {
  const places = [...store.locations()].filter(({ isActive }) => isActive);
  const options = places.map(({ id, name }) => html`<option value="${id}">${name}</option>`);
  return card(
    "New transfer",
    html`<form class="buttons" method="post" action="${base}/transfers">
      <label class="field">SKU <input name="sku" required /></label>
      <label class="field"
        >Pieces <input name="quantity" type="number" min="1" max="100000" value="10" required
      /></label>
      <label class="field"
        >From
        <select name="origin">
          <option value="">Outside</option>
          ${options}
        </select></label
      >
      <label class="field"
        >To
        <select name="destination">
          ${options}
        </select></label
      >
      <button class="button" type="submit">Make ready</button>
    </form>`,
  );
}

import { onHandOf } from "../../inventory/quantities.ts";
import { isTracked } from "../../store/inventory-items.ts";
import type { LevelRecord } from "../../store/inventory-levels.ts";
import type { ProductRecord, VariantRecord } from "../../store/types.ts";
import { count } from "../format.ts";
import { html, type Markup } from "../html.ts";
import { badge, card } from "../layout.ts";
import { table } from "../table.ts";
import type { Visit } from "./visit.ts";

/** What is counted of each variant, by location, and what the merchant's staff does about it. */
export function stockCards(visit: Visit, product: ProductRecord): Markup {
  const places = [...visit.store.locations()].filter(({ isActive }) => isActive);
  const rows = product.variants.flatMap((variant) =>
    visit.store.levels
      .of(variant.inventoryItemId)
      .filter(({ isActive }) => isActive)
      .map((level) => levelRow(visit, variant, level)),
  );
  return html`${table(
    [
      { label: "Stock", wrap: true },
      { label: "Location", wrap: true },
      { label: "Available", number: true },
      { label: "Committed", number: true },
      { label: "Unavailable", number: true },
      { label: "On hand", number: true },
      { label: "Incoming", number: true },
    ],
    rows,
    "Nothing is counted.",
  )}
  ${product.variants.map((variant) =>
    card(
      `Stock of ${variant.title}`,
      html`<p>${stateOf(variant)}</p>
        <div class="buttons">
          ${
            isTracked(variant) && variant.inventoryQuantity <= 0
              ? ""
              : button(visit, variant, "sellOut", "Sell out")
          }
          ${button(
            visit,
            variant,
            variant.oversells ? "stopAtNothing" : "oversell",
            variant.oversells ? "Stop selling when out of stock" : "Sell when out of stock",
          )}
          ${button(
            visit,
            variant,
            isTracked(variant) ? "untrack" : "track",
            isTracked(variant) ? "Do not track" : "Track",
          )}
        </div>
        <form class="buttons" method="post" action="${visit.base}/products/${product.id}/stock">
          <input type="hidden" name="item" value="${variant.inventoryItemId}" />
          <label class="field"
            >Pieces <input name="quantity" type="number" min="1" max="100000" value="10" required
          /></label>
          <label class="field"
            >At
            <select name="location">
              ${places.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}
            </select></label
          >
          <button class="button" name="act" value="add">Receive</button>
          <button class="button" name="act" value="damage">Damaged</button>
        </form>`,
    ),
  )}`;
}

function stateOf(variant: VariantRecord): Markup {
  if (!isTracked(variant)) return badge("Not tracked", "quiet");
  const left = count(variant.inventoryQuantity);
  if (variant.inventoryQuantity > 0) return html`${badge("In stock", "good")} ${left} to buy`;
  return variant.oversells ? badge("Sold on", "warn") : badge("Sold out", "warn");
}

const button = ({ base, id }: Visit, variant: VariantRecord, act: string, label: string) =>
  html`<form method="post" action="${base}/products/${id}/stock">
    <input type="hidden" name="item" value="${variant.inventoryItemId}" />
    <button class="button" name="act" value="${act}">${label}</button>
  </form>`;

function levelRow({ store }: Visit, variant: VariantRecord, level: LevelRecord) {
  const { quantities } = level;
  const { available, committed, incoming } = quantities;
  return [
    variant.title,
    store.location(level.locationId)?.name ?? "–",
    count(available),
    count(committed),
    count(onHandOf(level) - available - committed),
    count(onHandOf(level)),
    count(incoming),
  ];
}

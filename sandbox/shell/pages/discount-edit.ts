import { discountStatus } from "../../pricing/discount-status.ts";
import { plainAmount } from "../../store/amounts.ts";
import type { DiscountRecord } from "../../store/types.ts";
import { html, type Markup } from "../html.ts";
import { card } from "../layout.ts";
import type { Visit } from "./visit.ts";

const combinations = {
  productDiscounts: "Combines with product discounts",
  orderDiscounts: "Combines with order discounts",
  shippingDiscounts: "Combines with shipping discounts",
} as const;

/** A box for each class of discounts it may stand beside. */
export const combinationBoxes = (isOn: (name: keyof typeof combinations) => boolean): Markup =>
  html`${Object.entries(combinations).map(
    ([name, label]) =>
      html`<label class="choice"
        ><input
          type="checkbox"
          name="${name}"
          value="1"
          ${isOn(name as keyof typeof combinations) ? "checked" : ""}
        />
        <span>${label}</span></label
      >`,
  )}`;

const typed = (instant: string | null) => instant?.replace(/Z$/, "") ?? "";

/** What the merchant may change by hand; the app hears of it by webhook. */
export function editCard({ base, query, store, world }: Visit, discount: DiscountRecord): Markup {
  const action = `${base}/discounts/${discount.id}`;
  const problem = String(query["problem"] ?? "");
  const percentage = discount.type === "basic" ? (discount.value?.percentage ?? null) : null;
  const runs = discountStatus(discount, world.clock.iso()) === "ACTIVE";
  const act = (word: string, label: string) =>
    html`<form method="post" action="${action}/${word}">
      <button class="button" type="submit">${label}</button>
    </form>`;
  return card(
    "Change this discount",
    html`<form class="buttons" method="post" action="${action}/save">
        ${problem !== "" && html`<p role="alert">${problem}</p>`}
        <label class="field"
          >Title <input name="title" value="${discount.title}" required maxlength="255"
        /></label>
        ${
          percentage !== null &&
          html`<label class="field"
            >Percent off
            <input
              name="percent"
              type="number"
              min="0"
              max="100"
              step="0.01"
              value="${+(percentage * 100).toFixed(2)}"
          /></label>`
        }
        <label class="field"
          >Begins (UTC)
          <input
            type="datetime-local"
            name="startsAt"
            step="1"
            required
            value="${typed(discount.startsAt)}"
        /></label>
        <label class="field"
          >Ends (UTC)
          <input type="datetime-local" name="endsAt" step="1" value="${typed(discount.endsAt)}"
        /></label>
        ${
          discount.type !== "bxgy" &&
          discount.minimumQuantity === null &&
          html`<label class="field"
            >Minimum purchase
            <input
              name="minimum"
              type="number"
              min="0"
              step="any"
              value="${discount.minimumSubtotal === null ? "" : plainAmount(discount.minimumSubtotal, store.shop.currency)}"
          /></label>`
        }
        ${combinationBoxes((name) => discount.combinesWith[name])}
        ${
          discount.kind === "code" &&
          html`<label class="choice"
            ><input
              type="checkbox"
              name="once"
              value="1"
              ${discount.appliesOncePerCustomer ? "checked" : ""}
            />
            <span>Once per customer</span></label
          >`
        }
        <button class="button" type="submit">Save</button>
      </form>
      <div class="buttons">
        ${runs ? act("deactivate", "Deactivate") : act("activate", "Activate")}
        ${act("delete", "Delete discount")}
      </div>`,
  );
}

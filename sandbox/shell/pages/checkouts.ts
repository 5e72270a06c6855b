import { abandonedSince, recoveryUrl } from "../../abandoned/checkouts.ts";
import { checkoutColumns, checkoutFromRow, type CheckoutRecord } from "../../store/checkouts.ts";
import { money, shopTime } from "../format.ts";
import { html } from "../html.ts";
import { backLink, badge, heading } from "../layout.ts";
import { placeIn, sliceOf } from "../slice.ts";
import { pager, table } from "../table.ts";
import type { Visit } from "./visit.ts";

/** Checkouts that were begun, the latest first; each can be made older than it is. */
export function checkoutsPage(visit: Visit): string {
  const { store, base, query, world, domain } = visit;
  const { timezone, currency } = store.shop;
  const slice = sliceOf(store.db, {
    table: "checkouts",
    columns: checkoutColumns,
    sort: "created_at",
    place: placeIn(query),
    read: checkoutFromRow,
  });
  const older = ({ id }: CheckoutRecord, hours: number, label: string) =>
    html`<form method="post" action="${base}/checkouts/${id}/age">
      <button class="button" name="hours" value="${hours}">${label}</button>
    </form>`;
  return visit.show({
    title: "Abandoned checkouts",
    section: "orders",
    body: html`${backLink(`${base}/orders`, "Orders")} ${heading("Abandoned checkouts")}
    ${table(
      [
        { label: "Checkout" },
        { label: "Who" },
        { label: "Total", number: true },
        { label: "Changed" },
        { label: "State" },
        { label: "Recover" },
        { label: "Make older" },
      ],
      slice.rows.map((checkout) => [
        `#${checkout.id}`,
        checkout.customerName || checkout.email || "Nobody yet",
        money(checkout.total, currency),
        shopTime(checkout.updatedAt, timezone),
        badge(stateOf(checkout, world.clock.iso())),
        html`<a href="${recoveryUrl(world, domain, checkout)}">Link</a>`,
        html`<div class="buttons">
          ${older(checkout, 2, "2 hours")} ${older(checkout, 48, "2 days")}
        </div>`,
      ]),
      "Nobody has begun a checkout.",
    )}
    ${pager(slice, `${base}/checkouts?`)}`,
  });
}

function stateOf(checkout: CheckoutRecord, now: string): string {
  const abandoned = abandonedSince(checkout, now) !== null;
  if (checkout.completedAt !== null) return abandoned ? "Recovered" : "Paid";
  return abandoned ? "Abandoned" : "Under way";
}

import { discountStatus } from "../../pricing/discount-status.ts";
import { appListing } from "../app-listing.ts";
import { count } from "../format.ts";
import { html } from "../html.ts";
import { card, heading } from "../layout.ts";
import type { Visit } from "./visit.ts";

export function homePage(visit: Visit): string {
  const { world, store, domain, base } = visit;
  const now = world.clock.iso();
  let running = 0;
  for (const discount of store.discounts()) {
    if (discountStatus(discount, now) === "ACTIVE") running++;
  }
  const app = appListing(world);
  return visit.show({
    title: "Home",
    section: "home",
    body: html`${heading(store.shop.name)}
      <dl class="figures">
        <div>
          <dt>Orders</dt>
          <dd>${count(store.orderCount())}</dd>
        </div>
        <div>
          <dt>Customers</dt>
          <dd>${count(store.customerCount())}</dd>
        </div>
        <div>
          <dt>Running discounts</dt>
          <dd>${count(running)}</dd>
        </div>
      </dl>
      <div class="columns">
        ${card(
          app.name,
          html`<p>The app, as a merchant opens it.</p>
            <a class="button primary" href="${base}/apps/${world.apiKey}"
              >${world.isInstalled(domain) ? `Open ${app.name}` : `Install ${app.name}`}</a
            >`,
        )}
        ${card(
          "The shop's front door",
          html`<p>Buy something as a shopper would, with a code if you have one.</p>
            <a class="button" href="/storefront/${domain}">Visit the store</a>`,
        )}
        ${card(
          "Time and trouble",
          html`<p>Move the shop's clock, or let things go wrong on purpose.</p>
            <a class="button" href="${base}/sandbox">Open controls</a>`,
        )}
      </div>`,
  });
}

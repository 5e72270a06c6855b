import type { AppSubscription, Price } from "../../billing/billing.ts";
import { appListing } from "../app-listing.ts";
import { count, words } from "../format.ts";
import { html } from "../html.ts";
import { badge, card, heading } from "../layout.ts";
import { platformOf } from "../platform.ts";
import type { Visit } from "./visit.ts";
import { found } from "./visit.ts";

const priced = ({ amount, currencyCode }: Price) =>
  new Intl.NumberFormat("en-US", { style: "currency", currency: currencyCode }).format(+amount);

function lines({ lines }: AppSubscription) {
  return lines.map(({ recurring, usage }) =>
    recurring
      ? html`<li>${priced(recurring.price)} ${words(recurring.interval).toLowerCase()}</li>`
      : usage &&
        html`<li>Up to ${priced(usage.cappedAmount)} every 30 days by use: ${usage.terms}</li>`,
  );
}

/** Where a merchant agrees to what the app asks to be paid. */
export function chargePage(visit: Visit): string {
  const { world, domain, base } = visit;
  const app = appListing(world);
  const { billing } = platformOf(world).tenant(domain);
  const charge = found(billing.get(visit.id), "charge", visit.id);
  const action = `${base}/charges/${charge.id}`;
  return visit.show({
    title: `Approve ${charge.name}`,
    section: "app",
    body: html`${heading(
      `${app.name}: ${charge.name}`,
      html`${badge(words(charge.status), charge.status === "ACTIVE" ? "good" : "quiet")}
      ${charge.test && badge("Test charge", "warn")}`,
    )}
    ${card(
      "What it costs",
      html`<ul class="plain-list">
          ${lines(charge)}
        </ul>
        ${charge.trialDays > 0 && html`<p>The first ${count(charge.trialDays)} days are free.</p>`}
        ${
          charge.status === "PENDING" &&
          html`<div class="buttons">
            <form method="post" action="${action}/approve">
              <button class="button primary" type="submit">Approve</button>
            </form>
            <form method="post" action="${action}/decline">
              <button class="button" type="submit">Decline</button>
            </form>
          </div>`
        }
        <p class="note">Nobody is charged here.</p>`,
    )}`,
  });
}

import { approvals, type Approval } from "../../admin-api/protected-data.ts";
import { faultKinds } from "../../faults/faults.ts";
import { costsHidden } from "../../inventory/costs.ts";
import { isStoreCreditOn } from "../../store-credit/spending.ts";
import { count, shopTime } from "../format.ts";
import type { Markup } from "../html.ts";
import { html } from "../html.ts";
import { card, heading } from "../layout.ts";
import { platformOf } from "../platform.ts";
import { table } from "../table.ts";
import type { Visit } from "./visit.ts";

const HOUR = 3_600_000;
const STEPS: [string, number][] = [
  ["+1 hour", HOUR],
  ["+1 day", 24 * HOUR],
  ["+30 days", 30 * 24 * HOUR],
];

function clockCard({ world, store, base }: Visit): Markup {
  const now = world.clock.iso();
  const step = ([label, milliseconds]: [string, number]) =>
    html`<form method="post" action="${base}/sandbox/clock">
      <button class="button" name="advance" value="${milliseconds}">${label}</button>
    </form>`;
  return card(
    "Clock",
    html`<p>
        <strong>${shopTime(now, store.shop.timezone)}</strong> in ${store.shop.timezone}
        <code>${now}</code>
      </p>
      <div class="buttons">
        ${STEPS.map(step)}
        <form class="buttons" method="post" action="${base}/sandbox/clock">
          <label class="field"
            >Set to (UTC)
            <input
              type="datetime-local"
              name="moment"
              step="1"
              required
              value="${now.replace("Z", "")}"
          /></label>
          <button class="button" type="submit">Set</button>
        </form>
        <form method="post" action="${base}/sandbox/clock">
          <button class="button" name="moment" value="now">Back to real time</button>
        </form>
      </div>
      <p class="note">
        Sales begin and end by this clock, and orders get its time. Tokens live by the real one.
      </p>`,
  );
}

const APPROVALS: Record<Approval, string> = {
  none: "nothing",
  "1": "level 1: no names, no addresses",
  "1 and countries": "level 1, and countries of addresses",
  "2": "level 2: all",
};

function approvalCard({ world, domain, base }: Visit): Markup {
  const now = platformOf(world).tenant(domain).approval();
  const choice = (level: Approval) =>
    html`<option value="${level}" ${level === now && "selected"}>${APPROVALS[level]}</option>`;
  return card(
    "Protected customer data",
    html`<form class="buttons" method="post" action="${base}/sandbox/protected-data">
        <label class="field"
          >Approved
          <select name="level">
            ${approvals.map(choice)}
          </select></label
        >
        <button class="button" type="submit">Set</button>
      </form>
      <p class="note">What Shopify has approved this app for. The app is not told of a change.</p>`,
  );
}

function creditSwitch({ store, base }: Visit): Markup {
  const on = isStoreCreditOn(store);
  return card(
    "Store credit at the checkout",
    html`<form class="buttons" method="post" action="${base}/sandbox/store-credit">
        <strong>${on ? "On" : "Off"}</strong>
        <button class="button" name="on" value="${on ? "off" : "on"}">
          Switch ${on ? "off" : "on"}
        </button>
      </form>
      <p class="note">Customers who are logged in pay with it. Giving it works either way.</p>`,
  );
}

function costsSwitch({ store, base }: Visit): Markup {
  const hidden = costsHidden(store);
  return card(
    "Product costs",
    html`<form class="buttons" method="post" action="${base}/sandbox/costs">
        <strong>${hidden ? "Hidden" : "Shown"}</strong>
        <button class="button" name="may" value="${hidden ? "yes" : "no"}">
          ${hidden ? "Show" : "Hide"}
        </button>
      </form>
      <p class="note">
        Whether the permission to view product costs was given: without it unit costs are refused.
      </p>`,
  );
}

function faultsCard({ world, base }: Visit): Markup {
  const { faults } = platformOf(world);
  const action = `${base}/sandbox/faults`;
  const running = faults.list();
  return html`${card(
    "Let something go wrong",
    html`<form class="buttons" method="post" action="${action}">
        <label class="field"
          >What
          <select name="kind">
            ${faultKinds.map((kind) => html`<option>${kind}</option>`)}
          </select></label
        >
        <label class="field"
          >Chance
          <input name="probability" type="number" min="0" max="1" step="0.05" value="1" required
        /></label>
        <label class="field"
          >Times <input name="times" type="number" min="1" placeholder="always"
        /></label>
        <label class="field"
          >Amount <input name="amount" type="number" min="0" placeholder="default"
        /></label>
        <label class="field">Only for <input name="match" placeholder="topic or field" /></label>
        <button class="button" type="submit">Start</button>
      </form>
      <p class="note">
        Delays are milliseconds, Retry-After seconds, server errors the HTTP status.
      </p>`,
  )}
  ${
    running.length > 0 &&
    html`${table(
        [
          { label: "Running" },
          { label: "Chance", number: true },
          { label: "Left", number: true },
          { label: "Amount", number: true },
          { label: "Only for" },
          { label: "Happened", number: true },
        ],
        running.map((fault) => [
          fault.kind,
          String(fault.probability),
          fault.times === undefined ? "always" : count(fault.times),
          String(fault.amount ?? "–"),
          fault.match ?? "–",
          count(faults.counts[fault.kind] ?? 0),
        ]),
        "",
      )}
      <form method="post" action="${action}/clear">
        <button class="button" type="submit">End all</button>
      </form>`
  }`;
}

function lateCard({ base }: Visit): Markup {
  return card(
    "Make an order late",
    html`<form class="buttons" method="post" action="${base}/sandbox/late">
        <label class="field">Order <input name="order" placeholder="#1001" required /></label>
        <button class="button" type="submit">Make late</button>
      </form>
      <p class="note">
        A parcel under way is delayed beyond its promise; of an order not sent yet, the promise ran
        out yesterday, or a minute after it was placed. Then move the clock, and press Delivered on
        the order's page.
      </p>`,
  );
}

export function controlsPage(visit: Visit): string {
  const { domain, base } = visit;
  return visit.show({
    title: "Controls",
    section: "sandbox",
    body: html`${heading("Controls")} ${clockCard(visit)} ${faultsCard(visit)} ${lateCard(visit)}
    ${approvalCard(visit)} ${creditSwitch(visit)} ${costsSwitch(visit)}
    ${card(
      "Elsewhere",
      html`<div class="buttons">
        <a class="button" href="/storefront/${domain}">Visit the store</a>
        <a class="button" href="${base}/checkouts">Abandoned checkouts</a>
        <a class="button" href="${base}/products">Sell something out</a>
        <a class="button" href="${base}/transfers">Transfers</a>
        <a class="button" href="${base}/sandbox/webhooks">Webhooks</a>
        <a class="button" href="${base}/sandbox/extensions">Extensions</a>
        <a class="button" href="${base}/apps/${visit.world.apiKey}/app/pieces">Pieces of the app</a>
      </div>`,
    )}`,
  });
}

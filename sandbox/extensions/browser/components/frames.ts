import { configOf, placeAround } from "../config-of.ts";
import { make, set, type Draw, type HostElement } from "./host-element.ts";

/** The outermost elements: what stands around the rest on a page, in a block, in an action's dialog. */

/** Its own, or the extension's name. */
const headingOf = (host: HostElement) => host.text("heading") || configOf(placeAround(host)).name;

const slot = (name: string) => make("slot", { name });

const page: Draw = (host) => {
  const heading = make("h1");
  const subheading = make("p", { class: "soft" });
  const actions = make("div", { class: "row" }, slot("secondary-actions"), slot("primary-action"));
  host.root.append(slot("breadcrumb-actions"), heading, subheading, actions, make("slot"));
  return () => {
    heading.textContent = host.text("heading");
    subheading.textContent = host.text("subheading");
  };
};

/** A card of the admin; without a heading of its own it has the extension's name. */
const adminBlock: Draw = (host) => {
  const heading = make("h2");
  const summary = make("p", { class: "soft" });
  const card = make("section", { class: "card" }, heading, make("slot"), summary);
  host.root.append(card);
  return () => {
    heading.textContent = headingOf(host);
    // Shopify shows it where the merchant has folded the block
    summary.hidden = true;
    summary.textContent = host.text("collapsedSummary");
    set(card, { "aria-label": headingOf(host) });
  };
};

/** Inside the dialog of an action; while it loads its contents cannot be used. */
const action: Draw = (host) => {
  const heading = make("h2");
  const body = make("div", {}, make("slot"));
  const foot = make("div", { class: "row end" }, slot("secondary-actions"), slot("primary-action"));
  host.root.append(heading, body, foot);
  return () => {
    heading.textContent = headingOf(host);
    body.inert = host.flag("loading");
    set(body, { "aria-busy": host.flag("loading") ? "true" : undefined });
  };
};

/** One line that can be put away. */
const announcement: Draw = (host: HostElement) => {
  const close = make("button", { type: "button", class: "plain", "aria-label": "Dismiss" }, "×");
  const bar = make("div", { class: "banner row", role: "status" }, make("slot"), close);
  host.root.append(bar);
  close.addEventListener("click", () => {
    bar.hidden = true;
    host.emit("dismiss");
  });
  return () => {};
};

export const frames: Record<string, Draw> = {
  "s-page": page,
  "s-admin-block": adminBlock,
  "s-admin-action": action,
  "s-admin-print-action": action,
  "s-customer-account-action": action,
  "s-announcement": announcement,
};

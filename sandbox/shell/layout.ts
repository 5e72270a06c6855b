import type { World } from "../platform/world.ts";
import { appListing } from "./app-listing.ts";
import { shopTime } from "./format.ts";
import type { Markup } from "./html.ts";
import { html, jsonScript } from "./html.ts";
import { handleOf } from "./launch.ts";

export type Section =
  | "home"
  | "orders"
  | "products"
  | "customers"
  | "segments"
  | "discounts"
  | "store"
  | "marketing"
  | "analytics"
  | "flow"
  | "app"
  | "apps"
  | "webhooks"
  | "sandbox";

const SECTIONS: [Section, string, string][] = [
  ["home", "Home", ""],
  ["orders", "Orders", "/orders"],
  ["products", "Products", "/products"],
  ["customers", "Customers", "/customers"],
  ["segments", "Segments", "/customers/segments"],
  ["discounts", "Discounts", "/discounts"],
  ["store", "Online store", "/themes"],
  ["marketing", "Marketing", "/marketing"],
  ["analytics", "Analytics", "/analytics"],
  ["flow", "Flow", "/flow"],
];

const SANDBOX_SECTIONS: [Section, string, string][] = [
  ["apps", "Apps", "/apps"],
  ["webhooks", "Webhooks", "/sandbox/webhooks"],
  ["sandbox", "Controls", "/sandbox"],
];

interface Page {
  title: string;
  section: Section;
  body: Markup;
}

/** A whole document in the style of the admin. */
export const document = (title: string, bodyClass: string, body: Markup): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="/shell/style.css" />
        <link rel="icon" href="data:," />
      </head>
      <body class="${bodyClass}">
        ${body}
        <script src="/shell/shell.js"></script>
      </body>
    </html>`.text;

function chrome(world: World, domain: string, section: Section, main: Markup): Markup {
  const base = `/store/${handleOf(domain)}`;
  const app = appListing(world);
  const appBase = `${base}/apps/${world.apiKey}`;
  const { shop } = world.shop(domain);
  const link = ([id, label, path]: [Section, string, string]) =>
    html`<li>
      <a href="${base}${path}" ${id === section && html`aria-current="page"`}>${label}</a>
    </li>`;
  return html`<a class="skip" href="#main">Skip to content</a>
    <header class="top-bar" data-chrome>
      <button id="menu-toggle" type="button" aria-expanded="false" aria-controls="side-bar">
        <span class="menu-icon" aria-hidden="true"></span><span class="visually-hidden">Menu</span>
      </button>
      <a class="wordmark" href="${base}">${shop.name}</a>
      ${otherShops(world, domain)}
      <span class="pill" title="Nothing here is real: a pretend shop on this computer"
        >Sandbox</span
      >
      <span class="spacer"></span>
      <time class="now wide-only" title="The shop's own clock, ${shop.timezone}"
        >${shopTime(world.clock.iso(), shop.timezone)}</time
      >
      <a class="top-link" href="/storefront/${domain}">View store</a>
      <div id="save-bar" role="region" aria-label="Unsaved changes" hidden></div>
    </header>
    <nav id="side-bar" class="side-bar" aria-label="Admin" data-chrome>
      <ul>
        ${SECTIONS.map(link)}
      </ul>
      <h2>Apps</h2>
      <ul>
        <li>
          <a id="app-link" href="${appBase}" ${section === "app" && html`aria-current="page"`}
            ><span class="app-icon" aria-hidden="true">${app.name.slice(0, 1)}</span>${app.name}</a
          >
          <ul id="app-nav" class="app-nav"></ul>
        </li>
      </ul>
      <h2>Sandbox</h2>
      <ul>
        ${SANDBOX_SECTIONS.map(link)}
      </ul>
    </nav>
    <div id="menu-scrim"></div>
    <main id="main" tabindex="-1">${main}</main>
    <div id="toasts"></div>
    <p id="announcement" class="visually-hidden" role="status"></p>`;
}

/** Where the sandbox has several shops: the way to the others. */
function otherShops(world: World, domain: string): Markup | null {
  const others = world.domains.filter((one) => one !== domain);
  if (others.length === 0) return null;
  return html`<details class="shops">
    <summary>Switch shop</summary>
    <ul>
      ${others.map((other) => {
        const { name, currency, timezone } = world.shop(other).shop;
        return html`<li>
          <a href="/store/${handleOf(other)}">${name}</a>
          <small>${currency}, ${timezone}</small>
        </li>`;
      })}
    </ul>
  </details>`;
}

/** A page of the admin: heading, then cards. */
export function adminPage(world: World, domain: string, page: Page, plain = false): string {
  const body = html`<div class="page">${page.body}</div>`;
  return plain
    ? document(page.title, "plain", html`<main id="main">${body}</main>`)
    : document(
        `${page.title} · ${world.shop(domain).shop.name}`,
        "",
        chrome(world, domain, page.section, body),
      );
}

/** The page that holds the app. The frame is opened by the page's script, once it listens. */
export function appPage(world: World, domain: string, source: string, path: string): string {
  const app = appListing(world);
  const storeBase = `/store/${handleOf(domain)}`;
  const data = {
    appName: app.name,
    edgeOrigin: new URL(world.edgeUrl).origin,
    base: `${storeBase}/apps/${world.apiKey}`,
    storeBase,
    domain,
    path,
  };
  const main = html`<div class="app-bar" data-chrome>
      <button id="app-back" type="button" class="back" hidden>
        <span aria-hidden="true">←</span>
      </button>
      <h1 id="app-title">${app.name}</h1>
      <div id="app-actions" class="actions"></div>
    </div>
    <div id="loading-bar" class="loading-bar" role="progressbar" aria-label="Loading" hidden></div>
    <iframe
      id="app-frame"
      name="app-iframe"
      title="${app.name}"
      data-src="${source}"
      allow="clipboard-read; clipboard-write"
    ></iframe>
    ${jsonScript("app-page", data)}`;
  return document(app.name, "app-page", chrome(world, domain, "app", main));
}

export const heading = (title: string, extra: Markup | null = null): Markup =>
  html`<div class="heading">
    <h1>${title}</h1>
    ${extra}
  </div>`;

export const backLink = (href: string, label: string): Markup =>
  html`<a class="back-link" href="${href}"><span aria-hidden="true">←</span> ${label}</a>`;

export const card = (title: string | null, body: Markup): Markup =>
  html`<section class="card">${title && html`<h2>${title}</h2>`}${body}</section>`;

export const badge = (label: string, tone: "good" | "info" | "quiet" | "warn" = "quiet"): Markup =>
  html`<span class="badge ${tone}">${label}</span>`;

export const emptyState = (text: string): Markup => html`<p class="empty">${text}</p>`;

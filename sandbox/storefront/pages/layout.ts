import { DateTime } from "luxon";
import { html, type Markup } from "../../shell/html.ts";
import type { AppParts } from "../../theme/page-parts.ts";
import type { World } from "../../platform/world.ts";

export interface Frame {
  world: World;
  domain: string;
  title: string;
  /** path and query of this page: where the clock's buttons come back to */
  here: string;
  itemsInCart: number;
  /** what the logged-in customer is called; null while nobody is logged in */
  customer: string | null;
  body: Markup;
  /** what apps add to the page */
  parts: AppParts;
  /** the shop's own scripts, before those of apps */
  scripts: Markup;
  foot?: Markup;
  /** language of the page's own words */
  lang?: string;
}

/** A whole page of the storefront: clock, header, the page itself. */
export function page({
  world,
  domain,
  title,
  here,
  itemsInCart,
  customer,
  body,
  parts,
  scripts,
  foot,
  lang = "en",
}: Frame): string {
  const { shop } = world.shop(domain);
  const home = `/storefront/${domain}`;
  const pieces = `${itemsInCart} ${itemsInCart === 1 ? "item" : "items"}`;
  const { text } = html`<html lang="${lang}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${title} · ${shop.name}</title>
      <link rel="stylesheet" href="/storefront/style.css" />
      <link rel="icon" href="data:," />
      ${scripts} ${parts.head}
    </head>
    <body>
      <a class="skip" href="#main">Skip to content</a>
      ${clockBar(world, domain, here)}
      <header class="site">
        <div>
          <a class="brand" href="${home}">${shop.name}</a>
          <nav aria-label="Shop">
            <a href="${home}/search">Search</a>
            <a href="${home}/account">${customer ?? "Log in"}</a>
            <a href="${home}/cart">Cart (${pieces})</a>
          </nav>
        </div>
      </header>
      <main id="main">
        ${body}
        ${
          parts.apps.length > 0 &&
          html`<div id="shopify-section-apps" class="shopify-section">${parts.apps}</div>`
        }
      </main>
      <footer class="site">
        ${foot} A pretend shop on this computer: nothing is charged and nothing is sent.
        <a href="/store/${domain.split(".")[0]!}">Shop admin</a>
      </footer>
      ${parts.body}
    </body>
  </html>`;
  return `<!doctype html>${text}`;
}

function clockBar(world: World, domain: string, here: string): Markup {
  const { timezone } = world.shop(domain).shop;
  const now = DateTime.fromJSDate(world.clock.now(), { zone: timezone }).setLocale("en-US");
  const shown = now.toFormat("ccc, LLL d, yyyy, h:mm a ZZZZ");
  const step = (minutes: number, label: string) =>
    html`<button name="advance" value="${minutes}">${label}</button>`;
  return html`<section class="clock-bar" aria-label="Sandbox clock">
    <span>Sandbox clock: <time datetime="${now.toISO()}">${shown}</time></span>
    <form method="post" action="/storefront/${domain}/clock">
      <input type="hidden" name="returnTo" value="${here}" />
      ${step(60, "+1 hour")} ${step(1440, "+1 day")} ${step(10_080, "+1 week")}
      <button name="reset" value="1">Now</button>
    </form>
    <form method="post" action="/storefront/${domain}/clock">
      <input type="hidden" name="returnTo" value="${here}" />
      <label class="visually-hidden" for="clock-to">Set the clock (shop time)</label>
      <input
        id="clock-to"
        type="datetime-local"
        name="to"
        value="${now.toFormat("yyyy-LL-dd'T'HH:mm")}"
      />
      <button>Set</button>
    </form>
  </section>`;
}

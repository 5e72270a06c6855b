import type { RegisterInit } from "@shopify/web-pixels-extension";
import type { Request } from "express";
import { numberOfApp } from "../install/app-number.ts";
import type { Platform } from "../platform/platform.ts";
import { jsonScript, html, Markup } from "../shell/html.ts";
import { openShopOf } from "../shell/platform.ts";
import type { World } from "../platform/world.ts";
import type { CustomerRecord } from "../store/types.ts";
import { readSession } from "../storefront/session.ts";
import { pixelExtension, type PixelExtension } from "./extension.ts";
import { cartOf } from "./goods.ts";
import type { PageEvent } from "./page-events.ts";
import { customerOf, sightOf } from "./people.ts";
import { consentRules, type ConsentRules } from "./privacy.ts";

/** What the server tells the scripts of a storefront page. */
export interface PixelPage {
  pixel: {
    handle: string;
    settings: Record<string, unknown>;
    privacy: PixelExtension["privacy"];
  } | null;
  data: RegisterInit["data"];
  events: PageEvent[];
  consent: ConsentRules;
  app: { id: string; name: string };
  /** "/storefront/demo.myshopify.com" */
  root: string;
  domain: string;
  currency: string;
  locale: string;
  /** milliseconds since 1970 by the sandbox's clock */
  now: number;
}

/** The bus, the banner and what they have to know, at the end of every page a shopper sees. */
export function pixelMarkup(
  world: World,
  request: Request<{ domain: string }>,
  page: { events: PageEvent[]; customer: CustomerRecord | null; locale: string },
): Markup {
  const { domain } = request.params;
  const store = world.shop(domain);
  const { shop } = store;
  const { lines, checkoutToken } = readSession(request);
  const root = `/storefront/${domain}`;
  const record = world.isInstalled(domain) ? openShopOf(store).webPixel.get() : null;
  const extension = record && pixelExtension(world.extensionsDir);
  const told: PixelPage = {
    pixel:
      record && extension
        ? { handle: extension.handle, settings: record.settings, privacy: extension.privacy }
        : null,
    data: {
      customer: customerOf(page.customer, sightOf(world, domain)),
      cart: cartOf(store, checkoutToken, lines),
      shop: {
        countryCode: shop.country,
        myshopifyDomain: domain,
        name: shop.name,
        paymentSettings: { currencyCode: shop.currency },
        storefrontUrl: `${world.url}${root}`,
      },
      purchasingCompany: null,
    },
    events: page.events,
    consent: consentRules(store),
    app: {
      id: String(numberOfApp(world.apiKey)),
      name: "tenant" in world ? (world as Platform).app.name : "App",
    },
    root,
    domain,
    currency: shop.currency,
    locale: page.locale,
    now: world.clock.now().getTime(),
  };
  const global = {
    shop: domain,
    locale: page.locale,
    country: shop.country,
    currency: { active: shop.currency, rate: "1.0" },
    routes: { root: `${root}/` },
  };
  const inline = JSON.stringify(global).replaceAll("<", "\\u003c");
  return html`${new Markup(`<script>window.Shopify = ${inline};</script>`)}
    ${jsonScript("storefront-page", told)}
    <script src="/storefront/scripts/page.js" defer></script>`;
}

import type { Request } from "express";
import type { SettingValues } from "../extensions/apis/buyer.ts";
import type { UiExtension } from "../extensions/folder.ts";
import { extensionsOf } from "../extensions/of-world.ts";
import {
  placeConfig,
  placeMarkup,
  problemMarkup,
  type AppMetafieldEntry,
  type PlaceConfig,
} from "../extensions/place.ts";
import { html, type Markup } from "../shell/html.ts";
import type { World } from "../platform/world.ts";
import { queryText } from "./requests.ts";

/** The page a buyer looks at, as far as its extensions are concerned. */
export interface BuyerPage {
  world: World;
  domain: string;
  /** what a merchant would have filled in stands in the address: ?question=… */
  request: Request<{ domain: string }>;
  buyerLocale: string;
}

/** What the extensions of one target are given there. */
export interface PlaceData {
  api: Record<string, unknown>;
  appMetafields?: AppMetafieldEntry[];
  /** targets with the same scope share what they store; left out = each target has its own */
  storageScope?: string;
}

/** The extensions that have this target; none while the app is not installed. */
export function extensionsWith({ world, domain }: BuyerPage, target: string): UiExtension[] {
  if (!world.isInstalled(domain)) return [];
  return extensionsOf(world)
    .list()
    .extensions.filter((one) => one.targets.some((each) => each.target === target));
}

/** Every extension with this target, each in a place of its own. */
export function placesAt(page: BuyerPage, target: string, data: PlaceData): Markup | null {
  const places = extensionsWith(page, target).map((extension) =>
    placeMarkup(buyerConfig(page, extension, target, data)),
  );
  return places.length > 0 ? html`${places}` : null;
}

export function buyerConfig(
  page: BuyerPage,
  extension: UiExtension,
  target: string,
  { api, appMetafields, storageScope = target }: PlaceData,
): PlaceConfig {
  const { world, domain, request, buyerLocale } = page;
  const storefront = `/storefront/${domain}`;
  return placeConfig({
    extension,
    target,
    shop: domain,
    buyerLocale,
    country: world.shop(domain).shop.country,
    api,
    settings: settingsIn(request, extension),
    ...(appMetafields ? { appMetafields } : {}),
    storageScope,
    tokens: { url: `${storefront}/session-token` },
    links: { handle: extension.handle, storefront, account: `${storefront}/account` },
    appUrl: world.edgeUrl,
  });
}

/** The script that starts the places of a page, and what is wrong with folders that cannot be read. */
export function placesEnd({ world, domain }: BuyerPage): Markup {
  const problems = world.isInstalled(domain) ? extensionsOf(world).list().problems : [];
  return html`${problems.map(problemMarkup)}
    <script type="module" src="/extension-host/host.js"></script>`;
}

function settingsIn(request: BuyerPage["request"], extension: UiExtension): SettingValues {
  const given = extension.settings.flatMap((key) => {
    const value = queryText(request, key);
    return value === null ? [] : [[key, value === "true" || (value === "false" ? false : value)]];
  });
  return Object.fromEntries(given) as SettingValues;
}
